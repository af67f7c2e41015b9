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
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/** The export of tables: all that have a page. */
final class TableExport {

  private static final List<String> COLUMNS =
      List.of(
          "table_name",
          "description",
          "category",
          "support_tier",
          "collection_method",
          "resource_types",
          "source_azure_monitor",
          "source_defender_xdr",
          "azure_monitor_doc_link",
          "defender_xdr_doc_link",
          "basic_logs_eligible",
          "supports_transformations",
          "ingestion_api_supported");

  private TableExport() {}

  static byte[] render(PageContext context) {
    return CsvTable.of(
        COLUMNS,
        context.facts().members(TableCatalog.TABLE_NAMES, "").stream()
            .map(key -> context.facts().get(TableCatalog.TABLE, key))
            .sorted(Comparator.comparing(Table::name, Ordinal.ORDER))
            .map(table -> row(context, table)));
  }

  private static List<String> row(PageContext context, Table table) {
    return List.of(
        table.name(),
        table.description(),
        table.category(),
        supportTier(context, table.key()),
        table.collectionMethod(),
        String.join(",", table.resourceTypes()),
        yesNo(table.azureMonitor()),
        yesNo(table.defenderXdr()),
        table.azureMonitorUrl(),
        table.defenderXdrUrl(),
        table.basicLogs(),
        table.transformations(),
        table.ingestionApi());
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
