package dev.sentinelsync.site.export;

import dev.sentinelsync.catalog.connector.Connector;
import dev.sentinelsync.catalog.connector.ConnectorCatalog;
import dev.sentinelsync.catalog.solution.Solution;
import dev.sentinelsync.catalog.solution.SolutionCatalog;
import dev.sentinelsync.catalog.solution.SolutionRow;
import dev.sentinelsync.site.page.PageContext;
import dev.sentinelsync.site.page.SourceUrls;
import dev.sentinelsync.site.page.TableLinks;
import dev.sentinelsync.support.Ordinal;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Exports of solutions, what they depend on, and what their connectors fill. */
final class SolutionExports {

  private static final List<String> SOLUTIONS =
      List.of(
          "solution_name",
          "solution_folder",
          "solution_github_url",
          "solution_publisher_id",
          "solution_offer_id",
          "solution_first_publish_date",
          "solution_last_publish_date",
          "solution_version",
          "solution_support_name",
          "solution_support_tier",
          "solution_support_link",
          "solution_author_name",
          "solution_categories",
          "solution_readme_file",
          "solution_logo_url",
          "solution_description",
          "solution_dependencies",
          "has_connectors",
          "is_published",
          "marketplace_url");

  private static final List<String> DEPENDENCIES =
      List.of(
          "solution_name",
          "dependency_solution_name",
          "dependency_solution_id",
          "dependency_type",
          "asim_schema");

  private static final List<String> CONNECTOR_TABLES =
      List.of("solution_name", "connector_id", "table_name");

  private SolutionExports() {}

  static byte[] solutions(PageContext context) {
    return CsvTable.of(SOLUTIONS, all(context).map(solution -> row(context, solution)));
  }

  private static Stream<Solution> all(PageContext context) {
    return context.facts().members(SolutionCatalog.SOLUTIONS, "").stream()
        .map(key -> context.facts().get(SolutionCatalog.SOLUTION, key))
        .sorted(
            Comparator.comparing(Solution::name, Ordinal.ORDER)
                .thenComparing(Solution::key, Ordinal.ORDER));
  }

  private static List<String> row(PageContext context, Solution solution) {
    SolutionRow row = context.facts().get(SolutionCatalog.SOLUTION_ROW, solution.key());
    return List.of(
        solution.name(),
        solution.folder(),
        SourceUrls.of(context, solution.key()),
        solution.publisherId(),
        solution.offerId(),
        solution.firstPublished(),
        solution.lastPublished(),
        solution.version(),
        solution.supportName(),
        solution.supportTier(),
        solution.supportLink(),
        solution.author(),
        String.join(",", solution.categories()),
        solution.readmePath(),
        solution.logoUrl(),
        solution.description(),
        String.join(";", solution.dependencyIds()),
        Boolean.toString(row.hasConnectors()),
        Boolean.toString(solution.published()),
        solution.marketplaceUrl());
  }

  static byte[] dependencies(PageContext context) {
    return CsvTable.of(
        DEPENDENCIES, all(context).flatMap(solution -> dependencies(context, solution)));
  }

  private static Stream<List<String>> dependencies(PageContext context, Solution solution) {
    return solution.dependencyIds().stream()
        .map(
            id ->
                List.of(
                    solution.name(),
                    context.facts().members(SolutionCatalog.SOLUTIONS_BY_OFFER, id).stream()
                        .findFirst()
                        .map(key -> context.facts().get(SolutionCatalog.SOLUTION_ROW, key).name())
                        .orElse(""),
                    id,
                    "explicit",
                    ""));
  }

  /** A solution without connectors has one row, and so has a connector without tables. */
  static byte[] connectorTables(PageContext context) {
    return CsvTable.of(
        CONNECTOR_TABLES, all(context).flatMap(solution -> connectorTables(context, solution)));
  }

  private static Stream<List<String>> connectorTables(PageContext context, Solution solution) {
    List<Connector> connectors =
        context.facts().members(ConnectorCatalog.CONNECTORS_BY_SOLUTION, solution.key()).stream()
            .map(key -> context.facts().get(ConnectorCatalog.CONNECTOR, key))
            .sorted(Comparator.comparing(Connector::id, Ordinal.ORDER))
            .toList();
    if (connectors.isEmpty()) {
      return Stream.of(List.of(solution.name(), "", ""));
    }
    return connectors.stream()
        .flatMap(
            connector ->
                connector.tables().isEmpty()
                    ? Stream.of(List.of(solution.name(), connector.id(), ""))
                    : new TableLinks(context)
                        .names(connector.tables()).stream()
                            .map(table -> List.of(solution.name(), connector.id(), table)));
  }
}
