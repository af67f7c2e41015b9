package dev.sentinelsync.site.page.connector;

import dev.sentinelsync.catalog.connector.ConnectorCatalog;
import dev.sentinelsync.catalog.connector.ConnectorRow;
import dev.sentinelsync.catalog.connector.IngestionApi;
import dev.sentinelsync.catalog.connector.MethodSummary;
import dev.sentinelsync.site.link.PageId;
import dev.sentinelsync.site.link.PageKind;
import dev.sentinelsync.site.list.FullLists;
import dev.sentinelsync.site.list.ListPart;
import dev.sentinelsync.site.page.ConnectorLinks;
import dev.sentinelsync.site.page.ListView;
import dev.sentinelsync.site.page.PageContext;
import dev.sentinelsync.site.template.Markup;
import dev.sentinelsync.support.Ordinal;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;

/** Pages of collection methods and their index (page layouts 9.3). */
public final class CollectionMethodPages {

  private static final Comparator<MethodSummary> MOST_FREQUENT_FIRST =
      Comparator.comparing(MethodSummary::total)
          .reversed()
          .thenComparing(MethodSummary::label, Ordinal.ORDER);

  private CollectionMethodPages() {}

  /**
   * What the template of the index sees.
   *
   * @param methods the most frequent first
   * @param apis the APIs that any connector uses, in their order
   */
  public record Index(List<Row> methods, List<IngestionApi> apis) {}

  /**
   * A method on the index.
   *
   * @param method its numbers
   * @param link to its page
   */
  public record Row(MethodSummary method, Markup link) {}

  /**
   * What the template of a page sees.
   *
   * @param method its numbers
   * @param whole reference to the page of all its connectors
   * @param view the part of them that the page shows, and the pages of other parts
   * @param active its connectors in use, by title
   * @param deprecated its deprecated connectors, by title
   * @param unpublished its other connectors that are not on the marketplace, by title
   */
  public record Model(
      MethodSummary method,
      String whole,
      ListView view,
      List<ConnectorOf> active,
      List<ConnectorOf> deprecated,
      List<ConnectorOf> unpublished) {}

  /**
   * A connector of a method.
   *
   * @param connector what lists know of it
   * @param link to it
   * @param api the API through which it sends records
   * @param solution link to its first solution
   */
  public record ConnectorOf(
      ConnectorRow connector, Markup link, IngestionApi api, Markup solution) {}

  /** Makes the index. */
  public static String renderIndex(PageContext context) {
    List<MethodSummary> methods =
        context.facts().all(ConnectorCatalog.METHOD).stream().sorted(MOST_FREQUENT_FIRST).toList();
    return context.fill(
        "methods-index.md.ftl",
        new Index(
            methods.stream().map(method -> new Row(method, link(context, method.label()))).toList(),
            Arrays.stream(IngestionApi.values())
                .filter(api -> methods.stream().anyMatch(method -> method.of(api) > 0))
                .toList()));
  }

  /** A link to the page of a method. */
  static Markup link(PageContext context, String label) {
    return context.links().to(new PageId(PageKind.METHOD, label), label);
  }

  /** Makes the page of one method, or of a part of its list. */
  public static String render(PageContext context) {
    ListPart part = context.facts().get(FullLists.METHODS.parts(), context.id());
    List<ConnectorOf> connectors =
        new ConnectorLinks(context)
            .rows(part.entries(), ConnectorLinks.BY_TITLE).stream()
                .map(row -> connector(context, row))
                .toList();
    return context.fill(
        "method.md.ftl",
        new Model(
            context.facts().get(ConnectorCatalog.METHOD, part.list()),
            context.links().href(new PageId(PageKind.METHOD, part.list())),
            ListView.of(context, part, PageKind.METHOD),
            those(connectors, row -> !row.deprecated() && row.published()),
            those(connectors, ConnectorRow::deprecated),
            those(connectors, row -> !row.deprecated() && !row.published())));
  }

  private static List<ConnectorOf> those(
      List<ConnectorOf> connectors, Predicate<ConnectorRow> which) {
    return connectors.stream().filter(one -> which.test(one.connector())).toList();
  }

  private static ConnectorOf connector(PageContext context, ConnectorRow row) {
    return new ConnectorOf(
        row,
        new ConnectorLinks(context).link(row),
        context.facts().get(ConnectorCatalog.INGESTION, row.key()).api(),
        context.links().to(new PageId(PageKind.SOLUTION, row.solutionKey()), row.solutionName()));
  }
}
