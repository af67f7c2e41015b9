package dev.sentinelsync.site.list;

import dev.sentinelsync.catalog.graph.FactGraph;
import dev.sentinelsync.catalog.graph.Facts;
import dev.sentinelsync.catalog.item.ContentSource;
import dev.sentinelsync.catalog.item.ContentType;
import dev.sentinelsync.catalog.item.ItemCatalog;
import dev.sentinelsync.catalog.item.ItemRow;
import dev.sentinelsync.catalog.item.ItemTables;
import dev.sentinelsync.catalog.solution.SolutionCatalog;
import dev.sentinelsync.site.link.Slug;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** The lists of solutions, connectors, tables, parsers and content items. */
public final class SiteLists {

  /** The items of a type, by the type's slug (page layouts 8.6). */
  public static final ListKind CONTENT = new ListKind("content-list", SiteLists::ofType);

  /**
   * The items of a solution or group, by its key: a list for each type, {@code <key>/<type slug>},
   * if they are too many for the page of the solution (page layouts 8.8).
   */
  public static final ListKind SOLUTIONS = new ListKind("solution-list", SiteLists::ofSolution);

  /** See {@link IndexList}. */
  public static final ListKind INDEXES =
      new ListKind("index-list", (list, facts) -> IndexList.of(list).parts(facts));

  /** What the longest address of a content item has beside name and solution. */
  private static final int IDENTIFIER = 50;

  /** The longest address of a content item. */
  private static final int LONGEST_ADDRESS = 160;

  /** What a row has beside its texts. */
  private static final int FRAME = 40;

  /** The sign of ASIM in a row. */
  private static final int SIGN = 70;

  private SiteLists() {}

  /** Puts the families behind those of the catalog. */
  public static void register(FactGraph.Builder builder) {
    CONTENT.registerForEach(ItemCatalog.TYPE, builder);
    SOLUTIONS.registerForEach(SolutionCatalog.SOLUTION, builder);
    INDEXES.register(builder);
  }

  private static List<ListPart> ofType(String slug, Facts facts) {
    List<Entry> entries =
        facts.members(ItemCatalog.ITEMS_BY_TYPE, ContentType.ofSlug(slug).key()).stream()
            .map(path -> facts.get(ItemCatalog.ITEM_ROW, path))
            .map(SiteLists::entry)
            .toList();
    return Splitting.of(slug, "content/" + slug, entries);
  }

  /** A row with the name and the solution of an item. */
  static Entry entry(ItemRow row) {
    boolean inSolution = row.source() == ContentSource.SOLUTION;
    int source = inSolution ? FRAME + 2 * Entry.bytes(row.solutionName()) : FRAME;
    return new Entry(row.path(), row.name(), inSolution ? 2 : 1, bytes(row) + source);
  }

  /** The name with its link, and the columns that only some types have. */
  static int bytes(ItemRow row) {
    int name = Entry.bytes(row.name());
    int address = IDENTIFIER + Entry.bytes(row.solutionName()) + name;
    return FRAME
        + name
        + Math.min(LONGEST_ADDRESS, address)
        + Entry.bytes(row.severity())
        + Entry.bytes(String.join(", ", row.tactics()));
  }

  private static List<ListPart> ofSolution(String key, Facts facts) {
    Map<ContentType, List<Entry>> byType = new TreeMap<>();
    List<Entry> all = new ArrayList<>();
    SortedSet<String> used = new TreeSet<>();
    for (String path : facts.members(ItemCatalog.ITEMS_BY_SOLUTION, key)) {
      ItemRow row = facts.get(ItemCatalog.ITEM_ROW, path);
      ItemTables tables = facts.find(ItemCatalog.ITEM_TABLES, path).orElse(ItemTables.NONE);
      Entry entry = inSolution(row, tables, facts);
      all.add(entry);
      byType.computeIfAbsent(row.type(), type -> new ArrayList<>()).add(entry);
      tables.tables().forEach(use -> used.add(use.key()));
    }
    // The page of the solution has the tables too, a row for each.
    used.forEach(table -> all.add(new Entry(table, "", 1, FRAME + linkToTable(table))));
    List<ListPart> parts = new ArrayList<>();
    if (!Splitting.fit(all)) {
      String stem =
          "solutions/" + Slug.fileStem(facts.get(SolutionCatalog.SOLUTION_ROW, key).name());
      byType.forEach(
          (type, entries) ->
              parts.addAll(
                  Splitting.of(key + "/" + type.slug(), stem + "-" + type.slug(), entries)));
    }
    return parts;
  }

  private static Entry inSolution(ItemRow row, ItemTables uses, Facts facts) {
    int bytes = bytes(row);
    if (row.type().isDescribed()) {
      bytes += Entry.bytes(facts.get(ItemCatalog.ITEM_SUMMARY, row.path()).description());
    }
    for (ItemTables.Use use : uses.tables()) {
      bytes += linkToTable(use.key());
    }
    for (ItemTables.AsimUse use : uses.asim()) {
      bytes += SIGN + linkToTable(use.name());
    }
    for (String name : uses.remote()) {
      bytes += FRAME + Entry.bytes(name);
    }
    int links = 1 + uses.tables().size() + uses.asim().size();
    return new Entry(row.path(), row.name(), links, bytes);
  }

  private static int linkToTable(String name) {
    return FRAME + 2 * Entry.bytes(name);
  }
}
