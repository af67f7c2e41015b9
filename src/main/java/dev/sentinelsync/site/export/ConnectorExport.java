package dev.sentinelsync.site.export;

import dev.sentinelsync.catalog.connector.Connector;
import dev.sentinelsync.catalog.connector.ConnectorCatalog;
import dev.sentinelsync.catalog.connector.ConnectorRow;
import dev.sentinelsync.catalog.input.FilterFields;
import dev.sentinelsync.catalog.input.InputCatalog;
import dev.sentinelsync.catalog.input.SourceFile;
import dev.sentinelsync.content.fact.ConnectorDefinition;
import dev.sentinelsync.content.fact.ConnectorFileFacts;
import dev.sentinelsync.site.page.PageContext;
import dev.sentinelsync.site.page.SourceUrls;
import dev.sentinelsync.site.page.TableLinks;
import dev.sentinelsync.support.Json;
import dev.sentinelsync.support.Ordinal;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The export of connectors. */
final class ConnectorExport {

  private static final CsvTable<Row> TABLE =
      new CsvTable<Row>()
          .column("connector_id", row -> row.connector().id())
          .column("connector_publisher", row -> row.connector().publisher())
          .column("connector_title", row -> row.connector().title())
          .column(
              "connector_description", row -> row.connector().description().replace("\n", "<br>"))
          .column("connector_instruction_steps", row -> row.definition().instructionSteps())
          .column("connector_permissions", row -> row.definition().permissions())
          .column(
              "connector_id_generated",
              row -> Boolean.toString(row.connector().definition().generatedId()))
          .column(
              "connector_files",
              row ->
                  row.connector().files().stream()
                      .map(path -> SourceUrls.of(row.context(), path))
                      .filter(url -> !url.isEmpty())
                      .collect(Collectors.joining(";")))
          .column("connector_readme_file", row -> row.connector().about().readmePath())
          .column("collection_method", row -> row.connector().method())
          .column("collection_method_reason", row -> row.connector().collection().methodReason())
          .column("event_vendor", row -> String.join(";", row.connector().vendors()))
          .column("event_product", row -> String.join(";", row.connector().products()))
          .column("event_vendor_product_by_table", row -> byTable(row))
          .column("filter_fields", row -> FilterFields.of(row.file()))
          .column("not_in_solution_json", row -> Boolean.toString(!row.connector().listed()))
          .column("solution_name", row -> row.summary().solutionName())
          .column("is_deprecated", row -> Boolean.toString(row.connector().deprecated()))
          .column("is_published", row -> Boolean.toString(row.connector().published()))
          .column("ccf_config_file", row -> connections(row))
          .column(
              "ccf_capabilities", row -> String.join(";", row.connector().about().capabilities()));

  private record Row(
      PageContext context,
      Connector connector,
      ConnectorRow summary,
      ConnectorDefinition definition,
      SourceFile file) {}

  private ConnectorExport() {}

  static byte[] render(PageContext context) {
    return TABLE.file(
        context.facts().members(ConnectorCatalog.CONNECTORS, "").stream()
            .map(key -> context.facts().get(ConnectorCatalog.CONNECTOR, key))
            .sorted(Comparator.comparing(Connector::id, Ordinal.ORDER))
            .map(connector -> row(context, connector)));
  }

  private static Row row(PageContext context, Connector connector) {
    SourceFile file = context.facts().get(InputCatalog.FILE, connector.definitionPath());
    ConnectorDefinition definition =
        file.connectors().get(connector.definition().definitionIndex()).definition();
    return new Row(
        context,
        connector,
        context.facts().get(ConnectorCatalog.CONNECTOR_ROW, connector.key()),
        definition,
        file);
  }

  private static String byTable(Row row) {
    Connector connector = row.connector();
    if (connector.tableVendors().isEmpty()) {
      return "";
    }
    TableLinks tables = new TableLinks(row.context());
    SortedMap<String, Map<String, List<String>>> byTable = new TreeMap<>(Ordinal.ORDER);
    for (Connector.TableVendors one : connector.tableVendors()) {
      SortedMap<String, List<String>> events = new TreeMap<>();
      events.put("product", one.products());
      events.put("vendor", one.vendors());
      byTable.put(tables.name(one.table()), events);
    }
    return Json.text(byTable);
  }

  /** The first file beside the definition that configures connections, for codeless connectors. */
  private static String connections(Row row) {
    PageContext context = row.context();
    if (row.connector().about().capabilities().isEmpty()) {
      return "";
    }
    return context.facts().members(InputCatalog.FOLDER_FILES, row.file().folder()).stream()
        .filter(
            path ->
                context
                    .facts()
                    .get(InputCatalog.FILE, path)
                    .facts(ConnectorFileFacts.class)
                    .filter(file -> !file.connections().isEmpty())
                    .isPresent())
        .findFirst()
        .map(path -> SourceUrls.of(context, path))
        .orElse("");
  }
}
