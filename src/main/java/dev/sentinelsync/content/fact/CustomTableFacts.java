package dev.sentinelsync.content.fact;

import dev.sentinelsync.content.fact.ConnectorFileFacts.Column;
import java.util.List;

/**
 * The definition of a table that the repository's own tests of queries use (analysis rules 11.1).
 *
 * @param name name of the table, or the empty string
 * @param columns its columns, in document order
 */
public record CustomTableFacts(String name, List<Column> columns) implements FileFacts {

  /** Copies the list. */
  public CustomTableFacts {
    columns = List.copyOf(columns);
  }
}
