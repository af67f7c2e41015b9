package dev.sentinelsync.content.kind;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sentinelsync.content.fact.AsimParserFacts;
import dev.sentinelsync.content.fact.ContentQuery;
import dev.sentinelsync.content.fact.FileKind;
import dev.sentinelsync.content.parse.ContentLimits;
import dev.sentinelsync.content.parse.Document;
import dev.sentinelsync.content.parse.ProblemSink;
import dev.sentinelsync.content.parse.TolerantYaml;
import dev.sentinelsync.content.parse.UnreadableFileException;
import java.util.ArrayList;
import java.util.List;

/** Reads ASIM parsers. */
final class AsimParserReader implements ContentReader<AsimParserFacts> {

  private final ContentLimits limits;
  private final TolerantYaml yaml;

  AsimParserReader(ContentLimits limits) {
    this.limits = limits;
    this.yaml = new TolerantYaml(limits);
  }

  @Override
  public FileKind kind() {
    return FileKind.ASIM_PARSER;
  }

  @Override
  public Class<AsimParserFacts> type() {
    return AsimParserFacts.class;
  }

  @Override
  public AsimParserFacts read(byte[] bytes, ProblemSink problems) throws UnreadableFileException {
    ItemFields fields = new ItemFields(yaml.read(bytes, problems), limits, problems);
    JsonNode parser = fields.node("Parser");
    JsonNode described = parser.isObject() ? parser : fields.node("Function");
    List<ContentQuery.Parameter> parameters = ItemFields.parameters(parameters(fields));
    JsonNode query = fields.node("ParserQuery");
    return new AsimParserFacts(
        fields.name("Id"),
        new AsimParserFacts.Names(
            fields.name("ParserName"),
            fields.name("EquivalentBuiltInParser"),
            fields.name("FunctionName")),
        fields.name(fields.node("Normalization"), "Schema"),
        fields.name(fields.node("Normalization"), "Version"),
        new AsimParserFacts.About(
            fields.name(described, "Title"),
            fields.name(described, "Version"),
            fields.name(described, "LastUpdated"),
            fields.name(fields.node("Product"), "Name"),
            fields.text("Description"),
            references(fields.node("References"))),
        parameters,
        Document.texts(fields.node("Parsers")),
        fields.query(query.isMissingNode() ? fields.node("FunctionQuery") : query, parameters));
  }

  private static JsonNode parameters(ItemFields fields) {
    for (String key : List.of("ParserParams", "FunctionParams", "FunctionParameters")) {
      if (!fields.node(key).isMissingNode()) {
        return fields.node(key);
      }
    }
    return fields.node("Parameters");
  }

  private static List<AsimParserFacts.Reference> references(JsonNode list) {
    List<AsimParserFacts.Reference> references = new ArrayList<>();
    for (JsonNode element : ItemFields.elements(list)) {
      AsimParserFacts.Reference reference =
          element.isObject()
              ? new AsimParserFacts.Reference(
                  Document.text(element, "Title"), Document.text(element, "Link"))
              : new AsimParserFacts.Reference("", Document.scalar(element));
      if (!reference.title().isEmpty() || !reference.link().isEmpty()) {
        references.add(reference);
      }
    }
    return references;
  }
}
