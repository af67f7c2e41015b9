package dev.sentinelsync.content.kind;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sentinelsync.content.fact.FileKind;
import dev.sentinelsync.content.fact.WorkbookFacts;
import dev.sentinelsync.content.fact.WorkbookFacts.Place;
import dev.sentinelsync.content.parse.ContentLimits;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Where the queries of a workbook stand (analysis rules 4.3). */
class WorkbookPlacesTest {

  @Test
  void tabsGroupsTitlesAndParametersNameTheQueries() throws Exception {
    WorkbookFacts workbook =
        read(
            """
            {"version": "Notebook/1.0", "items": [
              {"type": 11, "content": {"style": "tabs", "links": [
                {"cellValue": "tab", "linkTarget": "parameter", "linkLabel": "Doors", "subTarget": "d"},
                {"cellValue": "tab", "linkTarget": "parameter", "linkLabel": "Lamps", "subTarget": "l"}
              ]}},
              {"type": 9, "content": {"parameters": [
                {"name": "Who", "type": 2, "query": "Doors_CL | distinct Who"}]}, "name": "choice"},
              {"type": 12,
               "content": {"title": "Open doors", "items": [
                 {"type": 3, "content": {"query": "Doors_CL | where Who in ({Who})", "title": "By person"}},
                 {"type": 3, "content": {"query": "Doors_CL"}, "name": "all doors"}]},
               "conditionalVisibility":
                 {"parameterName": "tab", "comparison": "isEqualTo", "value": "d"},
               "name": "group"},
              {"type": 3, "content": {"query": "Lamps_CL"},
               "conditionalVisibilities": [
                 {"parameterName": "tab", "comparison": "isEqualTo", "value": "l"},
                 {"parameterName": "tab", "comparison": "isNotEqualTo", "value": "d"}]}
            ]}
            """);

    assertThat(workbook.places())
        .containsExactly(
            new Place(List.of(), "Who", true, ""),
            new Place(
                List.of("Doors", "Open doors"),
                "By person",
                false,
                "Doors_CL | where Who in ({Who})"),
            new Place(List.of("Doors", "Open doors"), "all doors", false, ""),
            new Place(List.of("Lamps"), "", false, ""));
  }

  private static WorkbookFacts read(String json) throws Exception {
    return (WorkbookFacts)
        ContentReaders.standard(ContentLimits.DEFAULT)
            .read(FileKind.WORKBOOK, json.getBytes(StandardCharsets.UTF_8), problem -> {});
  }
}
