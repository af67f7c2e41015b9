package dev.sentinelsync.site.page.table;

import dev.sentinelsync.catalog.input.InputCatalog;
import dev.sentinelsync.catalog.item.ContentType;
import dev.sentinelsync.catalog.table.TableCatalog;
import dev.sentinelsync.catalog.table.TableRow;
import dev.sentinelsync.catalog.table.TableStanding;
import dev.sentinelsync.catalog.table.TableStanding.Standing;
import dev.sentinelsync.site.link.PageId;
import dev.sentinelsync.site.link.PageKind;
import dev.sentinelsync.site.list.IndexList;
import dev.sentinelsync.site.list.ListPart;
import dev.sentinelsync.site.list.SiteLists;
import dev.sentinelsync.site.page.IndexPart;
import dev.sentinelsync.site.page.LetterGroup;
import dev.sentinelsync.site.page.ListView;
import dev.sentinelsync.site.page.PageContext;
import dev.sentinelsync.site.template.Markup;
import dev.sentinelsync.support.Ordinal;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The indexes of tables: of those in use and of those that only the reference knows (8.4). */
public final class TablesIndex {

  private TablesIndex() {}

  /**
   * What the template of the index sees.
   *
   * @param counts how many tables there are
   * @param view the pages of parts of the list
   * @param letters the tables by letter; empty if parts have pages
   */
  public record Model(Counts counts, ListView view, List<LetterGroup<Row>> letters) {}

  /**
   * What the template of the tables that only the reference knows sees.
   *
   * @param view the pages of parts of the list
   * @param letters the tables by letter; empty if parts have pages
   */
  public record ReferenceModel(ListView view, List<LetterGroup<Row>> letters) {}

  /**
   * How many tables there are.
   *
   * @param all with a page
   * @param ingested how many of them a connector ingests
   * @param contentOnly how many of them items use and no connector ingests
   * @param referenceOnly how many of them only the reference knows
   */
  public record Counts(int all, int ingested, int contentOnly, int referenceOnly) {}

  /**
   * A table.
   *
   * @param table what the index knows of it
   * @param link to it
   * @param content types of the items that use it, or a hyphen
   */
  public record Row(TableRow table, Markup link, String content) {}

  /** The tables that connectors, items or parsers use. */
  public static String render(PageContext context) {
    ListPart part = part(context, IndexList.TABLES);
    Counts counts =
        new Counts(
            context.facts().count(TableCatalog.TABLE_NAMES, ""),
            count(context, Standing.INGESTED),
            count(context, Standing.CONTENT_ONLY),
            count(context, Standing.REFERENCE_ONLY));
    return context.fill(
        "tables-index.md.ftl", new Model(counts, view(context, part), letters(context, part)));
  }

  /** The tables that only the reference knows. */
  public static String renderReference(PageContext context) {
    ListPart part = part(context, IndexList.REFERENCE_TABLES);
    return context.fill(
        "reference-tables.md.ftl", new ReferenceModel(view(context, part), letters(context, part)));
  }

  private static ListPart part(PageContext context, IndexList list) {
    return context.facts().get(SiteLists.INDEXES.parts(), list.id());
  }

  private static ListView view(PageContext context, ListPart part) {
    return ListView.of(context, part, PageKind.INDEX_PART);
  }

  private static List<LetterGroup<Row>> letters(PageContext context, ListPart part) {
    return LetterGroup.of(rows(context, part), row -> row.table().name());
  }

  private static int count(PageContext context, Standing standing) {
    return context.facts().count(InputCatalog.BUCKETS, TableStanding.bucket(standing));
  }

  /** The page of a part of either index. */
  public static String renderPart(PageContext context, ListPart part) {
    return IndexPart.fill(context, part, rows(context, part), IndexPart.Signs.NONE);
  }

  private static List<Row> rows(PageContext context, ListPart part) {
    return part.entries().stream()
        .map(key -> context.facts().get(TableCatalog.TABLE_ROW, key))
        .sorted(Comparator.comparing(TableRow::name, Ordinal.ORDER))
        .map(table -> row(context, table))
        .toList();
  }

  private static Row row(PageContext context, TableRow table) {
    PageId page = new PageId(PageKind.TABLE, table.key());
    return new Row(table, context.links().code(page, table.name()), content(table.types()));
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
