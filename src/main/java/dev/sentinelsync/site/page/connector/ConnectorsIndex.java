package dev.sentinelsync.site.page.connector;

import dev.sentinelsync.catalog.connector.ConnectorCatalog;
import dev.sentinelsync.catalog.connector.ConnectorRow;
import dev.sentinelsync.site.link.PageId;
import dev.sentinelsync.site.link.PageKind;
import dev.sentinelsync.site.page.ConnectorLinks;
import dev.sentinelsync.site.page.Icons;
import dev.sentinelsync.site.page.LetterGroup;
import dev.sentinelsync.site.page.PageContext;
import dev.sentinelsync.site.template.Markup;
import dev.sentinelsync.support.Ordinal;
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
   * @param letters the connectors in use by letter
   * @param deprecated the other ones
   */
  public record Model(
      int count,
      boolean unpublished,
      boolean discovered,
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
        new ConnectorLinks(context)
            .rows(context.facts().members(ConnectorCatalog.CONNECTORS, ""), BY_TITLE);
    Map<Boolean, List<Row>> byDeprecation =
        connectors.stream()
            .map(connector -> row(context, connector))
            .collect(Collectors.partitioningBy(row -> row.connector().deprecated()));
    Model model =
        new Model(
            connectors.size(),
            connectors.stream().anyMatch(connector -> !connector.published()),
            connectors.stream().anyMatch(connector -> !connector.listed()),
            LetterGroup.of(byDeprecation.get(false), row -> row.connector().title()),
            byDeprecation.get(true));
    return context.fill("connectors-index.md.ftl", model);
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
