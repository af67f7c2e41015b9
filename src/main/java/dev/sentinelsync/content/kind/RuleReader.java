package dev.sentinelsync.content.kind;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sentinelsync.content.fact.CommonAttributes;
import dev.sentinelsync.content.fact.EntityMapping;
import dev.sentinelsync.content.fact.FileKind;
import dev.sentinelsync.content.fact.RuleFacts;
import dev.sentinelsync.content.parse.ContentLimits;
import dev.sentinelsync.content.parse.Document;
import dev.sentinelsync.content.parse.ProblemSink;
import dev.sentinelsync.content.parse.TolerantYaml;
import dev.sentinelsync.content.parse.UnreadableFileException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Reads analytic rules and hunting queries, which share one shape. */
final class RuleReader implements ContentReader<RuleFacts> {

  private final FileKind kind;
  private final ContentLimits limits;
  private final TolerantYaml yaml;

  RuleReader(FileKind kind, ContentLimits limits) {
    this.kind = kind;
    this.limits = limits;
    this.yaml = new TolerantYaml(limits);
  }

  @Override
  public FileKind kind() {
    return kind;
  }

  @Override
  public Class<RuleFacts> type() {
    return RuleFacts.class;
  }

  @Override
  public RuleFacts read(byte[] bytes, ProblemSink problems) throws UnreadableFileException {
    Document document = yaml.read(bytes, problems);
    ItemFields fields = new ItemFields(document, limits, problems);
    RuleFacts facts =
        new RuleFacts(
            new CommonAttributes(
                fields.name("id"),
                fields.name("name"),
                fields.text("description"),
                fields.name("version"),
                new CommonAttributes.Classification(
                    fields.name("severity"),
                    fields.name("status"),
                    fields.name("kind"),
                    Document.texts(fields.node("tactics")),
                    fields.techniques(),
                    fields.requiredConnectors())),
            new RuleFacts.Schedule(
                fields.name("queryFrequency"),
                fields.name("queryPeriod"),
                fields.name("triggerOperator"),
                fields.name("triggerThreshold"),
                fields.name("suppressionEnabled"),
                fields.name("suppressionDuration")),
            new RuleFacts.Alert(
                entityMappings(fields.node("entityMappings")),
                columns(fields.node("sentinelEntitiesMappings")),
                ItemFields.texts(fields.node("customDetails")),
                alertDetails(fields.node("alertDetailsOverride")),
                fields.name(fields.node("eventGroupingSettings"), "aggregationKind"),
                incident(fields, fields.node("incidentConfiguration"))),
            fields.tags(),
            fields.metadata(),
            fields.query(fields.node("query"), List.of()));
    reportMissing(facts, problems);
    return facts;
  }

  private void reportMissing(RuleFacts facts, ProblemSink problems) {
    if (facts.stub()) {
      return;
    }
    if (facts.common().id().isEmpty()) {
      problems.info(0, 0, "missing-id", "The file has no 'id'.");
    }
    if (facts.common().name().isEmpty()) {
      problems.info(0, 0, "missing-name", "The file has no 'name'; its file name stands for it.");
    }
    // Hunting queries are not deployed one by one; most bear no version.
    if (kind == FileKind.ANALYTIC_RULE && facts.common().version().isEmpty()) {
      problems.info(0, 0, "missing-version", "The rule has no 'version'.");
    }
  }

  private static List<String> columns(JsonNode list) {
    List<String> columns = new ArrayList<>();
    ItemFields.elements(list)
        .forEach(
            element ->
                columns.addAll(Document.texts(Document.ignoringCase(element, "columnName"))));
    return columns;
  }

  private static Map<String, String> alertDetails(JsonNode override) {
    Map<String, String> details = ItemFields.texts(override);
    for (JsonNode property :
        ItemFields.elements(Document.ignoringCase(override, "alertDynamicProperties"))) {
      String name = Document.text(property, "alertProperty");
      if (!name.isEmpty()) {
        details.put(name, Document.text(property, "value"));
      }
    }
    return details;
  }

  private static RuleFacts.Incident incident(ItemFields fields, JsonNode incident) {
    JsonNode grouping = Document.ignoringCase(incident, "groupingConfiguration");
    return new RuleFacts.Incident(
        fields.name(incident, "createIncident"),
        new RuleFacts.Grouping(
            fields.name(grouping, "enabled"),
            fields.name(grouping, "reopenClosedIncident"),
            fields.name(grouping, "lookbackDuration"),
            fields.name(grouping, "matchingMethod"),
            Document.texts(Document.ignoringCase(grouping, "groupByEntities")),
            Document.texts(Document.ignoringCase(grouping, "groupByAlertDetails")),
            Document.texts(Document.ignoringCase(grouping, "groupByCustomDetails"))));
  }

  private static List<EntityMapping> entityMappings(JsonNode list) {
    List<EntityMapping> mappings = new ArrayList<>();
    for (JsonNode mapping : ItemFields.elements(list)) {
      List<EntityMapping.Field> columns = new ArrayList<>();
      for (JsonNode column : ItemFields.elements(Document.ignoringCase(mapping, "fieldMappings"))) {
        columns.add(
            new EntityMapping.Field(joined(column, "identifier"), joined(column, "columnName")));
      }
      String type = joined(mapping, "entityType");
      if (!type.isEmpty() || !columns.isEmpty()) {
        mappings.add(new EntityMapping(type, columns));
      }
    }
    return mappings;
  }

  private static String joined(JsonNode node, String field) {
    return String.join(", ", Document.texts(Document.ignoringCase(node, field)));
  }
}
