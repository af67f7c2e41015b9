package dev.sentinelsync.content.kind;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sentinelsync.content.fact.ConnectorDefinition;
import dev.sentinelsync.content.fact.ConnectorDefinition.ConnectorQuery;
import dev.sentinelsync.content.fact.ConnectorDefinition.IdOrigin;
import dev.sentinelsync.content.fact.ConnectorDefinition.QueryRole;
import dev.sentinelsync.content.fact.ContentQuery;
import dev.sentinelsync.content.parse.Document;
import dev.sentinelsync.content.parse.JsonTree;
import dev.sentinelsync.content.parse.ProblemSink;
import dev.sentinelsync.content.template.ArmTemplate;
import dev.sentinelsync.support.Lines;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds the connector definitions of a file (analysis rules 9.1 and 9.2, item 3): every object with
 * the strings {@code id}, {@code publisher} and {@code title}, at any depth. That covers the flat
 * definition, the one in a deployment template, and the resource of the codeless framework.
 */
final class ConnectorInterpreter {

  private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{\\s*([^{}]+?)\\s*\\}\\}");
  private static final Pattern STREAM_PREFIX = Pattern.compile("^(?i:Microsoft|Custom)-");
  private static final String CONNECTED_QUERY = "isconnectedquery";

  /** Printed for a publisher whose value the file does not give (rule 9.1). */
  private static final String UNKNOWN_PUBLISHER = "Unknown (ARM variable)";

  private final Document document;
  private final QueryLimit limit;
  private final ProblemSink problems;
  private final ArmTemplate template;
  private final List<ConnectorDefinition> definitions = new ArrayList<>();
  private final List<String> tableIds;
  private final Map<String, String> firstTexts;

  /** The same as {@code firstTexts} within the definition that is being read. */
  private Map<String, String> definitionTexts = Map.of();

  ConnectorInterpreter(Document document, QueryLimit limit, ProblemSink problems) {
    this.document = document;
    this.limit = limit;
    this.problems = problems;
    this.template = ArmTemplate.of(document.root());
    this.tableIds = tableIds(document.root());
    this.firstTexts = JsonTree.firstTexts(document.root());
  }

  List<ConnectorDefinition> definitions() {
    find(document.root());
    return withoutTwins(definitions);
  }

  private void find(JsonNode node) {
    if (isDefinition(node)) {
      Optional<String> title = template.resolve(JsonTree.text(node, "title"));
      if (title.isPresent()) {
        definitions.add(definition(node, title.get()));
        return;
      }
    }
    node.forEach(this::find);
  }

  /**
   * Drops a definition whose id is an expression if another of the same title has a literal id: a
   * deployment template wraps the connector that it brings.
   */
  private static List<ConnectorDefinition> withoutTwins(List<ConnectorDefinition> all) {
    Set<String> literalTitles = new HashSet<>();
    for (ConnectorDefinition one : all) {
      if (one.identity().idOrigin() == IdOrigin.LITERAL) {
        literalTitles.add(one.about().title().strip());
      }
    }
    return all.stream()
        .filter(
            one ->
                one.identity().idOrigin() == IdOrigin.LITERAL
                    || !literalTitles.contains(one.about().title().strip()))
        .toList();
  }

  /** Whether an object is the definition of a connector. */
  static boolean isDefinition(JsonNode node) {
    return node.path("id").isTextual()
        && node.path("publisher").isTextual()
        && node.path("title").isTextual();
  }

  /**
   * Reads one definition.
   *
   * @param node the definition
   * @param title its title, resolved
   */
  ConnectorDefinition definition(JsonNode node, String title) {
    definitionTexts = JsonTree.firstTexts(node);
    String generated = title.replaceAll("[ -]", "");
    String writtenId = JsonTree.text(node, "id");
    Optional<String> id = template.resolve(writtenId).map(String::strip).filter(s -> !s.isEmpty());
    IdOrigin origin = IdOrigin.LITERAL;
    if (id.isEmpty()) {
      origin = IdOrigin.GENERATED;
      problems.warning(
          document.line(node.get("id")),
          0,
          "unresolved-connector-id",
          "The connector id is an expression without a value in this file; its title is used.");
    } else if (ArmTemplate.isExpression(writtenId)) {
      origin = IdOrigin.RESOLVED;
    }
    List<ConnectorQuery> queries = new ArrayList<>();
    collectQueries(node, "", "", queries);
    return new ConnectorDefinition(
        new ConnectorDefinition.Identity(id.orElse(generated), origin, generated),
        new ConnectorDefinition.About(
            title,
            template.resolve(JsonTree.text(node, "publisher")).orElse(UNKNOWN_PUBLISHER),
            Lines.normalise(JsonTree.text(node, "descriptionMarkdown")),
            title.toLowerCase(Locale.ROOT).contains("[deprecated]")
                || isSwitchedOff(Document.ignoringCase(node.path("availability"), "status")),
            node.path("availability").path("isPreview").asBoolean(false)),
        queries,
        dataTypes(node),
        tableIds,
        new ConnectorDefinition.Setup(
            compact(node.path("permissions")), compact(node.path("instructionSteps"))));
  }

  private static boolean isSwitchedOff(JsonNode status) {
    return status.isNumber() ? status.asDouble() == 0 : Document.scalar(status).equals("0");
  }

  private List<String> dataTypes(JsonNode definition) {
    Set<String> names = new LinkedHashSet<>();
    for (JsonNode dataType : definition.path("dataTypes")) {
      String name = filled(JsonTree.text(dataType, "name")).strip();
      if (!name.isEmpty()) {
        names.add(name);
      }
    }
    return List.copyOf(names);
  }

  /** Every query of the definition; a definition may nest its lists (weakness 18). */
  private void collectQueries(
      JsonNode node, String list, String place, List<ConnectorQuery> queries) {
    if (node.isArray()) {
      for (int i = 0; i < node.size(); i++) {
        collectQueries(node.get(i), list, place + '.' + i, queries);
      }
      return;
    }
    for (Map.Entry<String, JsonNode> field : JsonTree.fields(node)) {
      String key = field.getKey();
      JsonNode value = field.getValue();
      String below = place.isEmpty() ? key : place + '.' + key;
      if (value.isTextual() && isQueryField(key, list)) {
        add(roleOf(list), below, labelOf(node, list), value, queries);
      } else if (isConnectivity(list) && key.equals("value")) {
        addConnectivity(node, value, below, queries);
      } else if (value.isContainerNode()) {
        collectQueries(value, value.isArray() ? key : list, below, queries);
      }
    }
  }

  /** The Codeless Connector Framework spells the list without its final letter. */
  private static boolean isConnectivity(String list) {
    return list.equalsIgnoreCase("connectivityCriterias")
        || list.equalsIgnoreCase("connectivityCriteria");
  }

  private static boolean isQueryField(String key, String list) {
    return key.equalsIgnoreCase("query")
        || key.equalsIgnoreCase("baseQuery")
        || (list.equals("dataTypes") && key.equalsIgnoreCase("lastDataReceivedQuery"));
  }

  private static QueryRole roleOf(String list) {
    return switch (list) {
      case "graphQueries" -> QueryRole.GRAPH;
      case "sampleQueries" -> QueryRole.SAMPLE;
      case "dataTypes" -> QueryRole.DATA_TYPE;
      default -> QueryRole.OTHER;
    };
  }

  private String labelOf(JsonNode holder, String list) {
    String key =
        switch (list) {
          case "graphQueries" -> "metricName";
          case "dataTypes" -> "name";
          default -> "description";
        };
    return filled(JsonTree.text(holder, key)).strip();
  }

  /** Only criteria of this type hold KQL; the others name kinds of connections. */
  private void addConnectivity(
      JsonNode criterion, JsonNode value, String place, List<ConnectorQuery> queries) {
    String type = criterion.path("type").asText(CONNECTED_QUERY).toLowerCase(Locale.ROOT);
    if (!type.equals(CONNECTED_QUERY)) {
      return;
    }
    if (value.isTextual()) {
      add(QueryRole.CONNECTIVITY, place, "", value, queries);
    }
    for (int i = 0; i < value.size(); i++) {
      if (value.path(i).isTextual()) {
        add(QueryRole.CONNECTIVITY, place + '.' + i, "", value.get(i), queries);
      }
    }
  }

  private void add(
      QueryRole role, String place, String label, JsonNode text, List<ConnectorQuery> queries) {
    Optional<String> resolved = template.resolve(text.textValue());
    if (resolved.isEmpty()) {
      problems.warning(
          document.line(text),
          0,
          "unresolved-query",
          "A query is an expression without a value in this file; it is left out.");
      return;
    }
    String query = filled(resolved.get()).strip();
    if (!query.isEmpty() && limit.allows(query, document.line(text))) {
      ContentQuery content = new ContentQuery(query, document.line(text), List.of());
      queries.add(new ConnectorQuery(role, place, label, content));
    }
  }

  /** Replaces <code>{{key}}</code> by the first string under that key in the file (section 2). */
  private String filled(String text) {
    if (!text.contains("{{")) {
      return text;
    }
    return PLACEHOLDER
        .matcher(text)
        .replaceAll(match -> Matcher.quoteReplacement(valueOf(match.group(1))));
  }

  /** A file may hold several definitions; the one at hand has the first say. */
  private String valueOf(String key) {
    String text = definitionTexts.getOrDefault(key, firstTexts.getOrDefault(key, ""));
    return template.resolve(text).orElse("");
  }

  private List<String> tableIds(JsonNode root) {
    Set<String> ids = new LinkedHashSet<>();
    JsonTree.forEachObject(
        root,
        object ->
            template
                .resolve(JsonTree.text(object, "logAnalyticsTableId"))
                .map(id -> STREAM_PREFIX.matcher(id.strip()).replaceFirst(""))
                .filter(id -> !id.isEmpty())
                .ifPresent(ids::add));
    return List.copyOf(ids);
  }

  /** JSON without blanks, keys in the order of the file: the same bytes for the same tree. */
  private static String compact(JsonNode node) {
    return node.isMissingNode() || node.isNull() ? "" : node.toString();
  }
}
