package dev.sentinelsync.site.export;

import dev.sentinelsync.catalog.item.ItemCatalog;
import dev.sentinelsync.catalog.item.ItemRow;
import dev.sentinelsync.catalog.playbook.LogicApp;
import dev.sentinelsync.catalog.playbook.LogicAppCatalog;
import dev.sentinelsync.content.fact.PlaybookFacts.LogicAppConnector;
import dev.sentinelsync.site.page.PageContext;

/** The export of the Logic App connectors that playbooks use. */
final class PlaybookConnectorsExport {

  private static final CsvTable<Row> TABLE =
      new CsvTable<Row>()
          .column("solution_name", row -> row.playbook().solutionName())
          .column("content_name", row -> row.playbook().name())
          .column("content_file", row -> row.playbook().path())
          .column("connector_kind", row -> LogicApp.kindName(row.connector().kind()))
          .column("connector_name", row -> row.connector().name())
          .column("connections", row -> Integer.toString(row.connector().connections()))
          .column("triggers", row -> Integer.toString(row.connector().triggers()))
          .column("actions", row -> Integer.toString(row.connector().actions()));

  private record Row(ItemRow playbook, LogicAppConnector connector) {}

  private PlaybookConnectorsExport() {}

  static byte[] render(PageContext context) {
    return TABLE.file(
        context.facts().ids(LogicAppCatalog.WORKFLOW_USE).stream()
            .flatMap(
                path ->
                    context.facts().find(LogicAppCatalog.WORKFLOW_USE, path).stream()
                        .flatMap(use -> use.connectors().stream())
                        .map(
                            connector ->
                                new Row(
                                    context.facts().get(ItemCatalog.ITEM_ROW, path), connector))));
  }
}
