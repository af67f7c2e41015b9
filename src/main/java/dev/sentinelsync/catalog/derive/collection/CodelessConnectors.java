package dev.sentinelsync.catalog.derive.collection;

import dev.sentinelsync.catalog.connector.CodelessParts;
import dev.sentinelsync.catalog.connector.CodelessParts.RuleFile;
import dev.sentinelsync.catalog.connector.Connector;
import dev.sentinelsync.catalog.connector.ConnectorCatalog;
import dev.sentinelsync.catalog.graph.Derivation;
import dev.sentinelsync.catalog.graph.Facts;
import dev.sentinelsync.catalog.graph.Family;
import dev.sentinelsync.catalog.input.InputCatalog;
import dev.sentinelsync.catalog.input.Keys;
import dev.sentinelsync.catalog.input.SourceFile;
import dev.sentinelsync.content.fact.CcfConnection;
import dev.sentinelsync.content.fact.ConnectorDcrFacts.Flow;
import dev.sentinelsync.content.fact.ConnectorFileFacts;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds the codeless connections and data collection rules beside each definition. */
public final class CodelessConnectors implements Derivation<CodelessParts> {

  @Override
  public Family<CodelessParts> family() {
    return ConnectorCatalog.CODELESS;
  }

  @Override
  public CodelessParts derive(String key, Facts facts) {
    return facts
        .find(ConnectorCatalog.CONNECTOR, key)
        .filter(Connector::defined)
        .map(connector -> of(connector, facts))
        .filter(parts -> !parts.connections().isEmpty() || !parts.rules().isEmpty())
        .orElse(null);
  }

  private static CodelessParts of(Connector connector, Facts facts) {
    List<CcfConnection> connections = new ArrayList<>();
    List<RuleFile> rules = new ArrayList<>();
    SourceFile definition = facts.get(InputCatalog.FILE, connector.definitionPath());
    for (String path : facts.members(InputCatalog.FOLDER_FILES, definition.folder())) {
      Optional<ConnectorFileFacts> file =
          facts.get(InputCatalog.FILE, path).facts(ConnectorFileFacts.class);
      if (file.isEmpty() || !isBeside(path, file.get(), connector)) {
        continue;
      }
      file.get().connections().stream()
          .filter(connection -> isOf(connection, connector, facts))
          .forEach(connections::add);
      List<Flow> flows = file.get().dataFlows().flows();
      if (!flows.isEmpty()) {
        rules.add(new RuleFile(path, flows.stream().map(Flow::table).distinct().toList()));
      }
    }
    return new CodelessParts(connections, rules);
  }

  /** What defines another connector is no companion of this one. */
  private static boolean isBeside(String path, ConnectorFileFacts file, Connector connector) {
    return file.definitions().isEmpty() || path.equals(connector.definitionPath());
  }

  /** A connection belongs to the connector that it names, if there is one. */
  private static boolean isOf(CcfConnection connection, Connector connector, Facts facts) {
    String named = Keys.connector(connection.target().definitionName());
    return named.equals(connector.key())
        || facts.count(ConnectorCatalog.CONNECTOR_DEFINITIONS, named) == 0;
  }
}
