package dev.sentinelsync.site.export;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sentinelsync.catalog.connector.Connector;
import dev.sentinelsync.catalog.connector.ConnectorCatalog;
import dev.sentinelsync.catalog.connector.ConnectorRow;
import dev.sentinelsync.catalog.derive.FilterFields;
import dev.sentinelsync.catalog.input.InputCatalog;
import dev.sentinelsync.catalog.input.SourceFile;
import dev.sentinelsync.content.fact.ConnectorDefinition;
import dev.sentinelsync.content.fact.ConnectorFileFacts;
import dev.sentinelsync.site.page.PageContext;
import dev.sentinelsync.site.page.SourceUrls;
import dev.sentinelsync.site.page.TableLinks;
import dev.sentinelsync.support.Ordinal;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The export of connectors. */
final class ConnectorExport {

  private static final List<String> COLUMNS =
      List.of(
          "connector_id",
          "connector_publisher",
          "connector_title",
          "connector_description",
          "connector_instruction_steps",
          "connector_permissions",
          "connector_id_generated",
          "connector_files",
          "connector_readme_file",
          "collection_method",
          "collection_method_reason",
          "event_vendor",
          "event_product",
          "event_vendor_product_by_table",
          "filter_fields",
          "not_in_solution_json",
          "solution_name",
          "is_deprecated",
          "is_published",
          "ccf_config_file",
          "ccf_capabilities");

  private static final ObjectMapper JSON = new ObjectMapper();

  private ConnectorExport() {}

  static byte[] render(PageContext context) {
    return CsvTable.of(
        COLUMNS,
        context.facts().members(ConnectorCatalog.CONNECTORS, "").stream()
            .map(key -> context.facts().get(ConnectorCatalog.CONNECTOR, key))
            .sorted(Comparator.comparing(Connector::id, Ordinal.ORDER))
            .map(connector -> row(context, connector)));
  }

  private static List<String> row(PageContext context, Connector connector) {
    SourceFile file = context.facts().get(InputCatalog.FILE, connector.definitionPath());
    ConnectorDefinition said =
        file.facts(ConnectorFileFacts.class)
            .orElseThrow()
            .definitions()
            .get(connector.definitionIndex());
    ConnectorRow row = context.facts().get(ConnectorCatalog.CONNECTOR_ROW, connector.key());
    return List.of(
        connector.id(),
        connector.publisher(),
        connector.title(),
        connector.description().replace("\n", "<br>"),
        said.instructionSteps(),
        said.permissions(),
        Boolean.toString(connector.generatedId()),
        connector.files().stream()
            .map(path -> SourceUrls.of(context, path))
            .filter(url -> !url.isEmpty())
            .collect(Collectors.joining(";")),
        connector.readmePath(),
        connector.method(),
        connector.methodReason(),
        String.join(";", connector.vendors()),
        String.join(";", connector.products()),
        byTable(context, connector),
        FilterFields.of(file),
        Boolean.toString(!connector.listed()),
        row.solutionName(),
        Boolean.toString(connector.deprecated()),
        Boolean.toString(connector.published()),
        connections(context, connector, file.folder()),
        String.join(";", connector.capabilities()));
  }

  private static String byTable(PageContext context, Connector connector) {
    if (connector.tableVendors().isEmpty()) {
      return "";
    }
    TableLinks tables = new TableLinks(context);
    SortedMap<String, Map<String, List<String>>> byTable = new TreeMap<>(Ordinal.ORDER);
    for (Connector.TableVendors one : connector.tableVendors()) {
      SortedMap<String, List<String>> events = new TreeMap<>();
      events.put("product", one.products());
      events.put("vendor", one.vendors());
      byTable.put(tables.name(one.table()), events);
    }
    try {
      return JSON.writeValueAsString(byTable);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("texts and lists can always be written as JSON", e);
    }
  }

  /** The first file beside the definition that configures connections, for codeless connectors. */
  private static String connections(PageContext context, Connector connector, String folder) {
    if (connector.capabilities().isEmpty()) {
      return "";
    }
    return context.facts().members(InputCatalog.FOLDER_FILES, folder).stream()
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
