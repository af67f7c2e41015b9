package dev.sentinelsync.catalog.playbook;

import dev.sentinelsync.catalog.graph.Derivation;
import dev.sentinelsync.catalog.graph.Facts;
import dev.sentinelsync.catalog.graph.Family;
import dev.sentinelsync.catalog.item.ItemOwner;
import dev.sentinelsync.content.fact.PlaybookFacts.ConnectorKind;
import dev.sentinelsync.content.fact.PlaybookFacts.LogicAppConnector;
import java.util.List;
import java.util.Locale;

/**
 * A Logic App connector that playbooks use.
 *
 * @param kind where it comes from
 * @param name its name, lower-case
 * @param playbooks how many playbooks use it
 * @param solutions how many solutions and groups hold these
 */
public record LogicApp(ConnectorKind kind, String name, int playbooks, int solutions) {

  /** The key of a connector: kind and name. */
  public static String key(LogicAppConnector connector) {
    return kindName(connector.kind()) + "/" + connector.name();
  }

  /** A kind as keys and addresses name it. */
  public static String kindName(ConnectorKind kind) {
    return kind.name().toLowerCase(Locale.ROOT);
  }

  /** The key. */
  public String key() {
    return kindName(kind) + "/" + name;
  }

  /** Counts the playbooks. */
  public static final class Of implements Derivation<LogicApp> {

    @Override
    public Family<LogicApp> family() {
      return LogicAppCatalog.LOGIC_APP;
    }

    @Override
    public LogicApp derive(String key, Facts facts) {
      int slash = key.indexOf('/');
      List<String> playbooks = facts.members(LogicAppCatalog.PLAYBOOKS, key);
      long solutions =
          playbooks.stream()
              .map(path -> facts.get(ItemOwner.FAMILY, path).solutionKey())
              .distinct()
              .count();
      return new LogicApp(
          ConnectorKind.valueOf(key.substring(0, slash).toUpperCase(Locale.ROOT)),
          key.substring(slash + 1),
          playbooks.size(),
          (int) solutions);
    }
  }
}
