package dev.sentinelsync.content.fact;

import java.util.List;

/**
 * The fields of the ASIM schemas, from the list that the repository's tester of parsers uses
 * (analysis rules 8.1).
 *
 * @param fields in the order of the file
 */
public record AsimSchemaFacts(List<Field> fields) implements FileFacts {

  /**
   * A field of a schema.
   *
   * @param schema name of the schema; {@code Common} for the fields of every schema
   * @param name name of the field
   * @param type its KQL type, as written
   * @param fieldClass whether a parser has to fill it, such as {@code Mandatory}
   * @param logicalType what its values are, such as {@code Enumerated}, or the empty string
   * @param values the allowed values, if they are listed
   * @param aliasOf the field that it is another name of, or the empty string
   */
  public record Field(
      String schema,
      String name,
      String type,
      String fieldClass,
      String logicalType,
      List<String> values,
      String aliasOf) {

    /** Copies the list. */
    public Field {
      values = List.copyOf(values);
    }
  }

  /** Copies the list. */
  public AsimSchemaFacts {
    fields = List.copyOf(fields);
  }
}
