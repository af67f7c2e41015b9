package dev.sentinelsync.site.export;

import static org.assertj.core.api.Assertions.assertThat;

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
    assertThat(new String(columns(List.of("a", "b")).file(Stream.of()), StandardCharsets.UTF_8))
        .isEqualTo("\"a\",\"b\"\r\n");
  }

  private static String table(List<String> names, List<String> row) {
    return new String(columns(names).file(Stream.of(row)), StandardCharsets.UTF_8);
  }

  /** A column for each name, which shows the field at the same place of a row. */
  private static CsvTable<List<String>> columns(List<String> names) {
    CsvTable<List<String>> table = new CsvTable<>();
    for (int i = 0; i < names.size(); i++) {
      int place = i;
      table = table.column(names.get(i), row -> row.get(place));
    }
    return table;
  }
}
