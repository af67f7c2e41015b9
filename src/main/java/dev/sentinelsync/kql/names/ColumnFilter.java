package dev.sentinelsync.kql.names;

import java.util.List;

/**
 * A condition on a well-known field that compares it with constants (analysis rules 10.1).
 *
 * @param table the table the field belongs to, as the query spells it
 * @param field the field in its documented spelling, such as {@code DeviceVendor}
 * @param operator the KQL operator in lower case, such as {@code ==}, {@code in~} or {@code
 *     !has_any}
 * @param values the constants compared with, in the order of the query; numbers as written
 */
public record ColumnFilter(String table, String field, String operator, List<String> values) {

  /** Copies the list. */
  public ColumnFilter {
    values = List.copyOf(values);
  }
}
