package dev.sentinelsync.catalog.item;

import dev.sentinelsync.catalog.graph.Family;
import dev.sentinelsync.catalog.graph.Index;

/** The families and indexes of content items, which go by repository path. */
public final class ItemCatalog {

  public static final Family<ContentItem> ITEM = new Family<>("item");

  public static final Family<ItemRow> ITEM_ROW = new Family<>("item-row");

  public static final Family<ItemSummary> ITEM_SUMMARY = new Family<>("item-summary");

  public static final Family<ItemTables> ITEM_TABLES = new Family<>("item-tables");

  /** The types that have items, by type slug. */
  public static final Family<ContentType> TYPE = new Family<>("type");

  /** Items, by solution key. */
  public static final Index ITEMS_BY_SOLUTION = Index.of("items-by-solution");

  /** Items, by type key. */
  public static final Index ITEMS_BY_TYPE = Index.of("items-by-type");

  /** Items but parsers that read or write it, by table key. */
  public static final Index ITEMS_BY_TABLE = Index.of("items-by-table");

  /** Types of the items but parsers that use it, by table key. */
  public static final Index TYPES_BY_TABLE = Index.of("types-by-table");

  /** Items that call it, by ASIM key. */
  public static final Index ITEMS_BY_ASIM = Index.of("items-by-asim");

  /** Items that call it, by the name of a function that nothing defines. */
  public static final Index UNRESOLVED_FUNCTIONS = Index.of("unresolved-functions");

  /** Functions that items call and nothing defines; one set with an empty identifier. */
  public static final Index UNRESOLVED = Index.of("unresolved");

  /** Items that require it, by connector key. */
  public static final Index ITEMS_BY_CONNECTOR = Index.of("items-by-connector");

  /** Ids as items spell them, by connector key. */
  public static final Index REQUIRED_SPELLINGS = Index.counted("required-spellings");

  /** Items that share it, by content id in lower case. */
  public static final Index ITEMS_BY_ID = Index.of("items-by-id");

  /** Content ids that several items carry, in lower case; one set with an empty identifier. */
  public static final Index SHARED_IDS = Index.of("shared-ids");

  private ItemCatalog() {}
}
