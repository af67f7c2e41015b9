package dev.sentinelsync.catalog.derive;

import dev.sentinelsync.catalog.graph.Emitter;
import dev.sentinelsync.catalog.item.ItemTables;
import dev.sentinelsync.catalog.parser.ParserCatalog;
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
 * @param parsers the parsers that the queries call, directly or through others
 */
public record ResolvedNames(
    List<TableName> tables,
    List<ItemTables.AsimUse> asim,
    List<String> watchlists,
    List<String> unresolved,
    List<String> remote,
    Parsers parsers) {

  /**
   * The parsers that queries call, as paths.
   *
   * @param direct those that the queries themselves call
   * @param indirect those that only other parsers call for them
   */
  public record Parsers(List<String> direct, List<String> indirect) {

    /** Notes for each parser that a file calls it. */
    void emit(String caller, Emitter out) {
      direct.forEach(parser -> out.put(ParserCatalog.CALLERS, parser, caller));
      indirect.forEach(parser -> out.put(ParserCatalog.INDIRECT_CALLERS, parser, caller));
    }
  }

  /**
   * A table as a query names it.
   *
   * @param key lower-cased name
   * @param spelling as written
   * @param parserPath the first parser that brought it, or empty
   */
  public record TableName(String key, String spelling, String parserPath) {}
}
