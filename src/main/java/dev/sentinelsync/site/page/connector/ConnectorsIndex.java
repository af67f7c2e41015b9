package dev.sentinelsync.site.page.connector;

import dev.sentinelsync.catalog.connector.ConnectorCatalog;
import dev.sentinelsync.catalog.connector.ConnectorRow;
import dev.sentinelsync.site.link.PageId;
import dev.sentinelsync.site.link.PageKind;
import dev.sentinelsync.site.list.IndexList;
import dev.sentinelsync.site.list.ListPart;
import dev.sentinelsync.site.list.SiteLists;
import dev.sentinelsync.site.page.ConnectorLinks;
import dev.sentinelsync.site.page.Icons;
import dev.sentinelsync.site.page.IndexPart;
import dev.sentinelsync.site.page.LetterGroup;
import dev.sentinelsync.site.page.ListView;
import dev.sentinelsync.site.page.PageContext;
import dev.sentinelsync.site.template.Markup;
import dev.sentinelsync.support.Ordinal;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The index of connectors that solutions define (page layouts 8.3). */
public final class ConnectorsIndex {

  private static final int LOGO = 32;

  /** By title whatever its case; equal titles by solution, then by id (page layouts 1.4). */
  private static final Comparator<ConnectorRow> BY_TITLE =
      Comparator.comparing(ConnectorRow::title, Ordinal.IGNORING_CASE)
          .thenComparing(ConnectorRow::solutionName, Ordinal.ORDER)
          .thenComparing(ConnectorRow::id, Ordinal.ORDER);

  private ConnectorsIndex() {}

  /**
   * What the template sees.
   *
   * @param count how many connectors
   * @param unpublished whether any is of a solution that is not on the marketplace
   * @param discovered whether any is not listed by its solution's definition
   * @param deprecatedCount how many are deprecated
   * @param view the pages of parts of the list, those of deprecated connectors among them
   * @param letters the connectors in use by letter; empty if parts have pages
   * @param deprecated the other ones; empty if parts have pages
   */
  public record Model(
      int count,
      boolean unpublished,
      boolean discovered,
      int deprecatedCount,
      ListView view,
      List<LetterGroup<Row>> letters,
      List<Row> deprecated) {}

  /**
   * A connector.
   *
   * @param connector what lists know of it
   * @param logo picture of its first solution, or nothing
   * @param link to it
   * @param solution link to its first solution
   */
  public record Row(ConnectorRow connector, Markup logo, Markup link, Markup solution) {}

  public static String render(PageContext context) {
    List<ConnectorRow> connectors =
        rows(context, context.facts().members(ConnectorCatalog.CONNECTORS, ""));
    ListPart part = context.facts().get(SiteLists.INDEXES.parts(), IndexList.CONNECTORS.id());
    List<ConnectorRow> shown = part.isSplit() ? List.of() : connectors;
    Map<Boolean, List<Row>> byDeprecation =
        shown.stream()
            .map(connector -> row(context, connector))
            .collect(Collectors.partitioningBy(row -> row.connector().deprecated()));
    IndexPart.Signs signs = signs(shown);
    Model model =
        new Model(
            connectors.size(),
            signs.unpublished(),
            signs.discovered(),
            (int) connectors.stream().filter(ConnectorRow::deprecated).count(),
            ListView.of(context, part, PageKind.INDEX_PART),
            LetterGroup.of(byDeprecation.get(false), row -> row.connector().title()),
            byDeprecation.get(true));
    return context.fill("connectors-index.md.ftl", model);
  }

  /** The page of a part of the index. */
  public static String renderPart(PageContext context, ListPart part) {
    List<ConnectorRow> connectors = rows(context, part.entries());
    List<Row> rows = connectors.stream().map(connector -> row(context, connector)).toList();
    return IndexPart.fill(context, part, rows, signs(connectors));
  }

  private static List<ConnectorRow> rows(PageContext context, Collection<String> keys) {
    return new ConnectorLinks(context).rows(keys, BY_TITLE);
  }

  private static IndexPart.Signs signs(List<ConnectorRow> connectors) {
    return new IndexPart.Signs(
        connectors.stream().anyMatch(connector -> !connector.published()),
        connectors.stream().anyMatch(ConnectorRow::deprecated),
        connectors.stream().anyMatch(connector -> !connector.listed()),
        false);
  }

  private static Row row(PageContext context, ConnectorRow connector) {
    PageId solution = new PageId(PageKind.SOLUTION, connector.solutionKey());
    return new Row(
        connector,
        Icons.logo(context, connector.logoUrl(), "", LOGO),
        new ConnectorLinks(context).link(connector),
        context.links().to(solution, connector.solutionName()));
  }
}
