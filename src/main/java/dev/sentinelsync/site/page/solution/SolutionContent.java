package dev.sentinelsync.site.page.solution;

import dev.sentinelsync.catalog.item.ContentType;
import dev.sentinelsync.catalog.item.ItemCatalog;
import dev.sentinelsync.catalog.item.ItemRow;
import dev.sentinelsync.catalog.item.ItemSummary;
import dev.sentinelsync.catalog.item.ItemTables;
import dev.sentinelsync.site.page.Icons;
import dev.sentinelsync.site.page.ItemLinks;
import dev.sentinelsync.site.page.PageContext;
import dev.sentinelsync.site.page.TableLinks;
import dev.sentinelsync.site.template.Markup;
import dev.sentinelsync.support.Lines;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * The content items of a solution as its page lists them.
 *
 * @param count how many
 * @param counts how many of each type, the most frequent first
 * @param sections one for each type that has items, in the order of the site
 * @param unlisted whether the solution's definition lacks any of them
 */
public record SolutionContent(
    int count, List<TypeCount> counts, List<Section> sections, boolean unlisted) {

  private static final String NONE = "-";

  /** Longest description beside an active item, in code points. */
  private static final int SHORT = 100;

  /**
   * The number of items of a type.
   *
   * @param plural the type
   * @param count how many
   */
  public record TypeCount(String plural, int count) {}

  /**
   * Items of a type, by name.
   *
   * @param key the type's key
   * @param plural the type
   * @param active those in use
   * @param inactive rules and queries that have no query any more
   */
  public record Section(String key, String plural, List<Line> active, List<Line> inactive) {}

  /**
   * An item.
   *
   * @param item what lists know of it
   * @param name link with its signs
   * @param link without the sign of ASIM
   * @param severity or a hyphen
   * @param tactics or a hyphen
   * @param description its beginning, or a hyphen
   * @param longDescription more of it, or a hyphen
   * @param status why it is not in use, or empty
   * @param tables what it reads and writes
   */
  public record Line(
      ItemRow item,
      Markup name,
      Markup link,
      String severity,
      String tactics,
      String description,
      String longDescription,
      String status,
      Markup tables) {}

  /** What a solution holds; tells the uses of each item to {@code uses}. */
  static SolutionContent of(PageContext context, String solutionKey, SolutionUses uses) {
    ItemLinks links = new ItemLinks(context);
    TableLinks tableLinks = new TableLinks(context);
    List<ItemRow> rows =
        links.rows(context.facts().members(ItemCatalog.ITEMS_BY_SOLUTION, solutionKey));
    Map<ContentType, List<Line>> active = new EnumMap<>(ContentType.class);
    Map<ContentType, List<Line>> inactive = new EnumMap<>(ContentType.class);
    for (ItemRow row : rows) {
      ItemTables tables =
          context.facts().find(ItemCatalog.ITEM_TABLES, row.path()).orElse(ItemTables.NONE);
      uses.add(row, tables);
      ItemSummary summary = context.facts().get(ItemCatalog.ITEM_SUMMARY, row.path());
      (isInactive(row, summary) ? inactive : active)
          .computeIfAbsent(row.type(), type -> new ArrayList<>())
          .add(line(context, links, row, summary, tableLinks, tables));
    }
    List<Section> sections =
        Arrays.stream(ContentType.values())
            .map(
                type ->
                    new Section(
                        type.key(),
                        type.plural(),
                        active.getOrDefault(type, List.of()),
                        inactive.getOrDefault(type, List.of())))
            .filter(section -> !section.active().isEmpty() || !section.inactive().isEmpty())
            .toList();
    return new SolutionContent(
        rows.size(),
        sections.stream()
            .map(
                section ->
                    new TypeCount(
                        section.plural(), section.active().size() + section.inactive().size()))
            .sorted(Comparator.comparing(TypeCount::count).reversed())
            .toList(),
        sections,
        rows.stream().anyMatch(row -> !row.listed()));
  }

  private static boolean isInactive(ItemRow row, ItemSummary summary) {
    boolean query =
        row.type() == ContentType.ANALYTIC_RULE || row.type() == ContentType.HUNTING_QUERY;
    return query && summary.queryStatus().isInactive();
  }

  private static Line line(
      PageContext context,
      ItemLinks links,
      ItemRow row,
      ItemSummary summary,
      TableLinks tableLinks,
      ItemTables tables) {
    Markup link = links.flagged(row);
    boolean rule =
        row.type() == ContentType.ANALYTIC_RULE
            || row.type() == ContentType.HUNTING_QUERY
            || row.type() == ContentType.WORKBOOK;
    return new Line(
        row,
        tables.asim().isEmpty() ? link : Icons.small(context).plus(" ").plus(link.text()),
        link,
        orNone(row.severity()),
        orNone(String.join(", ", row.tactics())),
        orNone(Lines.shorten(summary.description(), SHORT)),
        orNone(Lines.shorten(summary.description(), ItemSummary.SHOWN)),
        summary.queryStatus().label(),
        tableLinks.cell(tables, !rule));
  }

  private static String orNone(String text) {
    return text.isEmpty() ? NONE : text;
  }
}
