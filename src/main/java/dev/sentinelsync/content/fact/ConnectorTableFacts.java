package dev.sentinelsync.content.fact;

import java.util.List;

/**
 * What a {@code *_Table.json} beside a connector says (analysis rules 9.2, item 1).
 *
 * @param tables the tables that it declares, in document order
 */
public record ConnectorTableFacts(List<Table> tables) implements FileFacts {

  /**
   * A declared table.
   *
   * @param name its name in the workspace
   * @param columns its columns in document order
   */
  public record Table(String name, List<Column> columns) {

    /** Copies the list. */
    public Table {
      columns = List.copyOf(columns);
    }
  }

  /**
   * A column of a table or of a stream.
   *
   * @param name its name
   * @param type its type as written
   * @param description what it holds, or the empty string
   */
  public record Column(String name, String type, String description) {}

  /** Copies the list. */
  public ConnectorTableFacts {
    tables = List.copyOf(tables);
  }
}
