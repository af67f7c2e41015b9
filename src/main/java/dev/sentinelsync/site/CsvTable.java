package dev.sentinelsync.site;

import com.fasterxml.jackson.databind.SequenceWriter;
import com.fasterxml.jackson.dataformat.csv.CsvGenerator;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
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

  private CsvTable() {}

  /**
   * Writes a table.
   *
   * @param columns their names
   * @param rows as many fields each as there are columns
   */
  static byte[] of(List<String> columns, Stream<List<String>> rows) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (SequenceWriter lines =
        MAPPER
            .writerFor(String[].class)
            .with(SCHEMA)
            .writeValues(new OutputStreamWriter(bytes, StandardCharsets.UTF_8))) {
      lines.write(columns.toArray(String[]::new));
      for (List<String> row : (Iterable<List<String>>) rows::iterator) {
        if (row.size() != columns.size()) {
          throw new IllegalArgumentException(
              "a row of %d fields in a table of %d columns: %s"
                  .formatted(row.size(), columns.size(), row.get(0)));
        }
        lines.write(row.stream().map(CsvTable::harmless).toArray(String[]::new));
      }
    } catch (IOException e) {
      throw new UncheckedIOException("writing to memory failed", e);
    }
    return bytes.toByteArray();
  }

  private static String harmless(String field) {
    String text = field.replace("\u0000", "");
    return FORMULA.matcher(text).find() ? "'" + text : text;
  }
}
