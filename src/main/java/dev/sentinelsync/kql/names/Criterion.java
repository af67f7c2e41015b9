package dev.sentinelsync.kql.names;

import java.util.List;

/**
 * A condition on a column that compares it with constants (analysis rules 10.3).
 *
 * @param tables the names that the column's rows come from, as the query spells them, in its order
 * @param column the column; a well-known field in its documented spelling
 * @param operator the KQL operator in lower case, such as {@code ==}, {@code in~} or {@code !has}
 * @param values the constants compared with, in the order of the query; numbers as written
 */
public record Criterion(List<String> tables, String column, String operator, List<String> values) {

  /** Copies the lists. */
  public Criterion {
    tables = List.copyOf(tables);
    values = List.copyOf(values);
  }

  /** Whether it rules values out. */
  public boolean negates() {
    return operator.startsWith("!") || operator.equals("<>");
  }
}
