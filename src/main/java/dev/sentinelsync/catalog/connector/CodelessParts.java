package dev.sentinelsync.catalog.connector;

import dev.sentinelsync.content.fact.CcfConnection;
import java.util.List;

/**
 * What lies beside the definition of a connector: its codeless connections and the files with data
 * collection rules (analysis rules 9.2 and 9.5).
 *
 * @param connections those that name the connector, and those of its folder that name none, by file
 * @param rules files of its folder that hold data collection rules, by path
 */
public record CodelessParts(List<CcfConnection> connections, List<RuleFile> rules) {

  /**
   * A file with data collection rules.
   *
   * @param path its path
   * @param tables the tables that its data flows write, in document order, each once
   */
  public record RuleFile(String path, List<String> tables) {

    /** Copies the list. */
    public RuleFile {
      tables = List.copyOf(tables);
    }
  }

  /** Copies the lists. */
  public CodelessParts {
    connections = List.copyOf(connections);
    rules = List.copyOf(rules);
  }
}
