package dev.sentinelsync.content.template;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sentinelsync.content.kind.WorkbookParameters;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QueryTemplateTest {

  private static final String WORKBOOK =
      """
      {"items": [
        {"content": {"parameters": [
          {"name": "TimeRange", "type": 4},
          {"name": "Users", "type": 2},
          {"name": "Days", "type": 1, "value": "7"},
          {"name": "Table", "type": 2, "value": "Perimeter_CL"},
          {"name": "AnyTable", "type": 2}
        ]}},
        {"content": {"exportParameterName": "Picked"}}
      ]}
      """;

  @ParameterizedTest
  @CsvSource(
      delimiter = '#',
      quoteCharacter = '\0',
      value = {
        "T | where TimeGenerated {TimeRange} | take 1 # T | where TimeGenerated > ago(1d) | take 1",
        "T | where x between ({TimeRange:start} .. {TimeRange:end})"
            + " # T | where x between (datetime(2024-01-01) .. datetime(2024-01-01))",
        "T | summarize count() by bin(x, {TimeRange:grain}) # T | summarize count() by bin(x, 1h)",
        "T | where x > now(-{TimeRange:seconds}s) # T | where x > now(-86400s)",
        "T | where u in ({Users}) # T | where u in ('')",
        "T | where u in ('' {Users}) # T | where u in ('' )",
        "T | where u in {Users} # T | where u in ('')",
        "T | where x > ago({Days}d) # T | where x > ago(1d)",
        "T | where x > ago({Days}{Picked}) # T | where x > ago(1)",
        "T | where a == {Days} | take {Days} # T | where a == '' | take 1",
        "T | where {Picked} and a # T | where true and a",
        "T | {Picked} | take 1 # T | where true | take 1",
        "T | sort by {Picked} | take 1 # T | sort by Picked | take 1",
        "T | extend {Picked:label} = 1 # T | extend Picked = 1",
        "T | where a == {Picked} | take 1 # T | where a == '' | take 1",
        "{Table} | take 1 # Perimeter_CL | take 1",
        "union ({Table} | take 1), T # union (Perimeter_CL | take 1), T",
        "let t = {Table} | take 1; t # let t = Perimeter_CL | take 1; t",
        "let n = {Days}; T # let n = ''; T",
        "{AnyTable} | take 1 # (print 1) | take 1",
        "search in ({AnyTable}) 'x' # search in (*) 'x'",
        "find in ({Table}) where a == 1 # find in (Perimeter_CL) where a == 1",
      })
  void placeholderBecomesTextOfTheRightKind(String written, String expected) throws Exception {
    assertThat(workbook().fill(written.strip())).isEqualTo(expected.strip());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '#',
      quoteCharacter = '\0',
      value = {
        "T | where a == '{Users}' or b == \"{Days}\"",
        "T | where a == @'c:\\{Users}' // {Days} don't",
        "T | where a has ```{Users} it's```",
        "let f = () {Other}; f",
        "let f = (x: int) { T | take x }; f(1)",
        "T | extend d = dynamic({\"a\": 1})",
      })
  void literalsCommentsAndFunctionBodiesStay(String query) throws Exception {
    assertThat(workbook().fill(query)).isEqualTo(query);
  }

  @Test
  void quoteThatNobodyClosesEndsWithItsLine() throws Exception {
    assertThat(workbook().fill("T | where a == 'open\n| take {Days}"))
        .isEqualTo("T | where a == 'open\n| take 1");
  }

  @Test
  void placeholderAtTheVeryEndIsReplaced() throws Exception {
    assertThat(workbook().fill("T | take {Days}")).isEqualTo("T | take 1");
  }

  @Test
  void longRunOfPlaceholdersCostsLinearTime() throws Exception {
    String query = "T | where a in (" + "{Users}, ".repeat(50_000) + "1)";

    assertThat(workbook().fill(query)).contains("'', ''").doesNotContain("{");
  }

  private static WorkbookParameters workbook() throws Exception {
    JsonNode root = new ObjectMapper().readTree(WORKBOOK);
    return WorkbookParameters.of(root);
  }
}
