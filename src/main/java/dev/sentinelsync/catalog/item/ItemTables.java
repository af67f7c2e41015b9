package dev.sentinelsync.catalog.item;

import java.util.List;

/**
 * What an item reads and writes, after resolution of names.
 *
 * @param tables one use per table, by table key
 * @param asim one use per ASIM parser, by key
 * @param watchlists aliases of the watchlists that its queries ask for
 * @param unresolved functions that nothing defines, as written
 * @param remote tables and functions of another service, such as Azure Data Explorer, as written
 */
public record ItemTables(
    List<Use> tables,
    List<AsimUse> asim,
    List<String> watchlists,
    List<String> unresolved,
    List<String> remote) {

  /** Nothing read, nothing written. */
  public static final ItemTables NONE =
      new ItemTables(List.of(), List.of(), List.of(), List.of(), List.of());

  /**
   * The use of one table.
   *
   * @param key the table's key
   * @param usage what is done with it
   * @param parserPath the first parser that brought it, or empty when a query names it itself
   */
  public record Use(String key, TableUsage usage, String parserPath) {}

  /**
   * The use of one ASIM parser.
   *
   * @param key the parser's key
   * @param name the name by which it is shown: the built-in or the deployed one, as used
   */
  public record AsimUse(String key, String name) {}
}
