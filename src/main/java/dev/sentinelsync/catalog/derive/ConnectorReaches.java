package dev.sentinelsync.catalog.derive;

import dev.sentinelsync.catalog.connector.Connector;
import dev.sentinelsync.catalog.connector.ConnectorCatalog;
import dev.sentinelsync.catalog.connector.ConnectorReach;
import dev.sentinelsync.catalog.graph.Derivation;
import dev.sentinelsync.catalog.graph.Emitter;
import dev.sentinelsync.catalog.graph.Facts;
import dev.sentinelsync.catalog.graph.Family;
import dev.sentinelsync.catalog.input.FilterValues;
import dev.sentinelsync.catalog.input.InputCatalog;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/** Finds which events each connector brings (analysis rules 10.2). */
public final class ConnectorReaches implements Derivation<ConnectorReach> {

  /** Brings content and no events. */
  private static final Set<String> CONTENT_ONLY = Set.of("cyborgsecurity_hunter");

  /** Tables that a connector's queries join and that it does not fill. */
  private static final Map<String, Set<String>> FOREIGN =
      Map.of("threatintelligence", Set.of("commonsecuritylog", "signinlogs"));

  @Override
  public Family<ConnectorReach> family() {
    return ConnectorReach.FAMILY;
  }

  @Override
  public ConnectorReach derive(String key, Facts facts) {
    return facts
        .find(ConnectorCatalog.CONNECTOR, key)
        .filter(one -> one.status().defined())
        .filter(connector -> !connector.deprecated() && !CONTENT_ONLY.contains(key))
        .map(connector -> of(connector, facts))
        .orElse(null);
  }

  private static ConnectorReach of(Connector connector, Facts facts) {
    FilterValues filters =
        FilterValues.of(
            facts.get(InputCatalog.FILE, connector.definition().definitionPath()).references());
    SortedSet<String> tables = new TreeSet<>(tables(connector, filters));
    tables.removeAll(FOREIGN.getOrDefault(connector.key(), Set.of()));
    return new ConnectorReach(
        connector.id(),
        facts.get(ConnectorCatalog.CONNECTOR_ROW, connector.key()).holder().solutionName(),
        tables,
        filters);
  }

  /** The tables it filters; else those it names vendors for; else all that it ingests. */
  private static Collection<String> tables(Connector connector, FilterValues filters) {
    if (!filters.tables().isEmpty()) {
      return filters.tables();
    }
    List<String> named =
        connector.ingestion().tableVendors().stream().map(Connector.TableVendors::table).toList();
    return named.isEmpty() ? connector.ingestion().tables() : named;
  }

  @Override
  public void emit(String key, ConnectorReach reach, Emitter out) {
    reach.tables().forEach(table -> out.put(ConnectorCatalog.REACHING_CONNECTORS, table, key));
  }
}
