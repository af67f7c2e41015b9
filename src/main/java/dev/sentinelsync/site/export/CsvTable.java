package dev.sentinelsync.site.export;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.dataformat.csv.CsvGenerator;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A table of values as RFC 4180 has it: a line of names, line ends of two characters, every field
 * in quotes; UTF-8 without a byte order mark.
 */
final class CsvTable {

  /**
   * What makes a spreadsheet take a field for a formula. The texts are written by strangers, so
   * such a field gets an apostrophe, by which spreadsheets mark text.
   */
  private static final Pattern FORMULA = Pattern.compile("^[=+\\-@\\t\\r\\n＝＋－＠]");

  private static final CsvMapper MAPPER =
      CsvMapper.builder().enable(CsvGenerator.Feature.ALWAYS_QUOTE_STRINGS).build();

  private static final CsvSchema SCHEMA = CsvSchema.emptySchema().withLineSeparator("\r\n");

  private static final ObjectWriter LINE = MAPPER.writerFor(String[].class).with(SCHEMA);

  private CsvTable() {}

  /**
   * Writes a table.
   *
   * @param columns their names
   * @param rows as many fields each as there are columns
   */
  static byte[] of(List<String> columns, Stream<List<String>> rows) {
    return join(columns, rows.map(row -> line(columns, row)));
  }

  /** Puts finished lines under the names of their columns. */
  static byte[] join(List<String> columns, Stream<String> lines) {
    // Line by line, since one character that is not Latin would make the whole text twice as wide.
    ByteArrayOutputStream table = new ByteArrayOutputStream();
    table.writeBytes(line(columns, columns).getBytes(StandardCharsets.UTF_8));
    lines.forEachOrdered(line -> table.writeBytes(line.getBytes(StandardCharsets.UTF_8)));
    return table.toByteArray();
  }

  /** One line of a table with its end. */
  static String line(List<String> columns, List<String> fields) {
    if (fields.size() != columns.size()) {
      throw new IllegalArgumentException(
          "a row of %d fields in a table of %d columns: %s"
              .formatted(fields.size(), columns.size(), fields.get(0)));
    }
    try {
      return LINE.writeValueAsString(
          fields.stream().map(CsvTable::harmless).toArray(String[]::new));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("texts must have a CSV form", e);
    }
  }

  private static String harmless(String field) {
    String text = field.replace("\u0000", "");
    return FORMULA.matcher(text).find() ? "'" + text : text;
  }
}
