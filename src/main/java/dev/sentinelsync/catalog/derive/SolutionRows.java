package dev.sentinelsync.catalog.derive;

import dev.sentinelsync.catalog.connector.ConnectorCatalog;
import dev.sentinelsync.catalog.graph.Derivation;
import dev.sentinelsync.catalog.graph.Facts;
import dev.sentinelsync.catalog.graph.Family;
import dev.sentinelsync.catalog.item.ItemCatalog;
import dev.sentinelsync.catalog.parser.ParserCatalog;
import dev.sentinelsync.catalog.solution.Solution;
import dev.sentinelsync.catalog.solution.SolutionCatalog;
import dev.sentinelsync.catalog.solution.SolutionRow;
import java.util.List;

/** The rows of lists of solutions. */
public final class SolutionRows implements Derivation<SolutionRow> {

  @Override
  public Family<SolutionRow> family() {
    return SolutionCatalog.SOLUTION_ROW;
  }

  @Override
  public SolutionRow derive(String key, Facts facts) {
    return facts
        .find(SolutionCatalog.SOLUTION, key)
        .map(solution -> row(solution, facts))
        .orElse(null);
  }

  private static SolutionRow row(Solution solution, Facts facts) {
    String key = solution.key();
    List<String> connectors = facts.members(ConnectorCatalog.CONNECTORS_BY_SOLUTION, key);
    return new SolutionRow(
        key,
        solution.name(),
        solution.about().logoUrl(),
        solution.offer().firstPublished(),
        solution.support().supportName(),
        solution.support().supportTier(),
        solution.offer().published(),
        new SolutionRow.Contents(
            facts.count(ParserCatalog.ASIM_BY_SOLUTION, key) > 0,
            facts.count(ItemCatalog.ITEMS_BY_SOLUTION, key) > 0,
            !connectors.isEmpty(),
            connectors.stream().anyMatch(connector -> isListed(connector, facts))));
  }

  private static boolean isListed(String connector, Facts facts) {
    return facts
        .find(ConnectorCatalog.CONNECTOR_ROW, connector)
        .map(one -> one.status().listed())
        .orElse(false);
  }
}
