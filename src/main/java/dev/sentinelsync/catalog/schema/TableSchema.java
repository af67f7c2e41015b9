package dev.sentinelsync.catalog.schema;

import dev.sentinelsync.catalog.graph.Derivation;
import dev.sentinelsync.catalog.graph.Facts;
import dev.sentinelsync.catalog.graph.Family;
import dev.sentinelsync.catalog.input.InputCatalog;
import dev.sentinelsync.catalog.input.Keys;
import dev.sentinelsync.catalog.input.SourceFile;
import dev.sentinelsync.content.fact.ConnectorDcrFacts;
import dev.sentinelsync.content.fact.ConnectorFileFacts;
import dev.sentinelsync.content.fact.ConnectorFileFacts.Column;
import dev.sentinelsync.content.fact.CustomTableFacts;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * The columns of a table, from all files that define some (analysis rules 11.1).
 *
 * @param name the table's name as the first of the files spells it
 * @param columns by source, then in the order of the file; a column that several files define is
 *     there several times
 */
public record TableSchema(String name, List<SourcedColumn> columns) {

  /** What defines a column, the most binding first. */
  public enum Source {
    /** A template that deploys the table. */
    TABLE_TEMPLATE,
    /** A stream of a data collection rule that goes to the table as it is. */
    STREAM,
    /** A stream of a data collection rule that a query reshapes before the table. */
    RESHAPED_STREAM,
    /** The repository's own tests of queries. */
    QUERY_TESTS
  }

  /**
   * A column as one file defines it.
   *
   * @param name its name
   * @param type its type in lower case, or the empty string
   * @param source what defines it
   * @param path of the file
   */
  public record SourcedColumn(String name, String type, Source source, String path) {}

  /** The tables that a file defines columns of, as it spells them. */
  public static Set<String> tablesOf(SourceFile file) {
    Set<String> names = new LinkedHashSet<>();
    parts(file).forEach(part -> names.add(part.table()));
    return names;
  }

  private record Part(String table, Source source, List<Column> columns) {}

  private static List<Part> parts(SourceFile file) {
    List<Part> parts = new ArrayList<>();
    file.facts(CustomTableFacts.class)
        .ifPresent(table -> parts.add(new Part(table.name(), Source.QUERY_TESTS, table.columns())));
    file.facts(ConnectorFileFacts.class)
        .ifPresent(
            connector -> {
              connector
                  .tables()
                  .forEach(
                      table ->
                          parts.add(
                              new Part(table.name(), Source.TABLE_TEMPLATE, table.columns())));
              addStreams(connector.dataFlows(), parts);
            });
    parts.removeIf(part -> part.table().isEmpty() || part.columns().isEmpty());
    return parts;
  }

  private static void addStreams(ConnectorDcrFacts rules, List<Part> parts) {
    for (ConnectorDcrFacts.Flow flow : rules.flows()) {
      String query = flow.transformation().strip();
      boolean same = query.isEmpty() || query.equals("source");
      for (ConnectorDcrFacts.Stream stream : rules.streams()) {
        if (flow.inputStreams().contains(stream.name())) {
          Source source = same ? Source.STREAM : Source.RESHAPED_STREAM;
          parts.add(new Part(flow.table(), source, stream.columns()));
        }
      }
    }
  }

  /** Puts the columns of a table together. */
  public static final class Of implements Derivation<TableSchema> {

    @Override
    public Family<TableSchema> family() {
      return SchemaCatalog.TABLE_SCHEMA;
    }

    @Override
    public TableSchema derive(String table, Facts facts) {
      Set<SourcedColumn> columns = new LinkedHashSet<>();
      String name = "";
      for (Source source : Source.values()) {
        for (String path : facts.members(SchemaCatalog.SCHEMA_FILES, table)) {
          for (Part part : parts(facts.get(InputCatalog.FILE, path))) {
            if (part.source() == source && Keys.table(part.table()).equals(table)) {
              name = name.isEmpty() ? part.table() : name;
              part.columns()
                  .forEach(
                      column ->
                          columns.add(
                              new SourcedColumn(
                                  column.name(),
                                  column.type().strip().toLowerCase(Locale.ROOT),
                                  source,
                                  path)));
            }
          }
        }
      }
      return columns.isEmpty() ? null : new TableSchema(name, List.copyOf(columns));
    }
  }
}
