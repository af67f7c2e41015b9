package dev.sentinelsync.catalog;

import dev.sentinelsync.catalog.graph.Derivation;
import dev.sentinelsync.catalog.graph.Emitter;
import dev.sentinelsync.catalog.graph.Facts;
import dev.sentinelsync.catalog.graph.Family;
import java.util.Locale;

/**
 * How a table comes to be on the site; each table has one standing.
 *
 * @param standing where it comes from
 * @param xdrOnly whether Defender XDR documents it and Azure Monitor does not
 * @param undocumented whether no reference documents it although its name is not that of a custom
 *     table
 */
public record TableStanding(Standing standing, boolean xdrOnly, boolean undocumented) {

  /** Where a table comes from; the first that applies. */
  public enum Standing {
    /** A connector ingests it. */
    INGESTED,
    /** Content uses it and no connector ingests it. */
    CONTENT_ONLY,
    /** Only parsers read it, and the reference does not have it. */
    PARSERS_ONLY,
    /** The reference has it and nothing else uses it but parsers. */
    REFERENCE_ONLY;

    /** The name in {@link Buckets}. */
    String key() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** Finds the standing of each table. */
  static final class Derived implements Derivation<TableStanding> {

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
          table.defenderXdr() && !table.azureMonitor(),
          !table.documented() && !key.endsWith("_cl"));
    }

    private static Standing standing(Table table, Facts facts) {
      if (facts.count(ConnectorCatalog.CONNECTORS_BY_TABLE, table.key()) > 0) {
        return Standing.INGESTED;
      }
      if (facts.count(ItemCatalog.TYPES_BY_TABLE, table.key()) > 0) {
        return Standing.CONTENT_ONLY;
      }
      return table.documented() ? Standing.REFERENCE_ONLY : Standing.PARSERS_ONLY;
    }

    @Override
    public void emit(String key, TableStanding table, Emitter out) {
      out.put(InputCatalog.BUCKETS, bucket(table.standing()), key);
      if (table.xdrOnly()) {
        out.put(InputCatalog.BUCKETS, Buckets.xdrOnlyTables(), key);
      }
      if (table.undocumented()) {
        out.put(TableCatalog.UNDOCUMENTED_TABLES, "", key);
      }
    }
  }

  /** The bucket of tables of a standing. */
  public static String bucket(Standing standing) {
    return "tables/" + standing.key();
  }
}
