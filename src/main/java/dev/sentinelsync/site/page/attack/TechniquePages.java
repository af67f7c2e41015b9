package dev.sentinelsync.site.page.attack;

import dev.sentinelsync.catalog.attack.AttackCatalog;
import dev.sentinelsync.catalog.attack.ItemTechniques;
import dev.sentinelsync.catalog.attack.Technique;
import dev.sentinelsync.catalog.item.ContentType;
import dev.sentinelsync.catalog.item.ItemCatalog;
import dev.sentinelsync.catalog.item.ItemRow;
import dev.sentinelsync.catalog.item.ItemTables;
import dev.sentinelsync.site.link.PageId;
import dev.sentinelsync.site.link.PageKind;
import dev.sentinelsync.site.list.ListPart;
import dev.sentinelsync.site.list.TechniqueLists;
import dev.sentinelsync.site.page.ItemLinks;
import dev.sentinelsync.site.page.ListView;
import dev.sentinelsync.site.page.PageContext;
import dev.sentinelsync.site.page.TableLinks;
import dev.sentinelsync.site.template.Escape;
import dev.sentinelsync.site.template.Markup;
import dev.sentinelsync.support.Ordinal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Pages of techniques (page layouts 9.5). */
public final class TechniquePages {

  /** The heading that cells of sub-techniques lead to. */
  static final String SUBS = "Sub-techniques";

  /** A page has room for the links to so many tables beside its items. */
  private static final int MOST_TABLES = 200;

  private static final List<String> SEVERITIES = List.of("high", "medium", "low", "informational");

  private static final Comparator<ItemRow> BY_SOLUTION =
      Comparator.comparing(ItemRow::solutionName, Ordinal.IGNORING_CASE)
          .thenComparing(ItemRow::solutionKey, Ordinal.ORDER)
          .thenComparing(row -> severityPlace(row.severity()))
          .thenComparing(ItemRow::name, Ordinal.IGNORING_CASE)
          .thenComparing(ItemRow::path, Ordinal.ORDER);

  private TechniquePages() {}

  /**
   * What the template of a page sees.
   *
   * @param technique the technique
   * @param tactics names of its tactics
   * @param severities how many rules of each severity there are, as {@code High 3, Low 1}
   * @param explorer reference to its items in the search; empty if there is none
   * @param subs its sub-techniques that items name
   * @param sections its items by type
   * @param tables the tables that they read, the most used first
   * @param omitted how many tables are not listed
   */
  public record Model(
      Technique technique,
      String tactics,
      String severities,
      String explorer,
      List<Technique> subs,
      List<Section> sections,
      List<TableUse> tables,
      int omitted) {}

  /**
   * The items of one type.
   *
   * @param type the type
   * @param count how many there are
   * @param rows by solution, then severity, then name; empty if they have pages of their own
   * @param target reference to their own page; empty if they stand here
   */
  public record Section(ContentType type, int count, List<Row> rows, String target) {}

  /**
   * An item.
   *
   * @param link to it
   * @param severity as written
   * @param solution link to its solution or group
   * @param techniques those of the page that it names
   */
  public record Row(Markup link, String severity, Markup solution, String techniques) {}

  /**
   * A table.
   *
   * @param link to it
   * @param rules how many analytic rules of the technique read it
   * @param others how many other items do
   */
  public record TableUse(Markup link, int rules, int others) {}

  /**
   * What the template of a part sees.
   *
   * @param technique the technique
   * @param target reference to its page
   * @param type the type of the items
   * @param whole reference to the page of all items of the type
   * @param view the part of them that the page shows, and the pages of other parts
   * @param rows the items; empty if smaller parts have pages
   */
  public record PartModel(
      Technique technique,
      String target,
      ContentType type,
      String whole,
      ListView view,
      List<Row> rows) {}

  /** The suggested address of a page; null for what stands on another page or has no items. */
  public static String address(Technique technique) {
    return technique.hasPage() ? TechniqueLists.stem(technique.id()) + ".md" : null;
  }

  /** Makes the page of a technique. */
  public static String render(PageContext context) {
    String id = context.id();
    Technique technique = context.facts().get(AttackCatalog.TECHNIQUE, id);
    boolean split = context.facts().find(TechniqueLists.PARTS.lists(), id).isPresent();
    List<ItemRow> all = new ArrayList<>();
    List<Section> sections = new ArrayList<>();
    for (ContentType type : ContentType.inGroups()) {
      List<ItemRow> items = items(context, paths(context, type, id));
      if (!items.isEmpty()) {
        all.addAll(items);
        PageId part = new PageId(PageKind.TECHNIQUE_PART, id + "/" + type.slug());
        sections.add(
            new Section(
                type,
                items.size(),
                split ? List.of() : rows(context, items, id),
                split ? context.links().href(part) : ""));
      }
    }
    List<TableUse> tables = tables(context, all);
    return context.fill(
        "attack-technique.md.ftl",
        new Model(
            technique,
            Tactics.names(technique.tactics()),
            severities(all),
            AttackIndexPage.explorer(context, technique),
            subs(context, id),
            sections,
            tables.stream().limit(MOST_TABLES).toList(),
            Math.max(0, tables.size() - MOST_TABLES)));
  }

  /** Makes the page of a part of the items of a technique. */
  public static String renderPart(PageContext context) {
    ListPart part = context.facts().get(TechniqueLists.PARTS.parts(), context.id());
    int slash = part.list().lastIndexOf('/');
    String id = part.list().substring(0, slash);
    return context.fill(
        "attack-part.md.ftl",
        new PartModel(
            context.facts().get(AttackCatalog.TECHNIQUE, id),
            context.links().href(AttackIndexPage.page(id)),
            ContentType.ofSlug(part.list().substring(slash + 1)),
            context.links().href(new PageId(PageKind.TECHNIQUE_PART, part.list())),
            ListView.of(context, part, PageKind.TECHNIQUE_PART),
            rows(context, items(context, part.entries()), id)));
  }

  /** The techniques of an item, each with a link to its page. */
  public static List<Markup> links(PageContext context, List<String> written) {
    return written.stream()
        .flatMap(ItemTechniques::split)
        .distinct()
        .map(
            id ->
                context.links().exists(AttackIndexPage.page(id))
                    ? context.links().to(AttackIndexPage.page(id), id)
                    : new Markup(Escape.inline(id)))
        .toList();
  }

  private static List<String> paths(PageContext context, ContentType type, String id) {
    return context.facts().members(AttackCatalog.ITEMS_BELOW, AttackCatalog.items(type, id));
  }

  private static List<ItemRow> items(PageContext context, List<String> paths) {
    return paths.stream()
        .map(path -> context.facts().get(ItemCatalog.ITEM_ROW, path))
        .sorted(BY_SOLUTION)
        .toList();
  }

  private static List<Row> rows(PageContext context, List<ItemRow> items, String top) {
    ItemLinks links = new ItemLinks(context);
    return items.stream()
        .map(
            row ->
                new Row(
                    links.flagged(row),
                    row.severity(),
                    context
                        .links()
                        .to(new PageId(PageKind.SOLUTION, row.solutionKey()), row.solutionName()),
                    context.facts().get(AttackCatalog.ITEM_TECHNIQUES, row.path()).ids().stream()
                        .filter(id -> ItemTechniques.top(id).equals(top))
                        .collect(Collectors.joining(", "))))
        .toList();
  }

  private static int severityPlace(String severity) {
    int place = SEVERITIES.indexOf(severity.toLowerCase(Locale.ROOT));
    return place < 0 ? SEVERITIES.size() : place;
  }

  private static String severities(List<ItemRow> items) {
    Map<String, Long> counts =
        items.stream()
            .filter(row -> row.type() == ContentType.ANALYTIC_RULE && !row.severity().isEmpty())
            .collect(
                Collectors.groupingBy(
                    ItemRow::severity,
                    () ->
                        new TreeMap<>(
                            Comparator.comparing(TechniquePages::severityPlace)
                                .thenComparing(Ordinal.ORDER)),
                    Collectors.counting()));
    return counts.entrySet().stream()
        .map(count -> count.getKey() + " " + count.getValue())
        .collect(Collectors.joining(", "));
  }

  /** Sub-techniques that items name, by identifier. */
  private static List<Technique> subs(PageContext context, String top) {
    Stream<String> named =
        Stream.of(ContentType.values())
            .flatMap(type -> paths(context, type, top).stream())
            .flatMap(
                path -> context.facts().get(AttackCatalog.ITEM_TECHNIQUES, path).ids().stream())
            .filter(id -> !id.equals(top) && ItemTechniques.top(id).equals(top))
            .distinct();
    return named
        .map(id -> context.facts().get(AttackCatalog.TECHNIQUE, id))
        .sorted(Comparator.comparing(Technique::id, Ordinal.ORDER))
        .toList();
  }

  private static List<TableUse> tables(PageContext context, List<ItemRow> items) {
    Map<String, int[]> uses = new TreeMap<>(Ordinal.ORDER);
    for (ItemRow item : items) {
      Optional<ItemTables> tables = context.facts().find(ItemCatalog.ITEM_TABLES, item.path());
      int column = item.type() == ContentType.ANALYTIC_RULE ? 0 : 1;
      tables
          .orElse(ItemTables.NONE)
          .tables()
          .forEach(use -> uses.computeIfAbsent(use.key(), key -> new int[2])[column]++);
    }
    TableLinks links = new TableLinks(context);
    return uses.entrySet().stream()
        .sorted(
            Comparator.<Map.Entry<String, int[]>>comparingInt(
                    use -> -(use.getValue()[0] + use.getValue()[1]))
                .thenComparing(use -> links.name(use.getKey()), Ordinal.ORDER))
        .map(use -> new TableUse(links.table(use.getKey()), use.getValue()[0], use.getValue()[1]))
        .toList();
  }
}
