package dev.sentinelsync.site.list;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sentinelsync.catalog.item.ContentType;
import dev.sentinelsync.catalog.item.ItemTables;
import dev.sentinelsync.catalog.item.TableUsage;
import dev.sentinelsync.site.list.SolutionUse.Kind;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the items of a solution use, as facts of the solution. */
class SolutionUseTest {

  private static final ItemTables TABLES =
      new ItemTables(
          List.of(
              new ItemTables.Use("signinlogs", TableUsage.READ, ""),
              new ItemTables.Use("made_cl", TableUsage.WRITE, "")),
          List.of(new ItemTables.AsimUse("imdns", "_Im_Dns")),
          List.of(),
          List.of(),
          List.of());

  @Test
  void tablesAndParsersOfAnItemAreItsUses() {
    assertThat(SolutionUse.of(ContentType.ANALYTIC_RULE, TABLES))
        .containsExactly(
            new SolutionUse(ContentType.ANALYTIC_RULE, Kind.READ, "signinlogs", ""),
            new SolutionUse(ContentType.ANALYTIC_RULE, Kind.WRITTEN, "made_cl", ""),
            new SolutionUse(ContentType.ANALYTIC_RULE, Kind.PARSER, "imdns", "_Im_Dns"));
  }

  @Test
  void whatAParserReadsCountsWhereItIsCalled() {
    assertThat(SolutionUse.of(ContentType.PARSER, TABLES)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"SigninLogs", "a\nb", "a\",\"b", "]", "\\", "\u0001\uD83D\uDE00", ""})
  void anyNameIsReadAsItWasWritten(String name) {
    SolutionUse use = new SolutionUse(ContentType.WORKBOOK, Kind.PARSER, name, name);
    assertThat(SolutionUse.read(use.written())).isEqualTo(use);
  }
}
