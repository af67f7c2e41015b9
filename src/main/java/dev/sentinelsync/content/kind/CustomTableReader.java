package dev.sentinelsync.content.kind;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sentinelsync.content.fact.ConnectorFileFacts.Column;
import dev.sentinelsync.content.fact.CustomTableFacts;
import dev.sentinelsync.content.fact.FileKind;
import dev.sentinelsync.content.parse.ContentLimits;
import dev.sentinelsync.content.parse.Document;
import dev.sentinelsync.content.parse.ProblemSink;
import dev.sentinelsync.content.parse.TolerantJson;
import dev.sentinelsync.content.parse.UnreadableFileException;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads definitions of tables that tests of queries use (analysis rules 11.1): a name and a list of
 * properties with name and type. The case of keys varies from file to file.
 */
final class CustomTableReader implements ContentReader<CustomTableFacts> {

  private final ContentLimits limits;
  private final TolerantJson json;

  CustomTableReader(ContentLimits limits) {
    this.limits = limits;
    this.json = new TolerantJson(limits);
  }

  @Override
  public FileKind kind() {
    return FileKind.CUSTOM_TABLE;
  }

  @Override
  public Class<CustomTableFacts> type() {
    return CustomTableFacts.class;
  }

  @Override
  public CustomTableFacts read(byte[] bytes, ProblemSink problems) throws UnreadableFileException {
    Document document = json.read(bytes, problems);
    ItemFields fields = new ItemFields(document, limits, problems);
    List<Column> columns = new ArrayList<>();
    for (JsonNode property : ItemFields.elements(fields.node("Properties"))) {
      String name = fields.name(property, "Name").strip();
      if (!name.isEmpty()) {
        columns.add(new Column(name, fields.name(property, "Type").strip(), ""));
      }
    }
    return new CustomTableFacts(fields.name("Name").strip(), columns);
  }
}
