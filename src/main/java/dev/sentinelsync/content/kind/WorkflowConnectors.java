package dev.sentinelsync.content.kind;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sentinelsync.content.fact.PlaybookFacts.ConnectorKind;
import dev.sentinelsync.content.fact.PlaybookFacts.LogicAppConnector;
import dev.sentinelsync.content.parse.JsonTree;
import dev.sentinelsync.content.template.ArmTemplate;
import dev.sentinelsync.content.template.LogicAppExpressions;
import dev.sentinelsync.support.Lines;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The Logic App connectors that the workflows of a playbook use, and the hosts that their HTTP
 * actions call (analysis rules 4.7).
 */
final class WorkflowConnectors {

  private static final String CONNECTION = "Microsoft.Web/connections";

  /** Most hosts that are kept of one playbook; real ones call up to a dozen. */
  private static final int MOST_HOSTS = 100;

  /** Characters and length of names that Azure accepts, and blanks. */
  private static final Pattern NAME = Pattern.compile("[\\p{L}\\p{N}_][\\p{L}\\p{N} _.()-]{0,99}");

  /** The end of an API's address, where its name is plain or the next argument of a function. */
  private static final Pattern API =
      Pattern.compile("(?i)\\b(managed|custom)Apis(?:/([\\w.-]+)|/?'\\s*,(.*))", Pattern.DOTALL);

  private static final Pattern ARGUMENT =
      Pattern.compile("(?i)(?:parameters|variables)\\s*\\(\\s*'[^']*'\\s*\\)|'[^']*'");

  /** How actions and triggers name their connection. */
  private static final Pattern CONNECTION_KEY =
      Pattern.compile("\\$connections'\\)\\s*\\??\\[\\s*'([^']+)'");

  private static final Pattern COPY_NUMBER = Pattern.compile("(?<=.)_\\d+$");

  /** The built-in connector of each type of action or trigger, by the type in lower case. */
  private static final Map<String, String> BUILTIN = builtin();

  private final ArmTemplate template;
  private final LogicAppExpressions expressions;

  /** What the parameter {@code $connections} says of each connection, by its name. */
  private final Map<String, Api> connections = new HashMap<>();

  private final TreeMap<Api, Count> used = new TreeMap<>();
  private final TreeMap<Api, Integer> expected = new TreeMap<>();
  private final SortedSet<String> hosts = new TreeSet<>();

  /** A connector by kind and name. */
  private record Api(ConnectorKind kind, String name) implements Comparable<Api> {

    @Override
    public int compareTo(Api other) {
      int byKind = kind.compareTo(other.kind);
      return byKind != 0 ? byKind : name.compareTo(other.name);
    }
  }

  private static final class Count {
    private int connections;
    private int triggers;
    private int actions;
  }

  private WorkflowConnectors(ArmTemplate template, LogicAppExpressions expressions) {
    this.template = template;
    this.expressions = expressions;
  }

  /** Gathers what a template's workflows use. */
  static WorkflowConnectors of(
      JsonNode root, ArmTemplate template, LogicAppExpressions expressions) {
    WorkflowConnectors found = new WorkflowConnectors(template, expressions);
    JsonTree.forEachObject(root, found::declared);
    JsonTree.forEachObject(root, found::steps);
    // Connections that a template does not deploy must be there already.
    found.expected.forEach(
        (api, number) -> {
          Count count = found.count(api);
          count.connections = count.connections == 0 ? number : count.connections;
        });
    return found;
  }

  /** The connectors by kind, then name. */
  List<LogicAppConnector> connectors() {
    return used.entrySet().stream()
        .map(
            entry ->
                new LogicAppConnector(
                    entry.getKey().kind(),
                    entry.getKey().name(),
                    entry.getValue().connections,
                    entry.getValue().triggers,
                    entry.getValue().actions))
        .toList();
  }

  /** The hosts that HTTP actions call, sorted. */
  List<String> hosts() {
    return hosts.stream().limit(MOST_HOSTS).toList();
  }

  private void declared(JsonNode object) {
    if (JsonTree.text(object, "type").equalsIgnoreCase(CONNECTION)) {
      api(JsonTree.text(object.path("properties").path("api"), "id"))
          .ifPresent(api -> count(api).connections++);
    }
    for (Map.Entry<String, JsonNode> connection :
        JsonTree.fields(object.path("$connections").path("value"))) {
      String id = JsonTree.text(connection.getValue(), "id");
      api(id)
          .or(
              () ->
                  isCustom(id)
                      ? named(ConnectorKind.CUSTOM, connection.getKey())
                      : Optional.empty())
          .ifPresent(
              api -> {
                if (connections.putIfAbsent(connection.getKey(), api) == null) {
                  expected.merge(api, 1, Integer::sum);
                }
              });
    }
  }

  private void steps(JsonNode object) {
    for (Map.Entry<String, JsonNode> action : JsonTree.fields(object.path("actions"))) {
      step(action.getValue()).ifPresent(api -> count(api).actions++);
    }
    for (Map.Entry<String, JsonNode> trigger : JsonTree.fields(object.path("triggers"))) {
      step(trigger.getValue()).ifPresent(api -> count(api).triggers++);
    }
  }

  private Count count(Api api) {
    return used.computeIfAbsent(api, same -> new Count());
  }

  /** The connector of an action or trigger. */
  private Optional<Api> step(JsonNode step) {
    String type = JsonTree.text(step, "type").toLowerCase(Locale.ROOT);
    JsonNode inputs = step.path("inputs");
    if (type.startsWith("apiconnection")) {
      return connection(inputs.path("host").path("connection"));
    }
    if (type.equals("serviceprovider")) {
      String id = JsonTree.text(inputs.path("serviceProviderConfiguration"), "serviceProviderId");
      return named(ConnectorKind.BUILTIN, id.substring(id.lastIndexOf('/') + 1));
    }
    if (type.equals("http") || type.equals("httpwebhook")) {
      addHost(type.equals("http") ? inputs : inputs.path("subscribe"));
    }
    return Optional.ofNullable(BUILTIN.get(type)).map(name -> new Api(ConnectorKind.BUILTIN, name));
  }

  private Optional<Api> connection(JsonNode connection) {
    String written = JsonTree.text(connection, "name");
    Matcher key =
        CONNECTION_KEY.matcher(
            written.isEmpty() ? JsonTree.text(connection, "referenceName") : written);
    if (!key.find()) {
      return Optional.empty();
    }
    Api declared = connections.get(key.group(1));
    // A connection that nothing declares bears the name of its connector, as the portal gives it.
    return declared == null ? named(ConnectorKind.MANAGED, key.group(1)) : Optional.of(declared);
  }

  private void addHost(JsonNode request) {
    String address = template.resolve(JsonTree.text(request, "uri")).orElse("");
    String host = HostName.of(expressions.knownPart(address));
    if (!host.isEmpty()) {
      hosts.add(host);
    }
  }

  /** The API of a resource id, which is plain or an expression of the template. */
  private Optional<Api> api(String written) {
    Matcher matcher = API.matcher(template.resolve(written).orElse(written));
    if (!matcher.find()) {
      return Optional.empty();
    }
    ConnectorKind kind =
        matcher.group(1).equalsIgnoreCase("managed") ? ConnectorKind.MANAGED : ConnectorKind.CUSTOM;
    return matcher.group(2) != null
        ? named(kind, matcher.group(2))
        : lastArgument(matcher.group(3)).flatMap(name -> named(kind, name));
  }

  private static boolean isCustom(String id) {
    Matcher matcher = API.matcher(id);
    return matcher.find() && matcher.group(1).equalsIgnoreCase("custom");
  }

  /** The value of the last argument, which names the API in all functions that make its id. */
  private Optional<String> lastArgument(String arguments) {
    String last = "";
    for (Matcher matcher = ARGUMENT.matcher(arguments); matcher.find(); ) {
      last = matcher.group();
    }
    return last.isEmpty() ? Optional.empty() : template.resolve("[concat(" + last + ")]");
  }

  private static Optional<Api> named(ConnectorKind kind, String written) {
    String name = COPY_NUMBER.matcher(Lines.strip(written)).replaceFirst("");
    return NAME.matcher(name).matches()
        ? Optional.of(new Api(kind, name.toLowerCase(Locale.ROOT)))
        : Optional.empty();
  }

  private static Map<String, String> builtin() {
    Map<String, String> connectors = new HashMap<>();
    types(connectors, "api-management", "apimanagement", "apimanagementwebhook");
    types(connectors, "app-service", "appservice", "swagger");
    types(connectors, "azure-functions", "function");
    types(connectors, "batch", "batch", "sendtobatch");
    types(connectors, "control", "if", "foreach", "scope", "switch", "until", "terminate");
    types(
        connectors, "data-operations", "compose", "parsejson", "query", "select", "join", "table");
    types(connectors, "http", "http", "httpwebhook");
    types(connectors, "inline-code", "javascriptcode", "csharpscriptcode", "powershellcode");
    types(
        connectors,
        "integration-account",
        "flatfiledecoding",
        "flatfileencoding",
        "integrationaccountartifactlookup",
        "liquid",
        "xmlvalidation",
        "xslt");
    types(connectors, "logic-apps", "workflow");
    types(connectors, "request", "request", "response");
    types(connectors, "schedule", "recurrence", "slidingwindow", "wait");
    types(
        connectors,
        "variables",
        "appendtoarrayvariable",
        "appendtostringvariable",
        "decrementvariable",
        "incrementvariable",
        "initializevariable",
        "setvariable");
    return Map.copyOf(connectors);
  }

  private static void types(Map<String, String> connectors, String name, String... types) {
    for (String type : types) {
      connectors.put(type, name);
    }
  }
}
