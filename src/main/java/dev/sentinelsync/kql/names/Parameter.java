package dev.sentinelsync.kql.names;

import java.util.Objects;

/**
 * A name that the file around a query binds: a parameter of the function whose body the query is.
 *
 * @param name its name
 * @param type its KQL type as written; a tabular parameter is written {@code (Column:type)} or
 *     {@code (*)}, with or without the name and a colon in front
 * @param defaultValue its default as KQL text, or the empty string
 */
public record Parameter(String name, String type, String defaultValue) {

  /** Refuses null. */
  public Parameter {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(type, "type");
    Objects.requireNonNull(defaultValue, "defaultValue");
  }
}
