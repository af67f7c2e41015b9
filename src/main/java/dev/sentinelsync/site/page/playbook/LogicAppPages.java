package dev.sentinelsync.site.page.playbook;

import dev.sentinelsync.catalog.playbook.LogicApp;
import dev.sentinelsync.catalog.playbook.LogicAppCatalog;
import dev.sentinelsync.catalog.playbook.WorkflowUse;
import dev.sentinelsync.content.fact.PlaybookFacts.ConnectorKind;
import dev.sentinelsync.content.fact.PlaybookFacts.LogicAppConnector;
import dev.sentinelsync.site.link.PageId;
import dev.sentinelsync.site.link.PageKind;
import dev.sentinelsync.site.list.FullLists;
import dev.sentinelsync.site.list.ListPart;
import dev.sentinelsync.site.page.ItemLinks;
import dev.sentinelsync.site.page.ListView;
import dev.sentinelsync.site.page.PageContext;
import dev.sentinelsync.support.Ordinal;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Pages of Logic App connectors and their index (page layouts 9.4). */
public final class LogicAppPages {

  private LogicAppPages() {}

  /**
   * What the template of the index sees.
   *
   * @param managed connectors that Microsoft runs, by name
   * @param custom connectors that authors deploy, by name
   * @param builtin connectors of the workflow engine, by name
   */
  public record Index(List<Row> managed, List<Row> custom, List<Row> builtin) {}

  /**
   * A connector on the index.
   *
   * @param connector the connector
   * @param target reference to its page
   */
  public record Row(LogicApp connector, String target) {}

  /**
   * What the template of a page sees.
   *
   * @param connector the connector
   * @param whole reference to the page of all playbooks that use it
   * @param view the part of them that the page shows, and the pages of other parts
   * @param playbooks those that use it, each with how often; none if smaller parts have pages
   */
  public record Model(
      LogicApp connector, String whole, ListView view, ItemLinks.ByType playbooks) {}

  /** Makes the index. */
  public static String renderIndex(PageContext context) {
    List<LogicApp> all = context.facts().all(LogicAppCatalog.LOGIC_APP);
    return context.fill(
        "logic-apps-index.md.ftl",
        new Index(
            rows(context, all, ConnectorKind.MANAGED),
            rows(context, all, ConnectorKind.CUSTOM),
            rows(context, all, ConnectorKind.BUILTIN)));
  }

  private static List<Row> rows(PageContext context, List<LogicApp> all, ConnectorKind kind) {
    return all.stream()
        .filter(connector -> connector.kind() == kind)
        .sorted(Comparator.comparing(LogicApp::name, Ordinal.ORDER))
        .map(
            connector ->
                new Row(
                    connector,
                    context.links().href(new PageId(PageKind.LOGIC_APP, connector.key()))))
        .toList();
  }

  /** Makes the page of one connector, or of a part of its list. */
  public static String render(PageContext context) {
    ListPart part = context.facts().get(FullLists.LOGIC_APPS.parts(), context.id());
    LogicApp connector = context.facts().get(LogicAppCatalog.LOGIC_APP, part.list());
    return context.fill(
        "logic-app.md.ftl",
        new Model(
            connector,
            context.links().href(new PageId(PageKind.LOGIC_APP, part.list())),
            ListView.of(context, part, PageKind.LOGIC_APP),
            new ItemLinks(context)
                .byType(part.entries(), row -> remark(context, row.path(), connector.key()))));
  }

  /** How often a playbook uses the connector, as {@code (1 connection, 3 actions)}. */
  private static String remark(PageContext context, String path, String key) {
    WorkflowUse use = context.facts().get(LogicAppCatalog.WORKFLOW_USE, path);
    return use.connectors().stream()
        .filter(connector -> LogicApp.key(connector).equals(key))
        .findFirst()
        .map(LogicAppPages::remark)
        .orElse("");
  }

  private static String remark(LogicAppConnector use) {
    return Stream.of(
            number(use.connections(), "connection"),
            number(use.triggers(), "trigger"),
            number(use.actions(), "action"))
        .filter(part -> !part.isEmpty())
        .collect(Collectors.joining(", ", " (", ")"));
  }

  private static String number(int count, String what) {
    return switch (count) {
      case 0 -> "";
      case 1 -> "1 " + what;
      default -> count + " " + what + "s";
    };
  }
}
