package dev.sentinelsync.content.kind;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sentinelsync.content.fact.ContentQuery;
import dev.sentinelsync.content.fact.FileKind;
import dev.sentinelsync.content.fact.SummaryRuleFacts;
import dev.sentinelsync.content.parse.UnreadableFileException;
import java.util.List;
import org.junit.jupiter.api.Test;

class SummaryRuleReaderTest {

  @Test
  void readsTheTableAndTheBins() throws Exception {
    SummaryRuleFacts rule =
        read(
            """
            id: 1
            displayName: Doors by hour
            description: Sums up
            destinationTable: DoorsHourly_CL
            query: |
              Doors_CL
              | summarize count() by bin(TimeGenerated, 1h)
            binSize: 60
            version: 1.0.0
            """);

    // The display name is no identity: the file names a rule that has no name.
    assertThat(rule.common().name()).isEmpty();
    assertThat(rule.displayName()).isEqualTo("Doors by hour");
    assertThat(rule.writtenTables()).containsExactly("DoorsHourly_CL");
    assertThat(rule.destinationTable()).isEqualTo("DoorsHourly_CL");
    assertThat(rule.bins().size()).isEqualTo("60");
    assertThat(rule.common().version()).isEqualTo("1.0.0");
    assertThat(rule.queries())
        .containsExactly(
            new ContentQuery(
                "Doors_CL\n| summarize count() by bin(TimeGenerated, 1h)", 6, List.of()));
  }

  @Test
  void theNameWinsOverTheDisplayName() throws Exception {
    assertThat(read("displayName: a\nname: b").common().name()).isEqualTo("b");
  }

  private static SummaryRuleFacts read(String text) throws UnreadableFileException {
    return FactsRoundTrip.read(FileKind.SUMMARY_RULE, SummaryRuleFacts.class, text);
  }
}
