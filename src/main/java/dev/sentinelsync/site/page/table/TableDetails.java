package dev.sentinelsync.site.page.table;

import dev.sentinelsync.catalog.schema.SchemaCatalog;
import dev.sentinelsync.catalog.schema.TableSchema;
import dev.sentinelsync.catalog.schema.TableSchema.SourcedColumn;
import dev.sentinelsync.catalog.table.Table;
import dev.sentinelsync.catalog.table.TableCatalog;
import dev.sentinelsync.site.link.RepositoryPath;
import dev.sentinelsync.site.page.PageContext;
import dev.sentinelsync.site.page.SourceUrls;
import dev.sentinelsync.site.template.Markup;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What the layout {@code full} adds to the page of a table (page layouts 9.2).
 *
 * @param otherSpellings how queries spell the table otherwise, by code point
 * @param schema its columns
 * @param criteria what queries choose its rows by
 */
public record TableDetails(
    List<String> otherSpellings, Schema schema, CriteriaList.Model criteria) {

  /** Most columns on a page: what a table of a workspace may have. */
  private static final int MOST_COLUMNS = 500;

  /**
   * The columns of a table.
   *
   * @param columns in the order of their first source
   * @param left how many more there are
   * @param sources what defines them; a column names its sources by their numbers, from one
   */
  public record Schema(List<Column> columns, int left, List<Source> sources) {}

  /**
   * A column.
   *
   * @param name its name
   * @param type its type; sources that name another type make another column
   * @param sources numbers of its sources
   */
  public record Column(String name, String type, String sources) {}

  /**
   * What defines columns.
   *
   * @param kind name of a {@link TableSchema.Source}; the template has the words for it
   * @param file link to the file
   */
  public record Source(String kind, Markup file) {}

  private record Place(TableSchema.Source source, String path) {}

  private record Key(String name, String type) {}

  /** The details of a table. */
  static TableDetails of(PageContext context, Table table) {
    return new TableDetails(
        context.facts().tally(TableCatalog.TABLE_SPELLINGS, table.key()).keySet().stream()
            .filter(spelling -> !spelling.equals(table.name()))
            .toList(),
        schema(context, table.key()),
        CriteriaList.onTablePage(context, table.key()));
  }

  private static Schema schema(PageContext context, String table) {
    List<SourcedColumn> all =
        context
            .facts()
            .find(SchemaCatalog.TABLE_SCHEMA, table)
            .map(TableSchema::columns)
            .orElse(List.of());
    Map<Place, Integer> numbers = new LinkedHashMap<>();
    Map<Key, List<Integer>> columns = new LinkedHashMap<>();
    for (SourcedColumn column : all) {
      Place place = new Place(column.source(), column.path());
      numbers.putIfAbsent(place, numbers.size() + 1);
      List<Integer> sources =
          columns.computeIfAbsent(new Key(column.name(), column.type()), key -> new ArrayList<>());
      if (!sources.contains(numbers.get(place))) {
        sources.add(numbers.get(place));
      }
    }
    return new Schema(
        columns.entrySet().stream()
            .limit(MOST_COLUMNS)
            .map(
                column ->
                    new Column(
                        column.getKey().name(),
                        column.getKey().type(),
                        column.getValue().stream()
                            .map(String::valueOf)
                            .collect(Collectors.joining(", "))))
            .toList(),
        Math.max(0, columns.size() - MOST_COLUMNS),
        numbers.keySet().stream()
            .map(
                place ->
                    new Source(
                        place.source().name(),
                        SourceUrls.versionedLink(context, RepositoryPath::fileName, place.path())))
            .toList());
  }
}
