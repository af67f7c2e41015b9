package dev.sentinelsync.site.export;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.dataformat.csv.CsvGenerator;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * A table of values as RFC 4180 has it: a line of names, line ends of two characters, every field
 * in quotes; UTF-8 without a byte order mark. Immutable: the columns with their names and values.
 *
 * @param <R> type of the rows
 */
final class CsvTable<R> {

  /**
   * What makes a spreadsheet take a field for a formula. The texts are written by strangers, so
   * such a field gets an apostrophe, by which spreadsheets mark text.
   */
  private static final String FORMULA = "=+-@\t\r\n＝＋－＠";

  private static final CsvMapper MAPPER =
      CsvMapper.builder().enable(CsvGenerator.Feature.ALWAYS_QUOTE_STRINGS).build();

  private static final CsvSchema SCHEMA = CsvSchema.emptySchema().withLineSeparator("\r\n");

  private static final ObjectWriter LINE = MAPPER.writerFor(String[].class).with(SCHEMA);

  private final List<Column<R>> columns;

  /** A table without columns. */
  CsvTable() {
    this(List.of());
  }

  private CsvTable(List<Column<R>> columns) {
    this.columns = columns;
  }

  private record Column<R>(String name, Function<R, String> value) {}

  /** This table with one more column behind the others. */
  CsvTable<R> column(String name, Function<R, String> value) {
    return new CsvTable<>(
        Stream.concat(columns.stream(), Stream.of(new Column<>(name, value))).toList());
  }

  /** The file with a line for each row. */
  byte[] file(Stream<R> rows) {
    return join(rows.map(this::line));
  }

  /** The file with lines that {@link #line} made. */
  byte[] join(Stream<String> lines) {
    List<String> all = Stream.concat(Stream.of(write(Column::name)), lines).toList();
    int characters = all.stream().mapToInt(String::length).sum();
    // Line by line, since one character that is not Latin would make the whole text twice as wide;
    // few take more than one byte.
    ByteArrayOutputStream file = new ByteArrayOutputStream(characters + characters / 32);
    all.forEach(line -> file.writeBytes(line.getBytes(StandardCharsets.UTF_8)));
    return file.toByteArray();
  }

  /** The line of a row, with its end. */
  String line(R row) {
    return write(column -> column.value().apply(row));
  }

  private String write(Function<Column<R>, String> field) {
    try {
      return LINE.writeValueAsString(
          columns.stream().map(field).map(CsvTable::harmless).toArray(String[]::new));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("texts must have a CSV form", e);
    }
  }

  private static String harmless(String field) {
    String text = field.replace("\u0000", "");
    return !text.isEmpty() && FORMULA.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
  }
}
