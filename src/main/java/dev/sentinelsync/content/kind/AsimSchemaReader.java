package dev.sentinelsync.content.kind;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import dev.sentinelsync.content.fact.AsimSchemaFacts;
import dev.sentinelsync.content.fact.FileKind;
import dev.sentinelsync.content.parse.ContentLimits;
import dev.sentinelsync.content.parse.ProblemSink;
import dev.sentinelsync.content.parse.Rejection;
import dev.sentinelsync.content.parse.SourceText;
import dev.sentinelsync.content.parse.UnreadableFileException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * Reads the list of fields of the tester of ASIM parsers, a table of values (analysis rules 8.1).
 */
final class AsimSchemaReader implements ContentReader<AsimSchemaFacts> {

  private static final ObjectReader LINES =
      CsvMapper.builder()
          .enable(CsvParser.Feature.TRIM_SPACES)
          .enable(CsvParser.Feature.SKIP_EMPTY_LINES)
          .enable(CsvParser.Feature.IGNORE_TRAILING_UNMAPPABLE)
          .build()
          .readerForMapOf(String.class)
          .with(CsvSchema.emptySchema().withHeader());

  /** A longer cell is no list of allowed values. */
  private static final int LONGEST_CELL = 4_000;

  private final ContentLimits limits;

  AsimSchemaReader(ContentLimits limits) {
    this.limits = limits;
  }

  @Override
  public FileKind kind() {
    return FileKind.ASIM_SCHEMA;
  }

  @Override
  public Class<AsimSchemaFacts> type() {
    return AsimSchemaFacts.class;
  }

  @Override
  public AsimSchemaFacts read(byte[] bytes, ProblemSink problems) throws UnreadableFileException {
    String text = SourceText.decode(bytes, limits, problems);
    List<AsimSchemaFacts.Field> fields = new ArrayList<>();
    try (MappingIterator<Map<String, String>> lines = LINES.readValues(text)) {
      while (lines.hasNextValue() && fields.size() < limits.entries()) {
        AsimSchemaFacts.Field field = field(lines.nextValue());
        if (!field.name().isEmpty() && !field.schema().isEmpty()) {
          fields.add(field);
        }
      }
    } catch (JsonProcessingException e) {
      int line = e.getLocation() == null ? 0 : e.getLocation().getLineNr();
      throw Rejection.of(line, 0, "csv-syntax", "The table of values cannot be read.");
    } catch (IOException e) {
      throw new UncheckedIOException("a text in memory can always be read", e);
    }
    return new AsimSchemaFacts(fields);
  }

  private AsimSchemaFacts.Field field(Map<String, String> line) {
    Map<String, String> cells = new TreeMap<>();
    line.forEach((name, value) -> cells.put(name.toLowerCase(Locale.ROOT), cut(value)));
    return new AsimSchemaFacts.Field(
        cells.getOrDefault("schema", ""),
        cells.getOrDefault("columnname", ""),
        cells.getOrDefault("columntype", ""),
        cells.getOrDefault("class", ""),
        cells.getOrDefault("logicaltype", ""),
        Arrays.stream(cells.getOrDefault("listofvalues", "").split("\\|"))
            .map(String::strip)
            .filter(value -> !value.isEmpty())
            .toList(),
        cells.getOrDefault("aliased", ""));
  }

  private String cut(String value) {
    String text = value == null ? "" : value.strip();
    return text.length() <= LONGEST_CELL ? text : "";
  }
}
