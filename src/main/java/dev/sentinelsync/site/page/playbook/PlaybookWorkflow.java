package dev.sentinelsync.site.page.playbook;

import dev.sentinelsync.catalog.playbook.LogicApp;
import dev.sentinelsync.catalog.playbook.LogicAppCatalog;
import dev.sentinelsync.content.fact.PlaybookFacts.LogicAppConnector;
import dev.sentinelsync.site.link.PageId;
import dev.sentinelsync.site.link.PageKind;
import dev.sentinelsync.site.page.PageContext;
import java.util.List;

/**
 * What the page of a playbook shows of its workflow in the layout {@code full} (page layouts 9.4).
 *
 * @param connectors the Logic App connectors, by kind, then name
 * @param hosts the hosts that HTTP actions call
 */
public record PlaybookWorkflow(List<Use> connectors, List<String> hosts) {

  private static final PlaybookWorkflow NONE = new PlaybookWorkflow(List.of(), List.of());

  /**
   * A Logic App connector of the playbook.
   *
   * @param connector the connector and how often it is used
   * @param target reference to its page
   */
  public record Use(LogicAppConnector connector, String target) {}

  /**
   * The workflow of a playbook; nothing for items of other types. Only for pages of the layout
   * {@code full}, since other layouts have no pages of connectors to lead to.
   *
   * @param path the item
   */
  public static PlaybookWorkflow of(PageContext context, String path) {
    return context
        .facts()
        .find(LogicAppCatalog.WORKFLOW_USE, path)
        .map(
            use ->
                new PlaybookWorkflow(
                    use.connectors().stream().map(one -> use(context, one)).toList(), use.hosts()))
        .orElse(NONE);
  }

  private static Use use(PageContext context, LogicAppConnector connector) {
    PageId page = new PageId(PageKind.LOGIC_APP, LogicApp.key(connector));
    return new Use(connector, context.links().href(page));
  }
}
