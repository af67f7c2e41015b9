package dev.sentinelsync.history;

import dev.sentinelsync.content.fact.AsimParserFacts;
import dev.sentinelsync.content.fact.CommonAttributes;
import dev.sentinelsync.content.fact.CommonAttributes.Classification;
import dev.sentinelsync.content.fact.ContentQuery;
import dev.sentinelsync.content.fact.FileFacts;
import dev.sentinelsync.content.fact.ParserFacts;
import dev.sentinelsync.content.fact.RequiredConnector;
import dev.sentinelsync.content.fact.RuleFacts;
import dev.sentinelsync.content.fact.SummaryRuleFacts;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Compares the attributes of two readable versions of an item (analysis rules 17.2). */
final class FieldComparison {

  private final List<ValueChange> changes = new ArrayList<>();

  private FieldComparison() {}

  /** The differences, in the order of {@link ChangeTopic}. */
  static List<ValueChange> compare(ItemVersion before, ItemVersion after) {
    FieldComparison comparison = new FieldComparison();
    comparison.common(before.common(), after.common());
    comparison.facts(before.facts(), after.facts());
    return comparison.changes;
  }

  private void common(CommonAttributes before, CommonAttributes after) {
    value(ChangeTopic.NAME, before.name(), after.name());
    if (!squeezed(before.description()).equals(squeezed(after.description()))) {
      changes.add(ValueChange.of(ChangeTopic.DESCRIPTION, "", List.of(), List.of()));
    }
    value(ChangeTopic.VERSION, before.version(), after.version());
    value(ChangeTopic.ID, before.id(), after.id());
    Classification old = before.classification();
    Classification now = after.classification();
    value(ChangeTopic.KIND, old.kind(), now.kind());
    value(ChangeTopic.SEVERITY, old.severity(), now.severity());
    value(ChangeTopic.STATUS, old.status(), now.status());
    set(ChangeTopic.TACTICS, old.tactics(), now.tactics());
    set(ChangeTopic.TECHNIQUES, old.techniques(), now.techniques());
    set(ChangeTopic.CONNECTORS, connectors(old), connectors(now));
  }

  private static String squeezed(String text) {
    return text.strip().replaceAll("\\s+", " ");
  }

  private void facts(FileFacts before, FileFacts after) {
    if (before instanceof RuleFacts old && after instanceof RuleFacts now) {
      schedule(old.schedule(), now.schedule());
      alert(old.alert(), now.alert());
    } else if (before instanceof SummaryRuleFacts old && after instanceof SummaryRuleFacts now) {
      value(ChangeTopic.DESTINATION, old.destinationTable(), now.destinationTable());
      value(ChangeTopic.BIN_SIZE, old.bins().size(), now.bins().size());
    } else if (before instanceof ParserFacts old && after instanceof ParserFacts now) {
      set(ChangeTopic.FUNCTION, old.names(), now.names());
      set(ChangeTopic.PARAMETERS, parameters(old.parameters()), parameters(now.parameters()));
    } else if (before instanceof AsimParserFacts old && after instanceof AsimParserFacts now) {
      value(ChangeTopic.FUNCTION, old.names().equivalentBuiltIn(), now.names().equivalentBuiltIn());
      set(ChangeTopic.PARAMETERS, parameters(old.parameters()), parameters(now.parameters()));
      value(ChangeTopic.SCHEMA, schema(old), schema(now));
      set(ChangeTopic.SUB_PARSERS, old.subParsers(), now.subParsers());
    }
  }

  private void schedule(RuleFacts.Schedule before, RuleFacts.Schedule after) {
    value(ChangeTopic.FREQUENCY, before.queryFrequency(), after.queryFrequency());
    value(ChangeTopic.PERIOD, before.queryPeriod(), after.queryPeriod());
    value(ChangeTopic.THRESHOLD, trigger(before), trigger(after));
    value(ChangeTopic.SUPPRESSION, suppression(before), suppression(after));
  }

  private void alert(RuleFacts.Alert before, RuleFacts.Alert after) {
    value(ChangeTopic.GROUPING, before.aggregationKind(), after.aggregationKind());
    value(ChangeTopic.INCIDENTS, before.incident().create(), after.incident().create());
    set(ChangeTopic.ENTITIES, entities(before), entities(after));
    set(ChangeTopic.CUSTOM_DETAILS, customDetails(before), customDetails(after));
    set(
        ChangeTopic.ALERT_DETAILS,
        pairs(before.alertDetails().entrySet()),
        pairs(after.alertDetails().entrySet()));
  }

  private static String trigger(RuleFacts.Schedule schedule) {
    return (schedule.triggerOperator() + " " + schedule.triggerThreshold()).strip();
  }

  private static String suppression(RuleFacts.Schedule schedule) {
    return schedule.suppressionEnabled().equalsIgnoreCase("true")
        ? schedule.suppressionDuration()
        : "";
  }

  /** The entity columns of a rule, such as {@code Account.FullName = User}. */
  static Set<String> entities(RuleFacts.Alert alert) {
    Set<String> columns = new LinkedHashSet<>();
    alert
        .entityMappings()
        .forEach(
            mapping ->
                mapping
                    .fields()
                    .forEach(
                        field ->
                            columns.add(
                                "%s.%s = %s"
                                    .formatted(
                                        mapping.entityType(),
                                        field.identifier(),
                                        field.columnName()))));
    columns.addAll(alert.entityColumns());
    return columns;
  }

  /** The custom details of a rule, such as {@code Source = SourceIP}. */
  static Set<String> customDetails(RuleFacts.Alert alert) {
    return pairs(alert.customDetails().entrySet());
  }

  /** The ids of the required connectors, each once. */
  static Set<String> connectors(Classification classification) {
    Set<String> ids = new LinkedHashSet<>();
    classification.requiredConnectors().stream()
        .map(RequiredConnector::connectorId)
        .forEach(ids::add);
    return ids;
  }

  private static Set<String> pairs(Collection<? extends Map.Entry<String, String>> entries) {
    Set<String> pairs = new LinkedHashSet<>();
    entries.forEach(entry -> pairs.add(entry.getKey() + " = " + entry.getValue()));
    return pairs;
  }

  private static List<String> parameters(List<ContentQuery.Parameter> parameters) {
    return parameters.stream()
        .map(one -> (one.name() + ":" + one.type() + " = " + one.defaultValue()).strip())
        .toList();
  }

  private static String schema(AsimParserFacts parser) {
    return (parser.schema() + " " + parser.schemaVersion()).strip();
  }

  private void value(ChangeTopic topic, String before, String after) {
    if (!before.equals(after)) {
      changes.add(ValueChange.of(topic, "", present(before), present(after)));
    }
  }

  private static List<String> present(String value) {
    return value.isEmpty() ? List.of() : List.of(value);
  }

  private void set(ChangeTopic topic, Collection<String> before, Collection<String> after) {
    List<String> lost = without(before, after);
    List<String> gained = without(after, before);
    if (!lost.isEmpty() || !gained.isEmpty()) {
      changes.add(ValueChange.of(topic, "", lost, gained));
    }
  }

  private static List<String> without(Collection<String> all, Collection<String> others) {
    return all.stream().filter(value -> !others.contains(value)).distinct().toList();
  }
}
