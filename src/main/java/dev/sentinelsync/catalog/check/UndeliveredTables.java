package dev.sentinelsync.catalog.check;

import dev.sentinelsync.catalog.connector.Connector;
import dev.sentinelsync.catalog.connector.ConnectorCatalog;
import dev.sentinelsync.catalog.graph.Derivation;
import dev.sentinelsync.catalog.graph.Emitter;
import dev.sentinelsync.catalog.graph.Facts;
import dev.sentinelsync.catalog.graph.Family;
import dev.sentinelsync.catalog.input.InputCatalog;
import dev.sentinelsync.catalog.input.Keys;
import dev.sentinelsync.catalog.item.ContentItem;
import dev.sentinelsync.catalog.item.ItemCatalog;
import dev.sentinelsync.catalog.item.ItemTables;
import dev.sentinelsync.catalog.item.TableUsage;
import dev.sentinelsync.content.fact.RequiredConnector;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Tables that the query of an item reads although no connector delivers them that the item requires
 * (analysis rules 13.1).
 */
public final class UndeliveredTables implements Derivation<List<String>> {

  /** Tables that the service fills by itself, whatever connectors there are. */
  private static final Set<String> OF_THE_SERVICE =
      Set.of(
          "anomalies",
          "behavioranalytics",
          "heartbeat",
          "identityinfo",
          "laquerylogs",
          "operation",
          "securityalert",
          "securityincident",
          "sentinelaudit",
          "sentinelhealth",
          "threatintelindicators",
          "threatintelligenceindicator",
          "usage",
          "useraccessanalytics",
          "userpeeranalytics",
          "watchlist");

  @Override
  public Family<List<String>> family() {
    return CheckCatalog.UNDELIVERED;
  }

  @Override
  public List<String> derive(String path, Facts facts) {
    if (!InputCatalog.hasFullPages(facts)) {
      return null;
    }
    Optional<ContentItem> item = facts.find(ItemCatalog.ITEM, path);
    List<RequiredConnector> required = item.isEmpty() ? List.of() : required(path, facts);
    if (required.isEmpty()) {
      return null;
    }
    TreeSet<String> delivered = new TreeSet<>();
    for (RequiredConnector one : required) {
      Optional<Connector> connector =
          facts.find(ConnectorCatalog.CONNECTOR, Keys.connector(one.connectorId()));
      if (connector.isEmpty() || connector.get().tables().isEmpty()) {
        // What it delivers is not known.
        return null;
      }
      delivered.addAll(connector.get().tables());
      one.dataTypes().forEach(type -> delivered.add(Keys.table(tableOf(type))));
    }
    List<String> missing =
        read(path, facts).stream()
            .filter(table -> !delivered.contains(table) && isDelivered(table, facts))
            .toList();
    return missing.isEmpty() ? null : missing;
  }

  private static List<RequiredConnector> required(String path, Facts facts) {
    return facts
        .get(InputCatalog.FILE, path)
        .facts()
        .common()
        .classification()
        .requiredConnectors();
  }

  /** Whether connectors deliver a table, of this repository or of the service. */
  private static boolean isDelivered(String table, Facts facts) {
    boolean documented =
        facts.find(InputCatalog.REFERENCE_TABLE, table).isPresent()
            && !OF_THE_SERVICE.contains(table);
    return documented || facts.count(ConnectorCatalog.CONNECTORS_BY_TABLE, table) > 0;
  }

  /** The name at the beginning of a data type: {@code Syslog (Vendor)} is of Syslog. */
  private static String tableOf(String dataType) {
    return dataType.strip().replaceFirst("\\W.*$", "");
  }

  private static List<String> read(String path, Facts facts) {
    return facts.find(ItemCatalog.ITEM_TABLES, path).orElse(ItemTables.NONE).tables().stream()
        .filter(use -> use.usage() != TableUsage.WRITE)
        .map(ItemTables.Use::key)
        .toList();
  }

  @Override
  public void emit(String path, List<String> tables, Emitter out) {
    out.put(CheckCatalog.UNDELIVERED_ITEMS, "", path);
  }
}
