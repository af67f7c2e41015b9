package dev.sentinelsync.content.kind;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sentinelsync.content.fact.ContentQuery;
import dev.sentinelsync.content.fact.PlaybookFacts;
import dev.sentinelsync.content.fact.PlaybookFacts.Trigger;
import dev.sentinelsync.content.fact.PlaybookFacts.TriggerKind;
import dev.sentinelsync.content.parse.Document;
import dev.sentinelsync.content.parse.JsonTree;
import dev.sentinelsync.content.parse.ProblemSink;
import dev.sentinelsync.content.template.ArmTemplate;
import dev.sentinelsync.content.template.LogicAppExpressions;
import dev.sentinelsync.support.Lines;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Makes facts of a parsed playbook (analysis rules 4.4). */
final class PlaybookInterpreter {

  private static final String WORKFLOW = "Microsoft.Logic/workflows";

  /** Steps of the Azure Monitor Logs connector that run a query, table or chart alike. */
  private static final Set<String> QUERY_PATHS =
      Set.of("/queryData", "/queryDataV2", "/visualizeQuery", "/visualizeQueryV2");

  private static final String SEND_DATA_PATH = "/api/logs";
  private static final String CUSTOM_LOG_SUFFIX = "_CL";
  private static final Pattern INGESTED_STREAM =
      Pattern.compile("(?i)/dataCollectionRules/.+?/streams/Custom-([A-Za-z_][A-Za-z0-9_]*_CL)\\b");
  private static final Pattern TABLE_NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

  /** Names that authors leave standing from the template for playbooks. */
  private static final Pattern LEFT_OVER_NAME =
      Pattern.compile("(?i)<?\\s*playbook[ _-]?name\\s*>?|<[^>]*>|.*(\\{\\{|@\\{).*");

  private final JsonNode root;
  private final Document document;
  private final QueryLimit limit;
  private final ProblemSink problems;
  private final ArmTemplate template;
  private final LogicAppExpressions expressions;
  private final List<ContentQuery> queries = new ArrayList<>();
  private final Set<String> writeTables = new LinkedHashSet<>();
  private final List<Trigger> triggers = new ArrayList<>();

  PlaybookInterpreter(Document document, QueryLimit limit, ProblemSink problems) {
    this.limit = limit;
    this.document = document;
    this.root = document.root();
    this.problems = problems;
    this.template = ArmTemplate.of(root);
    this.expressions = LogicAppExpressions.of(root, template);
  }

  PlaybookFacts interpret() {
    if (!isPlaybook()) {
      return PlaybookFacts.rejected("It deploys no Logic App workflow.");
    }
    JsonTree.forEachObject(root, this::visit);
    WorkflowConnectors used = WorkflowConnectors.of(root, template, expressions);
    JsonNode metadata = root.path("metadata");
    String author = authorOf(metadata);
    String title = rawName(JsonTree.text(metadata, "title"));
    return new PlaybookFacts(
        true,
        "",
        new PlaybookFacts.About(
            title,
            parameterName(),
            Lines.normalise(JsonTree.text(metadata, "description")),
            JsonTree.texts(metadata.path("prerequisites")).stream().map(Lines::normalise).toList(),
            JsonTree.texts(metadata.path("postDeployment")).stream().map(Lines::normalise).toList(),
            JsonTree.texts(metadata.path("tags")),
            JsonTree.texts(metadata.path("entities"))),
        new PlaybookFacts.Origin(
            author,
            JsonTree.text(metadata.path("support"), "tier"),
            JsonTree.text(metadata.path("source"), "kind"),
            JsonTree.text(metadata, "lastUpdateTime"),
            metadata.hasNonNull("title") || metadata.hasNonNull("author")),
        new PlaybookFacts.Workflow(
            triggers, used.connectors(), used.hosts(), List.copyOf(writeTables)),
        queries);
  }

  private boolean isPlaybook() {
    for (JsonNode resource : root.path("resources")) {
      if (JsonTree.text(resource, "type").equalsIgnoreCase(WORKFLOW)) {
        return true;
      }
    }
    JsonNode definition = root.path("definition");
    return definition.isObject() && (definition.has("triggers") || definition.has("actions"));
  }

  private String parameterName() {
    for (Map.Entry<String, JsonNode> parameter : JsonTree.fields(root.path("parameters"))) {
      if (parameter.getKey().equalsIgnoreCase("PlaybookName")) {
        return plainName(JsonTree.text(parameter.getValue(), "defaultValue"));
      }
    }
    return "";
  }

  private String plainName(String written) {
    return rawName(written).strip();
  }

  /** A name with the blanks around it, which its page's address depends on (page layouts 3.1). */
  private String rawName(String written) {
    return template
        .resolve(written)
        .filter(name -> !name.isBlank() && !LEFT_OVER_NAME.matcher(name.strip()).matches())
        .orElse("");
  }

  private static String authorOf(JsonNode metadata) {
    String plain = JsonTree.text(metadata, "author");
    return plain.isEmpty() ? JsonTree.text(metadata.path("author"), "name") : plain;
  }

  private void visit(JsonNode object) {
    if (object.path("triggers").isObject()) {
      for (Map.Entry<String, JsonNode> trigger : JsonTree.fields(object.path("triggers"))) {
        if (trigger.getValue().path("type").isTextual()) {
          triggers.add(new Trigger(trigger.getKey(), kindOf(trigger.getValue())));
        }
      }
    }
    if ("Http".equalsIgnoreCase(JsonTree.text(object, "type"))) {
      addStream(object.path("inputs").path("uri"));
    }
    if ("ApiConnection".equals(JsonTree.text(object, "type"))) {
      JsonNode inputs = object.path("inputs");
      String path = JsonTree.text(inputs, "path");
      if (QUERY_PATHS.contains(path)) {
        addQuery(inputs.path("body"));
      } else if (path.equals(SEND_DATA_PATH)) {
        addWriteTable(inputs.path("headers").path("Log-Type"));
      }
    }
  }

  private static TriggerKind kindOf(JsonNode trigger) {
    String path = JsonTree.text(trigger.path("inputs"), "path").toLowerCase(Locale.ROOT);
    if (path.startsWith("/incident-creation")) {
      return TriggerKind.INCIDENT;
    } else if (path.startsWith("/entity/")) {
      return TriggerKind.ENTITY;
    } else if (path.startsWith("/subscribe")) {
      return TriggerKind.ALERT;
    }
    return switch (JsonTree.text(trigger, "type")) {
      case "Recurrence" -> TriggerKind.RECURRENCE;
      case "Request" -> TriggerKind.REQUEST;
      default -> TriggerKind.OTHER;
    };
  }

  private void addQuery(JsonNode body) {
    JsonNode text = body.isObject() ? body.path("query") : body;
    if (!text.isTextual() || text.textValue().isBlank()) {
      return;
    }
    Optional<String> query = template.resolve(text.textValue());
    if (query.isEmpty() || LogicAppExpressions.isComputed(query.get())) {
      problems.info(
          document.line(text),
          0,
          "computed-query",
          "A step runs a query that is computed when the playbook runs; its tables are unknown.");
      return;
    }
    if (limit.allows(query.get(), document.line(text))) {
      queries.add(new ContentQuery(expressions.fill(query.get()), document.line(text), List.of()));
    }
  }

  /** A call of the Logs Ingestion API; the stream in its address names a custom table. */
  private void addStream(JsonNode address) {
    if (!address.isTextual()) {
      return;
    }
    String written = template.resolve(address.textValue()).orElse(address.textValue());
    Matcher stream = INGESTED_STREAM.matcher(written);
    if (stream.find()) {
      writeTables.add(stream.group(1));
    }
  }

  private void addWriteTable(JsonNode logType) {
    if (!logType.isTextual() || logType.textValue().isBlank()) {
      return;
    }
    Optional<String> name =
        template
            .resolve(logType.textValue())
            .flatMap(expressions::resolve)
            .flatMap(template::resolve)
            .map(String::strip)
            .filter(TABLE_NAME.asMatchPredicate());
    if (name.isEmpty()) {
      problems.warning(
          document.line(logType),
          0,
          "unresolved-table",
          "A step sends records to a table whose name is known only when the playbook runs;"
              + " it is left out.");
      return;
    }
    String table = name.get();
    writeTables.add(table.endsWith(CUSTOM_LOG_SUFFIX) ? table : table + CUSTOM_LOG_SUFFIX);
  }
}
