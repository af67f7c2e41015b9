package dev.sentinelsync.catalog.schema;

import dev.sentinelsync.catalog.graph.Family;
import dev.sentinelsync.catalog.graph.Index;

/** The families and indexes of columns and of fields of schemas. */
public final class SchemaCatalog {

  /** Columns, by table key; also of tables that nothing uses. */
  public static final Family<TableSchema> TABLE_SCHEMA = new Family<>("table-schema");

  /** ASIM schemas, by lower-cased name. */
  public static final Family<AsimSchema> ASIM_SCHEMA = new Family<>("asim-schema");

  /** Files that define columns, by table key. */
  public static final Index SCHEMA_FILES = Index.of("schema-files");

  /** Files that list fields of ASIM schemas; one set with an empty identifier. */
  public static final Index ASIM_SCHEMA_FILES = Index.of("asim-schema-files");

  private SchemaCatalog() {}
}
