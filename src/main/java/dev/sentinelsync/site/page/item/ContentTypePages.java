package dev.sentinelsync.site.page.item;

import dev.sentinelsync.catalog.item.ContentType;
import dev.sentinelsync.catalog.item.ItemCatalog;
import dev.sentinelsync.catalog.item.ItemColumn;
import dev.sentinelsync.catalog.item.ItemRow;
import dev.sentinelsync.site.link.PageId;
import dev.sentinelsync.site.link.PageKind;
import dev.sentinelsync.site.list.ListPart;
import dev.sentinelsync.site.list.SiteLists;
import dev.sentinelsync.site.page.ItemLinks;
import dev.sentinelsync.site.page.LetterGroup;
import dev.sentinelsync.site.page.ListView;
import dev.sentinelsync.site.page.PageContext;
import dev.sentinelsync.site.page.SolutionLinks;
import dev.sentinelsync.site.template.Markup;
import dev.sentinelsync.support.Ordinal;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/** The list of all items of one type, and of a part of them (page layouts 8.6, 8.7). */
public final class ContentTypePages {

  /** By name; equal names by source, then solution, then path (page layouts 1.4). */
  private static final Comparator<ItemRow> BY_NAME =
      Comparator.comparing(ItemRow::name, Ordinal.IGNORING_CASE)
          .thenComparing(ItemRow::source)
          .thenComparing(ItemRow::solutionName, Ordinal.IGNORING_CASE)
          .thenComparing(ItemRow::path, Ordinal.ORDER);

  private ContentTypePages() {}

  /**
   * What the template of a type sees.
   *
   * @param type the type
   * @param view the pages of its parts
   * @param groups the items by letter; empty if parts have pages
   * @param columns headings of the columns beside the name
   * @param flagged whether any item on this page is marked
   */
  public record TypeModel(
      ContentType type,
      ListView view,
      List<LetterGroup<Row>> groups,
      List<String> columns,
      boolean flagged) {}

  /**
   * What the template of a letter sees.
   *
   * @param type the type
   * @param typeIndex reference to the page of the type
   * @param view the letter, and the pages of the other letters and of smaller parts
   * @param rows the items; empty if smaller parts have pages
   * @param columns headings of the columns beside the name
   * @param flagged whether any of them is marked
   */
  public record LetterModel(
      ContentType type,
      String typeIndex,
      ListView view,
      List<Row> rows,
      List<String> columns,
      boolean flagged) {}

  /**
   * One item.
   *
   * @param name by which it is sorted
   * @param link to it, marked if its solution's definition does not list it
   * @param cells its attributes in the columns beside the name
   * @param source where it comes from
   */
  public record Row(String name, Markup link, List<String> cells, Markup source) {}

  public static String renderType(PageContext context) {
    ListPart part = context.facts().get(SiteLists.CONTENT.parts(), context.id());
    ContentType type = ContentType.ofSlug(part.list());
    List<ItemRow> items = items(context, part);
    return context.fill(
        "content-type.md.ftl",
        new TypeModel(
            type,
            ListView.of(context, part, PageKind.CONTENT_LETTER),
            LetterGroup.of(rows(context, items), Row::name),
            columns(type),
            isAnyFlagged(items)));
  }

  public static String renderLetter(PageContext context) {
    ListPart part = context.facts().get(SiteLists.CONTENT.parts(), context.id());
    ContentType type = ContentType.ofSlug(part.list());
    List<ItemRow> items = items(context, part);
    return context.fill(
        "content-letter.md.ftl",
        new LetterModel(
            type,
            context.links().href(new PageId(PageKind.CONTENT_TYPE, type.slug())),
            ListView.of(context, part, PageKind.CONTENT_LETTER),
            rows(context, items),
            columns(type),
            isAnyFlagged(items)));
  }

  private static List<ItemRow> items(PageContext context, ListPart part) {
    return part.entries().stream()
        .map(path -> context.facts().get(ItemCatalog.ITEM_ROW, path))
        .sorted(BY_NAME)
        .toList();
  }

  private static boolean isAnyFlagged(List<ItemRow> items) {
    return items.stream().anyMatch(item -> !item.listed());
  }

  private static List<Row> rows(PageContext context, List<ItemRow> items) {
    ItemLinks links = new ItemLinks(context);
    SolutionLinks solutions = new SolutionLinks(context);
    return items.stream()
        .map(
            item -> new Row(item.name(), links.flagged(item), cells(item), source(item, solutions)))
        .toList();
  }

  private static List<String> columns(ContentType type) {
    return type.listColumns().stream().map(ItemColumn::title).toList();
  }

  private static List<String> cells(ItemRow item) {
    return item.type().listColumns().stream().map(column -> cell(column, item)).toList();
  }

  private static String cell(ItemColumn column, ItemRow item) {
    return switch (column) {
      case SEVERITY -> orDash(item.severity());
      case TACTICS -> orDash(tactics(item));
    };
  }

  /** Authors write lists also as one text with commas. */
  private static String tactics(ItemRow item) {
    return item.tactics().stream()
        .flatMap(tactics -> Arrays.stream(tactics.split(",")))
        .map(String::strip)
        .filter(tactic -> !tactic.isEmpty())
        .collect(Collectors.joining(", "));
  }

  private static String orDash(String text) {
    return text.isEmpty() ? "-" : text;
  }

  private static Markup source(ItemRow item, SolutionLinks solutions) {
    return switch (item.source()) {
      case SOLUTION -> new Markup("📦 ").plus(solutions.link(item.solutionKey()).text());
      case STANDALONE -> new Markup("📄 Standalone Content");
      case GITHUB_ONLY -> new Markup("🔗 GitHub Only");
    };
  }
}
