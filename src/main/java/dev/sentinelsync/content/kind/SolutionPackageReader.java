package dev.sentinelsync.content.kind;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sentinelsync.content.fact.ConnectorDefinition;
import dev.sentinelsync.content.fact.ConnectorFileFacts;
import dev.sentinelsync.content.fact.ConnectorMarker;
import dev.sentinelsync.content.fact.FileKind;
import dev.sentinelsync.content.fact.SolutionPackageFacts;
import dev.sentinelsync.content.parse.ContentLimits;
import dev.sentinelsync.content.parse.Document;
import dev.sentinelsync.content.parse.JsonTree;
import dev.sentinelsync.content.parse.ProblemSink;
import dev.sentinelsync.content.parse.TolerantJson;
import dev.sentinelsync.content.parse.UnreadableFileException;
import dev.sentinelsync.content.template.ArmTemplate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Reads the connectors of a solution's package (analysis rules 9.6). The deployment template of a
 * package has megabytes and repeats the whole solution, so one resource at a time is held as a
 * tree. Oddities of a generated file are nobody's to mend; none are reported.
 */
final class SolutionPackageReader implements ContentReader<SolutionPackageFacts> {

  /** What expressions are resolved by. */
  private static final List<String> DECLARATIONS = List.of("parameters", "variables");

  private static final String RESOURCES = "resources";

  private final ContentLimits limits;
  private final TolerantJson json;

  SolutionPackageReader(ContentLimits limits) {
    this.limits = limits;
    this.json = new TolerantJson(limits);
  }

  @Override
  public FileKind kind() {
    return FileKind.SOLUTION_PACKAGE;
  }

  @Override
  public Class<SolutionPackageFacts> type() {
    return SolutionPackageFacts.class;
  }

  @Override
  public SolutionPackageFacts read(byte[] bytes, ProblemSink problems)
      throws UnreadableFileException {
    ObjectNode template = JsonNodeFactory.instance.objectNode();
    json.readParts(bytes, Set.copyOf(DECLARATIONS), problems, template::set);
    Map<String, ConnectorFileFacts> parts = new LinkedHashMap<>();
    json.readParts(
        bytes,
        Set.of(RESOURCES),
        problem -> {},
        (field, resource) -> {
          template.putArray(RESOURCES).add(resource);
          new Part(template).find(resource, resource, parts);
        });
    template.remove(RESOURCES);
    for (String field : DECLARATIONS) {
      JsonNode declared = template.path(field);
      new Part(template).find(declared, declared, parts);
    }
    return new SolutionPackageFacts(List.copyOf(parts.values()));
  }

  /** One resource of the template, with the declarations of the whole. */
  private final class Part {

    private final ConnectorInterpreter interpreter;
    private final CodelessInterpreter codeless;

    Part(JsonNode template) {
      ProblemSink silent = problem -> {};
      this.interpreter =
          new ConnectorInterpreter(Document.of(template), new QueryLimit(limits, silent), silent);
      this.codeless = new CodelessInterpreter(template);
    }

    /**
     * Finds definitions in document order; of one id the first counts.
     *
     * @param connector the innermost resource around the node that is a connector; it is the
     *     evidence for how data is collected
     */
    void find(JsonNode node, JsonNode connector, Map<String, ConnectorFileFacts> parts) {
      JsonNode innermost = isConnector(node) ? node : connector;
      if (ConnectorInterpreter.isDefinition(node) && isLiteral(node)) {
        ConnectorDefinition definition = interpreter.definition(node, JsonTree.text(node, "title"));
        JsonNode evidence = isConnector(innermost) ? innermost : node;
        parts.putIfAbsent(
            definition.id().strip().toLowerCase(Locale.ROOT),
            new ConnectorFileFacts(
                List.of(definition),
                ConnectorMarker.in(evidence.toString()),
                List.of(),
                List.of(),
                codeless.dataFlows()));
        return;
      }
      node.forEach(child -> find(child, innermost, parts));
    }
  }

  private static boolean isConnector(JsonNode node) {
    String type = JsonTree.text(node, "type").toLowerCase(Locale.ROOT);
    return type.endsWith("/dataconnectors") || type.endsWith("/dataconnectordefinitions");
  }

  private static boolean isLiteral(JsonNode definition) {
    return List.of("id", "title", "publisher").stream()
        .map(field -> JsonTree.text(definition, field))
        .noneMatch(ArmTemplate::isExpression);
  }
}
