package dev.sentinelsync.site.page.playbook;

import dev.sentinelsync.catalog.playbook.LogicApp;
import dev.sentinelsync.catalog.playbook.LogicAppCatalog;
import dev.sentinelsync.catalog.playbook.WorkflowUse;
import dev.sentinelsync.content.fact.PlaybookFacts.ConnectorKind;
import dev.sentinelsync.content.fact.PlaybookFacts.LogicAppConnector;
import dev.sentinelsync.site.link.PageId;
import dev.sentinelsync.site.link.PageKind;
import dev.sentinelsync.site.link.Slug;
import dev.sentinelsync.site.page.ItemLinks;
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
   * @param playbooks those that use it, each with how often
   */
  public record Model(LogicApp connector, ItemLinks.ByType playbooks) {}

  /** The suggested address of a page. */
  public static String address(LogicApp connector) {
    return "logic-apps/"
        + LogicApp.kindName(connector.kind())
        + "-"
        + Slug.fileStem(connector.name())
        + ".md";
  }

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

  /** Makes the page of one connector. */
  public static String render(PageContext context) {
    LogicApp connector = context.facts().get(LogicAppCatalog.LOGIC_APP, context.id());
    List<String> paths = context.facts().members(LogicAppCatalog.PLAYBOOKS, context.id());
    return context.fill(
        "logic-app.md.ftl",
        new Model(
            connector,
            new ItemLinks(context)
                .byType(paths, row -> remark(context, row.path(), connector.key()))));
  }

  /** How often a playbook uses the connector, as {@code (1 connections, 3 actions)}. */
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
            number(use.connections(), "connections"),
            number(use.triggers(), "triggers"),
            number(use.actions(), "actions"))
        .filter(part -> !part.isEmpty())
        .collect(Collectors.joining(", ", " (", ")"));
  }

  private static String number(int count, String what) {
    return count == 0 ? "" : count + " " + what;
  }
}
