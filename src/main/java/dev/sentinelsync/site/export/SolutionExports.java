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

  private static final CsvTable<Row> SOLUTIONS =
      new CsvTable<Row>()
          .column("solution_name", row -> row.solution().name())
          .column("solution_folder", row -> row.solution().folder())
          .column("solution_github_url", row -> SourceUrls.of(row.context(), row.solution().key()))
          .column("solution_publisher_id", row -> row.solution().offer().publisherId())
          .column("solution_offer_id", row -> row.solution().offer().offerId())
          .column("solution_first_publish_date", row -> row.solution().firstPublished())
          .column("solution_last_publish_date", row -> row.solution().lastPublished())
          .column("solution_version", row -> row.solution().version())
          .column("solution_support_name", row -> row.solution().supportName())
          .column("solution_support_tier", row -> row.solution().supportTier())
          .column("solution_support_link", row -> row.solution().supportLink())
          .column("solution_author_name", row -> row.solution().author())
          .column("solution_categories", row -> String.join(",", row.solution().categories()))
          .column("solution_readme_file", row -> row.solution().documents().readmePath())
          .column("solution_logo_url", row -> row.solution().about().logoUrl())
          .column("solution_description", row -> row.solution().description())
          .column(
              "solution_dependencies",
              row -> String.join(";", row.solution().about().dependencyIds()))
          .column(
              "has_connectors", row -> Boolean.toString(row.summary().contents().hasConnectors()))
          .column("is_published", row -> Boolean.toString(row.solution().published()))
          .column("marketplace_url", row -> row.solution().offer().marketplaceUrl());

  private static final CsvTable<Dependency> DEPENDENCIES =
      new CsvTable<Dependency>()
          .column("solution_name", row -> row.solution().name())
          .column("dependency_solution_name", Dependency::name)
          .column("dependency_solution_id", Dependency::offer)
          .column("dependency_type", row -> "explicit")
          .column("asim_schema", row -> "");

  private static final CsvTable<ConnectorTable> CONNECTOR_TABLES =
      new CsvTable<ConnectorTable>()
          .column("solution_name", ConnectorTable::solution)
          .column("connector_id", ConnectorTable::connector)
          .column("table_name", ConnectorTable::table);

  private record Row(PageContext context, Solution solution, SolutionRow summary) {}

  private record Dependency(Solution solution, String name, String offer) {}

  private record ConnectorTable(String solution, String connector, String table) {}

  private SolutionExports() {}

  static byte[] solutions(PageContext context) {
    return SOLUTIONS.file(
        all(context)
            .map(
                solution ->
                    new Row(
                        context,
                        solution,
                        context.facts().get(SolutionCatalog.SOLUTION_ROW, solution.key()))));
  }

  private static Stream<Solution> all(PageContext context) {
    return context.facts().members(SolutionCatalog.SOLUTIONS, "").stream()
        .map(key -> context.facts().get(SolutionCatalog.SOLUTION, key))
        .sorted(
            Comparator.comparing(Solution::name, Ordinal.ORDER)
                .thenComparing(Solution::key, Ordinal.ORDER));
  }

  static byte[] dependencies(PageContext context) {
    return DEPENDENCIES.file(all(context).flatMap(solution -> dependencies(context, solution)));
  }

  private static Stream<Dependency> dependencies(PageContext context, Solution solution) {
    return solution.about().dependencyIds().stream()
        .map(
            id ->
                new Dependency(
                    solution,
                    context.facts().members(SolutionCatalog.SOLUTIONS_BY_OFFER, id).stream()
                        .findFirst()
                        .map(key -> context.facts().get(SolutionCatalog.SOLUTION_ROW, key).name())
                        .orElse(""),
                    id));
  }

  /** A solution without connectors has one row, and so has a connector without tables. */
  static byte[] connectorTables(PageContext context) {
    return CONNECTOR_TABLES.file(
        all(context).flatMap(solution -> connectorTables(context, solution)));
  }

  private static Stream<ConnectorTable> connectorTables(PageContext context, Solution solution) {
    List<Connector> connectors =
        context.facts().members(ConnectorCatalog.CONNECTORS_BY_SOLUTION, solution.key()).stream()
            .map(key -> context.facts().get(ConnectorCatalog.CONNECTOR, key))
            .sorted(Comparator.comparing(Connector::id, Ordinal.ORDER))
            .toList();
    if (connectors.isEmpty()) {
      return Stream.of(new ConnectorTable(solution.name(), "", ""));
    }
    return connectors.stream()
        .flatMap(
            connector ->
                connector.tables().isEmpty()
                    ? Stream.of(new ConnectorTable(solution.name(), connector.id(), ""))
                    : new TableLinks(context)
                        .names(connector.tables()).stream()
                            .map(
                                table ->
                                    new ConnectorTable(solution.name(), connector.id(), table)));
  }
}
