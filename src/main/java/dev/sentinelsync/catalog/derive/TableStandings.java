package dev.sentinelsync.catalog.derive;

import dev.sentinelsync.catalog.connector.ConnectorCatalog;
import dev.sentinelsync.catalog.graph.Derivation;
import dev.sentinelsync.catalog.graph.Emitter;
import dev.sentinelsync.catalog.graph.Facts;
import dev.sentinelsync.catalog.graph.Family;
import dev.sentinelsync.catalog.input.Buckets;
import dev.sentinelsync.catalog.input.InputCatalog;
import dev.sentinelsync.catalog.item.ItemCatalog;
import dev.sentinelsync.catalog.table.Table;
import dev.sentinelsync.catalog.table.TableCatalog;
import dev.sentinelsync.catalog.table.TableStanding;

/** Finds the standing of each table. */
public final class TableStandings implements Derivation<TableStanding> {

  @Override
  public Family<TableStanding> family() {
    return TableCatalog.TABLE_STANDING;
  }

  @Override
  public TableStanding derive(String key, Facts facts) {
    Table table = facts.find(TableCatalog.TABLE, key).orElse(null);
    if (table == null) {
      return null;
    }
    return new TableStanding(
        standing(table, facts),
        table.sources().defenderXdr() && !table.sources().azureMonitor(),
        !table.documented() && !key.endsWith("_cl"));
  }

  private static TableStanding.Standing standing(Table table, Facts facts) {
    if (facts.count(ConnectorCatalog.CONNECTORS_BY_TABLE, table.key()) > 0) {
      return TableStanding.Standing.INGESTED;
    }
    if (facts.count(ItemCatalog.TYPES_BY_TABLE, table.key()) > 0) {
      return TableStanding.Standing.CONTENT_ONLY;
    }
    return table.documented()
        ? TableStanding.Standing.REFERENCE_ONLY
        : TableStanding.Standing.PARSERS_ONLY;
  }

  @Override
  public void emit(String key, TableStanding table, Emitter out) {
    out.put(InputCatalog.BUCKETS, TableStanding.bucket(table.standing()), key);
    if (table.xdrOnly()) {
      out.put(InputCatalog.BUCKETS, Buckets.xdrOnlyTables(), key);
    }
    if (table.undocumented()) {
      out.put(TableCatalog.UNDOCUMENTED_TABLES, "", key);
    }
  }
}
