package dev.sentinelsync.catalog.derive;

import dev.sentinelsync.catalog.connector.Connector;
import dev.sentinelsync.catalog.connector.ConnectorCatalog;
import dev.sentinelsync.catalog.connector.ConnectorRow;
import dev.sentinelsync.catalog.graph.Derivation;
import dev.sentinelsync.catalog.graph.Facts;
import dev.sentinelsync.catalog.graph.Family;
import dev.sentinelsync.catalog.solution.Solution;
import dev.sentinelsync.catalog.solution.SolutionCatalog;
import java.util.Optional;

/** The rows of lists of connectors. */
public final class ConnectorRows implements Derivation<ConnectorRow> {

  @Override
  public Family<ConnectorRow> family() {
    return ConnectorCatalog.CONNECTOR_ROW;
  }

  @Override
  public ConnectorRow derive(String key, Facts facts) {
    return facts
        .find(ConnectorCatalog.CONNECTOR, key)
        .map(connector -> row(connector, facts))
        .orElse(null);
  }

  private static ConnectorRow row(Connector connector, Facts facts) {
    Optional<Solution> first =
        connector.definition().solutionKeys().stream()
            .findFirst()
            .map(solution -> facts.get(SolutionCatalog.SOLUTION, solution));
    return new ConnectorRow(
        connector.key(),
        connector.id(),
        connector.about().title(),
        connector.about().publisher(),
        connector.collection().method(),
        connector.ingestion().tables(),
        new ConnectorRow.Holder(
            first.map(Solution::key).orElse(""),
            first.map(Solution::name).orElse(""),
            first.map(one -> one.about().logoUrl()).orElse("")),
        new Connector.Status(
            connector.status().deprecated(),
            connector.status().listed(),
            connector.status().published(),
            connector.status().defined()));
  }
}
