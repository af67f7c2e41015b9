package dev.sentinelsync.site.deploy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sentinelsync.catalog.input.InputCatalog;
import dev.sentinelsync.catalog.item.ContentItem;
import dev.sentinelsync.catalog.item.ItemCatalog;
import dev.sentinelsync.content.fact.EntityMapping;
import dev.sentinelsync.content.fact.RuleFacts;
import dev.sentinelsync.site.page.PageContext;
import dev.sentinelsync.support.Json;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * The template that deploys one rule to a workspace, switched off (page layouts 14.2). Texts of the
 * repository are values and nothing else: none becomes an expression or the name of a parameter.
 */
public final class RuleTemplate {

  private static final String SCHEMA =
      "https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#";

  /** The newest version of the interface with sub-techniques. */
  private static final String API_VERSION = "2023-12-01-preview";

  /** What the service takes of {@code alertDetailsOverride} besides the dynamic properties. */
  private static final Set<String> ALERT_FORMATS =
      Set.of(
          "alertDisplayNameFormat",
          "alertDescriptionFormat",
          "alertTacticsColumnName",
          "alertSeverityColumnName");

  /** What the service asks for where a rule says nothing. */
  private static final String SUPPRESSION = "PT1H";

  private final DeployableRule rule;
  private final ContentItem item;
  private final RuleFacts facts;

  private RuleTemplate(DeployableRule rule, ContentItem item, RuleFacts facts) {
    this.rule = rule;
    this.item = item;
    this.facts = facts;
  }

  /** Makes the template of the rule that a page is about. */
  public static byte[] render(PageContext context) {
    String path = context.id();
    RuleTemplate template =
        new RuleTemplate(
            context.facts().get(DeployableRule.FAMILY, path),
            context.facts().get(ItemCatalog.ITEM, path),
            context.facts().get(InputCatalog.FILE, path).facts(RuleFacts.class).orElseThrow());
    try {
      String json = Json.MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(template.all());
      return (json + "\n").getBytes(StandardCharsets.UTF_8);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a tree always has a JSON form", e);
    }
  }

  private ObjectNode all() {
    ObjectNode all = Json.MAPPER.createObjectNode();
    all.put("$schema", SCHEMA).put("contentVersion", "1.0.0.0");
    all.putObject("parameters")
        .putObject("workspace")
        .put("type", "string")
        .putObject("metadata")
        .put("description", "Name of the Log Analytics workspace of Microsoft Sentinel");
    // Not the id of the repository, which is free text: the same file gives the same rule again.
    UUID name = UUID.nameUUIDFromBytes(rule.path().getBytes(StandardCharsets.UTF_8));
    ObjectNode resource = all.putArray("resources").addObject();
    resource
        .put("type", "Microsoft.OperationalInsights/workspaces/providers/alertRules")
        .put("apiVersion", API_VERSION)
        .put(
            "name",
            "[concat(parameters('workspace'), '/Microsoft.SecurityInsights/%s')]".formatted(name))
        .put("kind", rule.kind());
    resource.set("properties", properties());
    return all;
  }

  private ObjectNode properties() {
    ObjectNode properties = Json.MAPPER.createObjectNode();
    put(properties, "displayName", item.name());
    put(properties, "description", description());
    put(properties, "severity", DeployableRule.severity(facts).orElseThrow());
    properties.put("enabled", false);
    put(properties, "query", facts.query().orElseThrow().text());
    if (rule.kind().equals(DeployableRule.SCHEDULED)) {
      schedule(properties);
    }
    suppression(properties);
    techniques(properties);
    if (!item.id().isEmpty()) {
      put(properties, "alertRuleTemplateName", item.id());
    }
    if (!facts.common().version().isEmpty()) {
      put(properties, "templateVersion", facts.common().version());
    }
    alert(properties);
    incident(properties);
    return properties;
  }

  /** Authors put quotation marks around whole descriptions. */
  private String description() {
    String text = facts.common().description().strip();
    boolean quoted = text.length() > 1 && text.startsWith("'") && text.endsWith("'");
    return (quoted ? text.substring(1, text.length() - 1) : text).strip();
  }

  private void schedule(ObjectNode properties) {
    RuleFacts.Schedule schedule = facts.schedule();
    properties
        .put("queryFrequency", Durations.iso(schedule.queryFrequency()).orElseThrow())
        .put("queryPeriod", Durations.iso(schedule.queryPeriod()).orElseThrow())
        .put("triggerOperator", DeployableRule.operator(schedule.triggerOperator()).orElseThrow())
        .put(
            "triggerThreshold",
            DeployableRule.threshold(schedule.triggerThreshold()).orElseThrow());
  }

  private void suppression(ObjectNode properties) {
    RuleFacts.Schedule schedule = facts.schedule();
    properties
        .put(
            "suppressionDuration",
            Durations.iso(schedule.suppressionDuration()).orElse(SUPPRESSION))
        .put("suppressionEnabled", isTrue(schedule.suppressionEnabled()));
  }

  private void techniques(ObjectNode properties) {
    putTexts(
        properties,
        "tactics",
        item.tactics().stream().map(tactic -> tactic.replace(" ", "")).distinct().toList());
    List<String> techniques =
        item.techniques().stream().map(technique -> technique.toUpperCase(Locale.ROOT)).toList();
    putTexts(
        properties,
        "techniques",
        techniques.stream().map(technique -> technique.split("\\.", 2)[0]).distinct().toList());
    putTexts(
        properties,
        "subTechniques",
        techniques.stream().filter(technique -> technique.contains(".")).distinct().toList());
  }

  private void alert(ObjectNode properties) {
    RuleFacts.Alert alert = facts.alert();
    if (!alert.entityMappings().isEmpty()) {
      ArrayNode mappings = properties.putArray("entityMappings");
      alert.entityMappings().forEach(mapping -> entity(mappings.addObject(), mapping));
    }
    if (!alert.entityColumns().isEmpty()) {
      ArrayNode columns = properties.putArray("sentinelEntitiesMappings");
      alert.entityColumns().forEach(column -> put(columns.addObject(), "columnName", column));
    }
    if (!alert.customDetails().isEmpty()) {
      ObjectNode details = properties.putObject("customDetails");
      alert.customDetails().forEach((name, column) -> put(details, name, column));
    }
    if (!alert.alertDetails().isEmpty()) {
      alertDetails(properties.putObject("alertDetailsOverride"), alert.alertDetails());
    }
    if (!alert.aggregationKind().isEmpty()) {
      put(
          properties.putObject("eventGroupingSettings"),
          "aggregationKind",
          alert.aggregationKind());
    }
  }

  private static void entity(ObjectNode target, EntityMapping mapping) {
    put(target, "entityType", mapping.entityType());
    ArrayNode fields = target.putArray("fieldMappings");
    for (EntityMapping.Field field : mapping.fields()) {
      ObjectNode column = fields.addObject();
      put(column, "identifier", field.identifier());
      put(column, "columnName", field.columnName());
    }
  }

  private static void alertDetails(ObjectNode target, Map<String, String> details) {
    details.forEach(
        (name, value) -> {
          if (ALERT_FORMATS.contains(name)) {
            put(target, name, value);
          }
        });
    details.forEach(
        (name, value) -> {
          if (!ALERT_FORMATS.contains(name)) {
            ObjectNode property = target.withArray("alertDynamicProperties").addObject();
            put(property, "alertProperty", name);
            put(property, "value", value);
          }
        });
  }

  private void incident(ObjectNode properties) {
    RuleFacts.Incident incident = facts.alert().incident();
    RuleFacts.Grouping grouping = incident.grouping();
    if (incident.create().isEmpty()) {
      return;
    }
    ObjectNode configuration =
        properties
            .putObject("incidentConfiguration")
            .put("createIncident", isTrue(incident.create()));
    if (grouping.enabled().isEmpty()) {
      return;
    }
    ObjectNode target =
        configuration
            .putObject("groupingConfiguration")
            .put("enabled", isTrue(grouping.enabled()))
            .put("reopenClosedIncident", isTrue(grouping.reopenClosed()))
            .put("lookbackDuration", Durations.iso(grouping.lookback()).orElse("PT5H"));
    put(
        target,
        "matchingMethod",
        grouping.matchingMethod().isEmpty() ? "AllEntities" : grouping.matchingMethod());
    putTexts(target, "groupByEntities", grouping.entities());
    putTexts(target, "groupByAlertDetails", grouping.alertDetails());
    putTexts(target, "groupByCustomDetails", grouping.customDetails());
  }

  private static boolean isTrue(String written) {
    return written.equalsIgnoreCase("true");
  }

  private static void putTexts(ObjectNode target, String field, List<String> texts) {
    if (!texts.isEmpty()) {
      ArrayNode values = target.putArray(field);
      texts.forEach(text -> values.add(literal(text)));
    }
  }

  private static void put(ObjectNode target, String field, String text) {
    target.put(field, literal(text));
  }

  /** A text that a deployment takes as it is: one in square brackets would be an expression. */
  private static String literal(String text) {
    return text.startsWith("[") ? "[" + text : text;
  }
}
