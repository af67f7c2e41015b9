package dev.sentinelsync.site.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvTableTest {

  @Test
  void everyFieldIsQuotedAndLinesEndAsTheStandardSays() {
    String table = table(List.of("a", "b"), List.of("plain", "say \"hi\",\nthen go"));

    assertThat(table).isEqualTo("\"a\",\"b\"\r\n\"plain\",\"say \"\"hi\"\",\nthen go\"\r\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "＝1"})
  void whatASpreadsheetWouldRunIsMarkedAsText(String formula) {
    assertThat(table(List.of("a"), List.of(formula)))
        .isEqualTo("\"a\"\r\n\"'" + formula + "\"\r\n");
  }

  @Test
  void signsInsideAFieldStay() {
    assertThat(table(List.of("a"), List.of("x = -1 @ +2"))).contains("\"x = -1 @ +2\"");
  }

  @Test
  void aTableWithoutRowsHasItsNames() {
    assertThat(new String(CsvTable.of(List.of("a", "b"), Stream.of()), StandardCharsets.UTF_8))
        .isEqualTo("\"a\",\"b\"\r\n");
  }

  @Test
  void aRowThatDoesNotFitIsRefused() {
    assertThatThrownBy(() -> table(List.of("a", "b"), List.of("only one")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("only one");
  }

  private static String table(List<String> columns, List<String> row) {
    return new String(CsvTable.of(columns, Stream.of(row)), StandardCharsets.UTF_8);
  }
}
