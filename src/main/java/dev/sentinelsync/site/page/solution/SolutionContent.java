package dev.sentinelsync.site.page.solution;

import dev.sentinelsync.catalog.graph.Facts;
import dev.sentinelsync.catalog.item.ContentType;
import dev.sentinelsync.catalog.item.ItemCatalog;
import dev.sentinelsync.catalog.item.ItemColumn;
import dev.sentinelsync.catalog.item.ItemRow;
import dev.sentinelsync.catalog.item.ItemSummary;
import dev.sentinelsync.catalog.item.ItemTables;
import dev.sentinelsync.catalog.item.QueryRule;
import dev.sentinelsync.site.link.PageId;
import dev.sentinelsync.site.link.PageKind;
import dev.sentinelsync.site.list.SiteLists;
import dev.sentinelsync.site.list.SolutionUse;
import dev.sentinelsync.site.page.Icons;
import dev.sentinelsync.site.page.ItemLinks;
import dev.sentinelsync.site.page.PageContext;
import dev.sentinelsync.site.page.TableLinks;
import dev.sentinelsync.site.page.past.PackageLag;
import dev.sentinelsync.site.template.Markup;
import dev.sentinelsync.support.Lines;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * The content items of a solution as its page lists them.
 *
 * @param count how many
 * @param counts how many of each type, the most frequent first
 * @param sections one for each type that has items, in the order of the site; none if they are too
 *     long for one page and each type has its own
 * @param unlisted whether the solution's definition lacks any of the listed ones
 * @param behind the rules that the solution's package is behind of; only in the layout {@code full}
 */
public record SolutionContent(
    int count,
    List<TypeCount> counts,
    List<Section> sections,
    boolean unlisted,
    List<PackageLag> behind) {

  private static final String NONE = "-";

  /** Longest description beside an active item, in code points. */
  private static final int SHORT = 100;

  /**
   * The number of items of a type.
   *
   * @param plural the type
   * @param target reference to the page that lists them; empty if the page itself does
   * @param count how many
   */
  public record TypeCount(String plural, String target, int count) {}

  /**
   * Items of a type, by name.
   *
   * @param type the type
   * @param columns headings of the columns between name and tables
   * @param active those in use
   * @param inactive those that need a query and have none any more
   */
  public record Section(
      ContentType type, List<String> columns, List<Line> active, List<InactiveLine> inactive) {}

  /**
   * An item in use.
   *
   * @param item what lists know of it
   * @param name link with its signs
   * @param cells its attributes in the columns between name and tables; a hyphen for none
   * @param tables what it reads and writes
   */
  public record Line(ItemRow item, Markup name, List<String> cells, Markup tables) {}

  /**
   * An item that is not in use any more.
   *
   * @param item what lists know of it
   * @param link link without the sign of ASIM
   * @param status why it is not in use
   * @param description its beginning, or a hyphen
   */
  public record InactiveLine(ItemRow item, Markup link, String status, String description) {}

  /** What a solution holds; reports the uses of each item to {@code uses}. */
  static SolutionContent of(PageContext context, String solutionKey, SolutionUses uses) {
    Facts facts = context.facts();
    List<PackageLag> behind =
        context.isFull() ? PackageLag.ofSolution(context, solutionKey) : List.of();
    if (facts.find(SiteLists.SOLUTIONS.lists(), solutionKey).isPresent()) {
      uses.add(SolutionUse.of(facts, solutionKey));
      SortedMap<ContentType, Integer> counts = SolutionUse.items(facts, solutionKey);
      int count = counts.values().stream().mapToInt(Integer::intValue).sum();
      Function<ContentType, String> target =
          type ->
              context
                  .links()
                  .href(new PageId(PageKind.SOLUTION_PART, SiteLists.idOf(solutionKey, type)));
      return new SolutionContent(count, counts(counts, target), List.of(), false, behind);
    }
    List<ItemRow> rows =
        new ItemLinks(context).rows(facts.members(ItemCatalog.ITEMS_BY_SOLUTION, solutionKey));
    SortedMap<ContentType, Integer> counts = new TreeMap<>();
    for (ItemRow row : rows) {
      uses.add(SolutionUse.of(row.type(), tables(context, row)));
      counts.merge(row.type(), 1, Integer::sum);
    }
    return new SolutionContent(
        rows.size(),
        counts(counts, type -> ""),
        sections(context, rows),
        rows.stream().anyMatch(row -> !row.listed()),
        behind);
  }

  private static List<TypeCount> counts(
      SortedMap<ContentType, Integer> counts, Function<ContentType, String> target) {
    return counts.entrySet().stream()
        .map(
            type ->
                new TypeCount(type.getKey().plural(), target.apply(type.getKey()), type.getValue()))
        .sorted(Comparator.comparing(TypeCount::count).reversed())
        .toList();
  }

  private static ItemTables tables(PageContext context, ItemRow row) {
    return context.facts().find(ItemCatalog.ITEM_TABLES, row.path()).orElse(ItemTables.NONE);
  }

  /** Items by type. */
  static List<Section> sections(PageContext context, List<ItemRow> rows) {
    ItemLinks links = new ItemLinks(context);
    TableLinks tableLinks = new TableLinks(context);
    SortedMap<ContentType, Section> sections = new TreeMap<>();
    for (ItemRow row : rows) {
      ItemTables tables = tables(context, row);
      ItemSummary summary = context.facts().get(ItemCatalog.ITEM_SUMMARY, row.path());
      Section section = sections.computeIfAbsent(row.type(), SolutionContent::section);
      Markup link = links.flagged(row);
      if (isInactive(row, summary)) {
        section.inactive().add(inactive(row, link, summary));
      } else {
        Markup name =
            tables.asim().isEmpty() ? link : Icons.small(context).plus(" ").plus(link.text());
        Markup cell = tableLinks.cell(tables, row.type().isDescribed());
        section.active().add(new Line(row, name, cells(row, summary), cell));
      }
    }
    return List.copyOf(sections.values());
  }

  private static Section section(ContentType type) {
    List<String> columns = new ArrayList<>();
    type.solutionColumns().forEach(column -> columns.add(column.title()));
    if (type.isDescribed()) {
      columns.add("Description");
    }
    return new Section(type, columns, new ArrayList<>(), new ArrayList<>());
  }

  private static boolean isInactive(ItemRow row, ItemSummary summary) {
    return row.type().queryRule() == QueryRule.REQUIRED && summary.queryStatus().isInactive();
  }

  private static InactiveLine inactive(ItemRow row, Markup link, ItemSummary summary) {
    return new InactiveLine(
        row,
        link,
        summary.queryStatus().label(),
        orNone(Lines.shorten(summary.description(), ItemSummary.SHOWN)));
  }

  private static List<String> cells(ItemRow row, ItemSummary summary) {
    List<String> cells = new ArrayList<>();
    row.type().solutionColumns().forEach(column -> cells.add(orNone(value(column, row))));
    if (row.type().isDescribed()) {
      cells.add(orNone(Lines.shorten(summary.description(), SHORT)));
    }
    return cells;
  }

  private static String value(ItemColumn column, ItemRow row) {
    return switch (column) {
      case SEVERITY -> row.severity();
      case TACTICS -> String.join(", ", row.tactics());
    };
  }

  private static String orNone(String text) {
    return text.isEmpty() ? NONE : text;
  }
}
