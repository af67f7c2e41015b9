package dev.sentinelsync.site.export;

import dev.sentinelsync.catalog.schema.SchemaCatalog;
import dev.sentinelsync.catalog.schema.TableSchema;
import dev.sentinelsync.catalog.schema.TableSchema.SourcedColumn;
import dev.sentinelsync.catalog.table.TableCatalog;
import dev.sentinelsync.catalog.table.TableName;
import dev.sentinelsync.site.page.PageContext;
import dev.sentinelsync.support.Ordinal;
import java.util.Comparator;
import java.util.Locale;
import java.util.stream.Stream;

/** The export of columns: of all tables that a file defines columns of. */
final class TableSchemaExport {

  private static final CsvTable<Row> TABLE =
      new CsvTable<Row>()
          .column("table_name", row -> row.table())
          .column("column_name", row -> row.column().name())
          .column("column_type", row -> row.column().type())
          .column("source", row -> row.column().source().name().toLowerCase(Locale.ROOT))
          .column("source_file", row -> row.column().path());

  private record Row(String table, SourcedColumn column) {}

  private TableSchemaExport() {}

  static byte[] render(PageContext context) {
    return TABLE.file(
        context.facts().ids(SchemaCatalog.TABLE_SCHEMA).stream()
            .flatMap(key -> rows(context, key))
            .sorted(Comparator.comparing(Row::table, Ordinal.IGNORING_CASE)));
  }

  private static Stream<Row> rows(PageContext context, String key) {
    TableSchema schema = context.facts().get(SchemaCatalog.TABLE_SCHEMA, key);
    String name =
        context
            .facts()
            .find(TableCatalog.TABLE_NAME, key)
            .map(TableName::name)
            .orElse(schema.name());
    return schema.columns().stream().map(column -> new Row(name, column));
  }
}
