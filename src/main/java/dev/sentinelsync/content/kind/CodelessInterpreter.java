package dev.sentinelsync.content.kind;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sentinelsync.content.fact.CcfConnection;
import dev.sentinelsync.content.fact.ConnectorDcrFacts;
import dev.sentinelsync.content.fact.ConnectorDcrFacts.Flow;
import dev.sentinelsync.content.fact.ConnectorDcrFacts.Stream;
import dev.sentinelsync.content.fact.ConnectorFileFacts.Column;
import dev.sentinelsync.content.fact.ConnectorFileFacts.Table;
import dev.sentinelsync.content.parse.JsonTree;
import dev.sentinelsync.content.template.ArmTemplate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;

/**
 * Reads what files of the Codeless Connector Framework declare: connections, custom tables, data
 * collection rules (analysis rules 9.2, 9.5). They are found by shape, at any depth, because the
 * same resources come alone, in lists and inside deployment templates.
 */
final class CodelessInterpreter {

  private static final Pattern TABLE_NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");
  private static final Pattern STREAM_PREFIX = Pattern.compile("^(?i:Microsoft|Custom)-");

  /** {@code [concat(parameters('workspace'), '/Doors_CL')]}: its last part. */
  private static final Pattern CHILD_NAME = Pattern.compile("'/?([A-Za-z]\\w*)'\\s*\\)\\s*]$");

  private static final String CUSTOM_LOG_SUFFIX = "_CL";
  private static final String TABLE_TYPE = "microsoft.operationalinsights/workspaces/tables";

  private final JsonNode root;
  private final ArmTemplate template;

  CodelessInterpreter(JsonNode root) {
    this.root = root;
    this.template = ArmTemplate.of(root);
  }

  // ---- connections ---------------------------------------------------------------------------

  List<CcfConnection> connections() {
    List<CcfConnection> connections = new ArrayList<>();
    JsonTree.forEachObject(
        root,
        object -> {
          JsonNode properties = object.path("properties");
          JsonNode body = properties.isObject() ? properties : object;
          if (object.path("pollingConfig").isObject()) {
            connections.add(connection("", object.path("pollingConfig")));
          } else if (object.path("kind").isTextual() && isConnection(object, body)) {
            connections.add(connection(object.get("kind").textValue(), body));
          }
        });
    return connections;
  }

  private static boolean isConnection(JsonNode object, JsonNode body) {
    String type = JsonTree.text(object, "type").toLowerCase(Locale.ROOT);
    boolean typed = type.endsWith("/dataconnectors");
    boolean shaped = body.path("auth").isObject() && body.path("request").isObject();
    return (typed || shaped) && !body.has("connectorUiConfig") && !body.has("pollingConfig");
  }

  private CcfConnection connection(String kind, JsonNode body) {
    JsonNode auth = body.path("auth");
    String authType = JsonTree.text(auth, "authType");
    JsonNode paging = body.path("paging");
    return new CcfConnection(
        kind,
        authType.isEmpty() ? JsonTree.text(auth, "type") : authType,
        paging.isObject() && !paging.isEmpty(),
        JsonTree.text(body.path("request"), "httpMethod").equalsIgnoreCase("POST"),
        holds(body, "nestedTransformName", "MvExpandTransformer"),
        holds(body, "stepType", "Nested"),
        template
            .resolve(JsonTree.text(body.path("request"), "apiEndpoint"))
            .map(HostName::withPlaceholders)
            .orElse(""),
        new CcfConnection.Target(
            name(JsonTree.text(body, "connectorDefinitionName")),
            name(JsonTree.text(body.path("dcrConfig"), "streamName")),
            name(JsonTree.text(body, "dataType"))));
  }

  private static boolean holds(JsonNode body, String key, String part) {
    AtomicBoolean found = new AtomicBoolean();
    JsonTree.forEachObject(
        body,
        object -> {
          if (JsonTree.texts(object.path(key)).stream().anyMatch(text -> text.contains(part))) {
            found.set(true);
          }
        });
    return found.get();
  }

  // ---- tables --------------------------------------------------------------------------------

  /** Tables of resources that are tables by their type, or by the columns that they declare. */
  List<Table> tables() {
    List<Table> tables = new ArrayList<>();
    JsonTree.forEachObject(
        root,
        object -> {
          if (isTable(object)) {
            table(object).ifPresent(tables::add);
          }
        });
    return tables;
  }

  private static boolean isTable(JsonNode object) {
    return JsonTree.text(object, "type").toLowerCase(Locale.ROOT).endsWith(TABLE_TYPE)
        || object.path("properties").path("schema").path("columns").isArray();
  }

  private Optional<Table> table(JsonNode object) {
    JsonNode schema = object.path("properties").path("schema");
    String name = tableName(JsonTree.text(object, "name"));
    String schemaName = tableName(JsonTree.text(schema, "name"));
    // A resource may bear a short name; the name that a workspace shows is that of the schema.
    boolean schemaWins =
        name.isEmpty()
            || (schemaName.endsWith(CUSTOM_LOG_SUFFIX) && !name.endsWith(CUSTOM_LOG_SUFFIX));
    String table = schemaWins && !schemaName.isEmpty() ? schemaName : name;
    return table.isEmpty()
        ? Optional.empty()
        : Optional.of(new Table(table, columns(schema.path("columns"))));
  }

  private String tableName(String written) {
    String resolved = template.resolve(written).orElseGet(() -> lastLiteral(written)).strip();
    String last = resolved.substring(resolved.lastIndexOf('/') + 1);
    return TABLE_NAME.matcher(last).matches() ? last : "";
  }

  /** The table in the name of a child of a workspace that only the deployment knows. */
  private static String lastLiteral(String expression) {
    Matcher literal = CHILD_NAME.matcher(expression);
    return literal.find() ? literal.group(1) : "";
  }

  private static List<Column> columns(JsonNode columns) {
    return StreamSupport.stream(columns.spliterator(), false)
        .filter(column -> !JsonTree.text(column, "name").isEmpty())
        .map(
            column ->
                new Column(
                    JsonTree.text(column, "name"),
                    JsonTree.text(column, "type"),
                    JsonTree.text(column, "description")))
        .toList();
  }

  // ---- data collection rules -----------------------------------------------------------------

  ConnectorDcrFacts dataFlows() {
    List<Flow> flows = new ArrayList<>();
    List<Stream> streams = new ArrayList<>();
    JsonTree.forEachObject(
        root,
        object -> {
          for (JsonNode flow : object.path("dataFlows")) {
            flow(flow).ifPresent(flows::add);
          }
          if (object.path("dataFlows").isArray()) {
            for (Map.Entry<String, JsonNode> stream :
                JsonTree.fields(object.path("streamDeclarations"))) {
              streams.add(new Stream(stream.getKey(), columns(stream.getValue().path("columns"))));
            }
          }
        });
    return new ConnectorDcrFacts(flows, streams);
  }

  private Optional<Flow> flow(JsonNode flow) {
    String stream = template.resolve(JsonTree.text(flow, "outputStream")).orElse("").strip();
    String table = STREAM_PREFIX.matcher(stream).replaceFirst("");
    return TABLE_NAME.matcher(table).matches()
        ? Optional.of(
            new Flow(
                table, JsonTree.texts(flow.path("streams")), JsonTree.text(flow, "transformKql")))
        : Optional.empty();
  }

  /** A plain name, or nothing when it is a placeholder. */
  private String name(String written) {
    return template.resolve(written).filter(name -> !name.contains("{{")).orElse("");
  }
}
