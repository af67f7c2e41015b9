package dev.sentinelsync.content.kind;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sentinelsync.content.fact.ContentQuery;
import dev.sentinelsync.content.fact.FileKind;
import dev.sentinelsync.content.fact.ParserFacts;
import dev.sentinelsync.content.parse.ContentLimits;
import dev.sentinelsync.content.parse.Document;
import dev.sentinelsync.content.parse.ProblemSink;
import dev.sentinelsync.content.parse.TolerantYaml;
import dev.sentinelsync.content.parse.UnreadableFileException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Reads parsers in YAML: the flat shape ({@code Title}, {@code FunctionName}), the one with a
 * {@code Function} object, and the shape of ASIM parsers, which some solutions use. Keys are
 * compared without case. Loaded as YAML, so that a {@code Version:} inside a query is no version.
 */
final class ParserYamlReader implements ContentReader<ParserFacts> {

  private static final String[] PARAMETERS = {
    "FunctionParams", "FunctionParameters", "ParserParams", "Parameters"
  };

  private final ContentLimits limits;
  private final TolerantYaml yaml;

  ParserYamlReader(ContentLimits limits) {
    this.limits = limits;
    this.yaml = new TolerantYaml(limits);
  }

  @Override
  public FileKind kind() {
    return FileKind.PARSER_YAML;
  }

  @Override
  public Class<ParserFacts> type() {
    return ParserFacts.class;
  }

  @Override
  public ParserFacts read(byte[] bytes, ProblemSink problems) throws UnreadableFileException {
    Document document = yaml.read(bytes, problems);
    JsonNode root = document.root();
    ItemFields fields = new ItemFields(document, limits, problems);
    List<ContentQuery.Parameter> parameters = ItemFields.parameters(declared(root));
    ParserFacts facts =
        new ParserFacts(
            names(root),
            new ParserFacts.About(
                line(root, "Id"),
                line(root, "Title"),
                line(root, "Version"),
                line(root, "LastUpdated"),
                line(root, "Category"),
                described(root, "Description")),
            parameters,
            fields.query(firstOf(root, "FunctionQuery", "ParserQuery", "Query"), parameters));
    if (facts.queries().isEmpty()) {
      problems.warning(0, 0, "missing-query", "The parser has no query.");
    }
    return facts;
  }

  /** The parameters, at the root or in the object that describes the function. */
  private static JsonNode declared(JsonNode root) {
    JsonNode found = firstOf(root, PARAMETERS);
    return found.isMissingNode() ? firstOf(firstOf(root, "Function", "Parser"), PARAMETERS) : found;
  }

  private List<String> names(JsonNode root) {
    Set<String> names = new LinkedHashSet<>();
    for (String key : List.of("FunctionName", "FunctionAlias", "ParserName")) {
      names.addAll(Document.texts(Document.ignoringCase(root, key)));
    }
    return List.copyOf(names);
  }

  private static String line(JsonNode root, String key) {
    return described(root, key).replace('\n', ' ');
  }

  /** A text at the root or in the object that describes the function. */
  private static String described(JsonNode root, String key) {
    String text = Document.scalar(Document.ignoringCase(root, key));
    return text.isEmpty()
        ? Document.scalar(Document.ignoringCase(firstOf(root, "Function", "Parser"), key))
        : text;
  }

  private static JsonNode firstOf(JsonNode root, String... keys) {
    JsonNode found = Document.ignoringCase(root, keys[0]);
    for (int i = 1; i < keys.length && found.isMissingNode(); i++) {
      found = Document.ignoringCase(root, keys[i]);
    }
    return found;
  }
}
