package dev.sentinelsync.catalog.derive;

import dev.sentinelsync.catalog.connector.ConnectorCatalog;
import dev.sentinelsync.catalog.graph.Facts;
import dev.sentinelsync.catalog.input.InputCatalog;
import dev.sentinelsync.catalog.input.Keys;
import dev.sentinelsync.catalog.input.SourceFile;
import dev.sentinelsync.content.fact.CcfConnection;
import dev.sentinelsync.content.fact.ConnectorDcrFacts.Flow;
import dev.sentinelsync.content.fact.ConnectorFileFacts;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * The tables that a definition's own file and its companions in the same folder deploy (analysis
 * rules 9.2, items 1 and 2). A companion is told by the types of its resources; a file that defines
 * connectors is nobody else's companion.
 */
final class CompanionTables {

  private static final Pattern STREAM_PREFIX = Pattern.compile("^(Microsoft|Custom)-");

  private final Facts facts;
  private final List<CcfConnection> connections = new ArrayList<>();
  private final List<Flow> flows = new ArrayList<>();
  private final SortedSet<String> deployed = new TreeSet<>();

  /** Tables by the connector whose connections feed them. */
  private final Map<String, SortedSet<String>> claimed = new TreeMap<>();

  private CompanionTables(Facts facts) {
    this.facts = facts;
  }

  /** Gathers what a file and its companions deploy. */
  static CompanionTables of(SourceFile file, Facts facts) {
    CompanionTables tables = new CompanionTables(facts);
    file.facts(ConnectorFileFacts.class).ifPresent(tables::add);
    for (String path : facts.members(InputCatalog.FOLDER_FILES, file.folder())) {
      facts
          .get(InputCatalog.FILE, path)
          .facts(ConnectorFileFacts.class)
          .filter(companion -> companion.definitions().isEmpty())
          .ifPresent(tables::add);
    }
    tables.connections.forEach(tables::claim);
    return tables;
  }

  private void add(ConnectorFileFacts file) {
    connections.addAll(file.connections());
    flows.addAll(file.dataFlows().flows());
    file.tables().forEach(table -> deployed.add(table.name()));
    file.dataFlows().flows().forEach(flow -> deployed.add(flow.table()));
  }

  /** A connection belongs to the connector that it names, if there is one. */
  private void claim(CcfConnection connection) {
    String key = Keys.connector(connection.target().definitionName());
    List<String> fed = fedBy(connection.target());
    if (facts.count(ConnectorCatalog.CONNECTOR_DEFINITIONS, key) == 0) {
      deployed.addAll(fed);
    } else {
      claimed.computeIfAbsent(key, same -> new TreeSet<>()).addAll(fed);
    }
  }

  /** From stream to data flow to table; without a flow the names themselves say most. */
  private List<String> fedBy(CcfConnection.Target target) {
    String stream = target.streamName();
    String bare = STREAM_PREFIX.matcher(stream).replaceFirst("");
    List<String> byFlow =
        flows.stream()
            .filter(flow -> flow.inputStreams().contains(stream) || flow.table().equals(bare))
            .map(Flow::table)
            .toList();
    if (!byFlow.isEmpty()) {
      return byFlow;
    }
    String name = target.dataType().isEmpty() ? bare : target.dataType();
    return ConnectorTablesFacts.isCertain(name, facts) ? List.of(name) : List.of();
  }

  /**
   * The tables of a connector: those that its connections feed, and those of the folder that feed
   * no connector by name.
   *
   * @param key key of the connector
   */
  SortedSet<String> of(String key) {
    SortedSet<String> tables = new TreeSet<>(deployed);
    claimed.values().forEach(tables::removeAll);
    tables.addAll(claimed.getOrDefault(key, new TreeSet<>()));
    return tables;
  }
}
