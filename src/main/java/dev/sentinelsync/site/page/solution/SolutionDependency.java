package dev.sentinelsync.site.page.solution;

import dev.sentinelsync.catalog.connector.ConnectorCatalog;
import dev.sentinelsync.catalog.connector.ConnectorRow;
import dev.sentinelsync.catalog.solution.Solution;
import dev.sentinelsync.catalog.solution.SolutionCatalog;
import dev.sentinelsync.site.page.ConnectorLinks;
import dev.sentinelsync.site.page.PageContext;
import dev.sentinelsync.site.page.SolutionLinks;
import dev.sentinelsync.site.page.TableLinks;
import dev.sentinelsync.site.template.Markup;
import java.util.List;
import java.util.TreeSet;

/**
 * A solution that another one needs, with what it brings (page layouts 9.2).
 *
 * @param solution link to it
 * @param connectors links to its connectors, or a hyphen
 * @param tables links to the tables that these ingest, or a hyphen
 */
public record SolutionDependency(Markup solution, Markup connectors, Markup tables) {

  private static final Markup NONE = new Markup("-");

  /** The solutions of the repository that a solution needs, in the order of its definition. */
  static List<SolutionDependency> of(PageContext context, Solution solution) {
    return solution.about().dependencyIds().stream()
        .flatMap(
            offer ->
                context.facts().members(SolutionCatalog.SOLUTIONS_BY_OFFER, offer).stream()
                    .limit(1))
        .distinct()
        .filter(key -> !key.equals(solution.key()))
        .map(key -> of(context, key))
        .toList();
  }

  private static SolutionDependency of(PageContext context, String key) {
    ConnectorLinks connectors = new ConnectorLinks(context);
    TableLinks links = new TableLinks(context);
    List<ConnectorRow> rows =
        connectors.rows(
            context.facts().members(ConnectorCatalog.CONNECTORS_BY_SOLUTION, key),
            ConnectorLinks.BY_TITLE);
    TreeSet<String> tables = new TreeSet<>();
    rows.forEach(row -> tables.addAll(row.tables()));
    return new SolutionDependency(
        new SolutionLinks(context).link(key),
        connectors.cell(rows, ConnectorLinks.BY_TITLE),
        tables.isEmpty() ? NONE : Markup.join(", ", links.plain(tables)));
  }
}
