package dev.sentinelsync.content.kind;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sentinelsync.content.fact.FileKind;
import dev.sentinelsync.content.fact.ItemMetadata;
import dev.sentinelsync.content.fact.WorkbooksMetadataFacts;
import java.util.List;
import org.junit.jupiter.api.Test;

class WorkbooksMetadataReaderTest {

  @Test
  void readsEachWorkbookAndLeavesOutTheRest() throws Exception {
    Problems problems = new Problems();

    WorkbooksMetadataFacts facts =
        FactsRoundTrip.read(
            FileKind.WORKBOOKS_METADATA,
            WorkbooksMetadataFacts.class,
            """
            [
              {
                "workbookKey": "DoorsWorkbook",
                "logoFileName": "door.svg",
                "description": "Shows doors",
                "dataTypesDependencies": ["Doors_CL"],
                "dataConnectorsDependencies": ["Doors"],
                "previewImagesFileNames": ["DoorsWhite.png", ""],
                "version": "1.10.0",
                "title": "Doors",
                "templateRelativePath": "Doors.json",
                "subtitle": "All of them",
                "provider": "Acme",
                "support": {"tier": "Partner"},
                "author": {"name": "A. Writer"},
                "source": {"kind": "Community"},
                "categories": {"domains": ["IoT"]}
              },
              "stray"
            ]
            """,
            problems);

    assertThat(facts.workbooks())
        .containsExactly(
            new WorkbooksMetadataFacts.Entry(
                "DoorsWorkbook",
                "Doors.json",
                new WorkbooksMetadataFacts.Entry.About(
                    "Doors", "All of them", "Shows doors", "1.10.0", "Acme", "door.svg"),
                List.of("Doors_CL"),
                List.of("Doors"),
                List.of("DoorsWhite.png"),
                new ItemMetadata("Community", "A. Writer", "Partner", List.of("IoT"))));
    assertThat(problems.places()).containsExactly("not-an-object@19");
  }
}
