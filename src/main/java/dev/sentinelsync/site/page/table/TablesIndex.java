package dev.sentinelsync.site.page.table;

import dev.sentinelsync.catalog.item.ContentType;
import dev.sentinelsync.catalog.table.TableCatalog;
import dev.sentinelsync.catalog.table.TableRow;
import dev.sentinelsync.site.link.PageId;
import dev.sentinelsync.site.link.PageKind;
import dev.sentinelsync.site.page.LetterGroup;
import dev.sentinelsync.site.page.PageContext;
import dev.sentinelsync.site.template.Markup;
import dev.sentinelsync.support.Ordinal;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The index of tables: of all that have a page (page layouts 8.4). */
public final class TablesIndex {

  private TablesIndex() {}

  /**
   * What the template sees.
   *
   * @param count how many tables
   * @param ingested how many of them a connector ingests
   * @param contentOnly how many of them items use and no connector ingests
   * @param letters the tables by letter
   */
  public record Model(int count, long ingested, long contentOnly, List<LetterGroup<Row>> letters) {}

  /**
   * A table.
   *
   * @param table what the index knows of it
   * @param link to it
   * @param target the same without a label
   * @param content types of the items that use it, or a hyphen
   */
  public record Row(TableRow table, Markup link, String target, String content) {}

  public static String render(PageContext context) {
    List<TableRow> tables =
        context.facts().members(TableCatalog.TABLE_NAMES, "").stream()
            .map(key -> context.facts().get(TableCatalog.TABLE_ROW, key))
            .sorted(Comparator.comparing(TableRow::name, Ordinal.ORDER))
            .toList();
    Model model =
        new Model(
            tables.size(),
            tables.stream().filter(table -> table.connectors() > 0).count(),
            tables.stream()
                .filter(table -> table.connectors() == 0 && !table.types().isEmpty())
                .count(),
            LetterGroup.of(
                tables.stream().map(table -> row(context, table)).toList(),
                row -> row.table().name()));
    return context.fill("tables-index.md.ftl", model);
  }

  private static Row row(PageContext context, TableRow table) {
    PageId page = new PageId(PageKind.TABLE, table.key());
    return new Row(
        table,
        context.links().code(page, table.name()),
        context.links().href(page),
        content(table.types()));
  }

  /** A label for several types says for how many. */
  private static String content(List<ContentType> types) {
    SortedMap<String, Integer> labels = new TreeMap<>(Ordinal.ORDER);
    for (ContentType type : types) {
      labels.merge(type.tableLabel(), 1, Integer::sum);
    }
    return labels.isEmpty()
        ? "-"
        : labels.entrySet().stream()
            .map(
                label ->
                    label.getValue() > 1
                        ? label.getKey() + " (" + label.getValue() + ")"
                        : label.getKey())
            .collect(Collectors.joining(", "));
  }
}
