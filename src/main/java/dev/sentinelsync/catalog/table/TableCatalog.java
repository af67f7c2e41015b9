package dev.sentinelsync.catalog.table;

import dev.sentinelsync.catalog.graph.Family;
import dev.sentinelsync.catalog.graph.Index;

/** The families and indexes of tables, which go by lower-cased name. */
public final class TableCatalog {

  public static final Family<Table> TABLE = new Family<>("table");

  public static final Family<TableName> TABLE_NAME = new Family<>("table-name");

  public static final Family<TableRow> TABLE_ROW = new Family<>("table-row");

  public static final Family<TableStanding> TABLE_STANDING = new Family<>("table-standing");

  /** Keys of all tables that pages list; one set with an empty identifier. */
  public static final Index TABLE_NAMES = Index.of("table-names");

  /** Names as written, by table key. */
  public static final Index TABLE_SPELLINGS = Index.counted("table-spellings");

  /** Solutions that write it with a playbook, by table key. */
  public static final Index TABLE_WRITERS = Index.of("table-writers");

  /** Solutions that read it with other content, by table key. */
  public static final Index TABLE_READERS = Index.of("table-readers");

  /** Keys of tables that should be documented and are not; one set, empty identifier. */
  public static final Index UNDOCUMENTED_TABLES = Index.of("undocumented-tables");

  private TableCatalog() {}
}
