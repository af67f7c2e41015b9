package dev.sentinelsync.content.fact;

import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a JSON file of a connector folder says (analysis rules 9). Most such files are no
 * connectors: function apps, deployment templates, pollers; they simply hold no definition.
 *
 * @param definitions the connectors that it defines, in document order
 * @param skipped why definitions in it are not counted, one sentence; empty otherwise. A whole
 *     solution package repeats definitions that have a file of their own
 * @param markers traits of its text that tell how data is collected
 * @param connections the connections of the Codeless Connector Framework that it configures
 * @param tables the custom tables that it deploys
 * @param dataFlows the data collection rule flows that it deploys
 */
public record ConnectorFileFacts(
    List<ConnectorDefinition> definitions,
    String skipped,
    Set<ConnectorMarker> markers,
    List<CcfConnection> connections,
    List<ConnectorTableFacts.Table> tables,
    ConnectorDcrFacts dataFlows)
    implements FileFacts {

  /** Copies the collections; markers are kept in their declared order. */
  public ConnectorFileFacts {
    definitions = List.copyOf(definitions);
    markers = Collections.unmodifiableSet(new TreeSet<>(markers));
    connections = List.copyOf(connections);
    tables = List.copyOf(tables);
  }

  @Override
  public List<ContentQuery> queries() {
    return definitions.stream()
        .flatMap(definition -> definition.queries().stream())
        .map(ConnectorDefinition.ConnectorQuery::query)
        .filter(query -> !query.text().isEmpty())
        .toList();
  }
}
