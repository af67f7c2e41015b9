package dev.sentinelsync.site.export;

import dev.sentinelsync.catalog.connector.ConnectorCatalog;
import dev.sentinelsync.catalog.connector.ConnectorRow;
import dev.sentinelsync.catalog.solution.SolutionCatalog;
import dev.sentinelsync.catalog.solution.SolutionRow;
import dev.sentinelsync.catalog.table.Table;
import dev.sentinelsync.catalog.table.TableCatalog;
import dev.sentinelsync.site.page.PageContext;
import dev.sentinelsync.support.Ordinal;
import java.util.Comparator;
import java.util.SortedSet;
import java.util.TreeSet;

/** The export of tables: all that have a page. */
final class TableExport {

  private static final CsvTable<Row> TABLE =
      new CsvTable<Row>()
          .column("table_name", row -> row.table().name())
          .column("description", row -> row.table().description())
          .column("category", row -> row.table().category())
          .column("support_tier", row -> supportTier(row.context(), row.table().key()))
          .column("collection_method", row -> row.table().about().collectionMethod())
          .column("resource_types", row -> String.join(",", row.table().resourceTypes()))
          .column("source_azure_monitor", row -> yesNo(row.table().azureMonitor()))
          .column("source_defender_xdr", row -> yesNo(row.table().defenderXdr()))
          .column("azure_monitor_doc_link", row -> row.table().azureMonitorUrl())
          .column("defender_xdr_doc_link", row -> row.table().defenderXdrUrl())
          .column("basic_logs_eligible", row -> row.table().basicLogs())
          .column("supports_transformations", row -> row.table().transformations())
          .column("ingestion_api_supported", row -> row.table().ingestionApi());

  private record Row(PageContext context, Table table) {}

  private TableExport() {}

  static byte[] render(PageContext context) {
    return TABLE.file(
        context.facts().members(TableCatalog.TABLE_NAMES, "").stream()
            .map(key -> context.facts().get(TableCatalog.TABLE, key))
            .sorted(Comparator.comparing(Table::name, Ordinal.ORDER))
            .map(table -> new Row(context, table)));
  }

  private static String yesNo(boolean value) {
    return value ? "Yes" : "No";
  }

  /** Who supports the solutions whose connectors bring the table. */
  private static String supportTier(PageContext context, String key) {
    SortedSet<String> tiers = new TreeSet<>();
    for (String connector : context.facts().members(ConnectorCatalog.CONNECTORS_BY_TABLE, key)) {
      ConnectorRow row = context.facts().get(ConnectorCatalog.CONNECTOR_ROW, connector);
      context
          .facts()
          .find(SolutionCatalog.SOLUTION_ROW, row.solutionKey())
          .map(SolutionRow::supportTier)
          .filter(tier -> !tier.isEmpty())
          .ifPresent(tiers::add);
    }
    return tiers.size() > 1 ? "Various" : String.join("", tiers);
  }
}
