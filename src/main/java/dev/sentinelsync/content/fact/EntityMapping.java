package dev.sentinelsync.content.fact;

import java.util.List;

/**
 * How the result columns of a rule become an entity of an alert.
 *
 * @param entityType such as {@code Account} or {@code IP}
 * @param fields which column fills which identifier
 */
public record EntityMapping(String entityType, List<Field> fields) {

  /**
   * One identifier of the entity.
   *
   * @param identifier such as {@code FullName}
   * @param columnName the column of the query's result
   */
  public record Field(String identifier, String columnName) {}

  /** Copies the list. */
  public EntityMapping {
    fields = List.copyOf(fields);
  }
}
