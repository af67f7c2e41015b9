package dev.sentinelsync.catalog.derive;

import dev.sentinelsync.catalog.item.ItemTables;
import dev.sentinelsync.catalog.table.TableName;
import java.util.List;

/**
 * What the names of some queries stand for.
 *
 * @param tables the tables, by key
 * @param asim the ASIM parsers, by key
 * @param watchlists aliases asked for
 * @param unresolved functions that nothing defines, as written
 * @param remote tables and functions of another service, as written
 */
public record ResolvedNames(
    List<TableName> tables,
    List<ItemTables.AsimUse> asim,
    List<String> watchlists,
    List<String> unresolved,
    List<String> remote) {

  /**
   * A table as a query names it.
   *
   * @param key lower-cased name
   * @param spelling as written
   * @param parserPath the first parser that brought it, or empty
   */
  public record TableName(String key, String spelling, String parserPath) {}
}
