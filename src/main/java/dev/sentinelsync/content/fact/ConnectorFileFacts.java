package dev.sentinelsync.content.fact;

import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a JSON file of a connector folder says (analysis rules 9). Most such files define no
 * connector: function apps, deployment templates, and the companions of a definition.
 *
 * @param definitions the connectors that it defines, in document order
 * @param markers traits of its text that tell how data is collected
 * @param connections the connections of the Codeless Connector Framework that it configures
 * @param tables the custom tables that it deploys
 * @param dataFlows the data collection rule flows that it deploys
 */
public record ConnectorFileFacts(
    List<ConnectorDefinition> definitions,
    Set<ConnectorMarker> markers,
    List<CcfConnection> connections,
    List<Table> tables,
    ConnectorDcrFacts dataFlows)
    implements FileFacts {

  /**
   * A declared table.
   *
   * @param name its name in the workspace
   * @param columns its columns in document order
   */
  public record Table(String name, List<Column> columns) {

    /** Copies the list. */
    public Table {
      columns = List.copyOf(columns);
    }
  }

  /**
   * A column of a table or of a stream.
   *
   * @param name its name
   * @param type its type as written
   * @param description what it holds, or the empty string
   */
  public record Column(String name, String type, String description) {}

  /** Copies the collections; markers are kept in their declared order. */
  public ConnectorFileFacts {
    definitions = List.copyOf(definitions);
    markers = Collections.unmodifiableSet(new TreeSet<>(markers));
    connections = List.copyOf(connections);
    tables = List.copyOf(tables);
  }

  @Override
  public List<DefinedConnector> connectors() {
    return definitions.stream().map(definition -> new DefinedConnector(definition, this)).toList();
  }

  @Override
  public List<ContentQuery> queries() {
    return definitions.stream().flatMap(definition -> definition.analysedQueries()).toList();
  }
}
