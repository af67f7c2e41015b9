package dev.sentinelsync.site.list;

import dev.sentinelsync.catalog.graph.FactGraph;
import dev.sentinelsync.catalog.graph.Facts;
import dev.sentinelsync.catalog.item.ContentType;
import dev.sentinelsync.catalog.item.ItemCatalog;
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

  private SiteLists() {}

  /** Puts the families behind those of the catalog. */
  public static void register(FactGraph.Builder builder) {
    builder.derivedForEach(ItemCatalog.ITEM, new ListedItem.Of());
    SolutionUse.register(builder);
    CONTENT.registerForEach(ItemCatalog.TYPE, builder);
    SOLUTIONS.registerForEach(SolutionCatalog.SOLUTION, builder);
    INDEXES.register(builder);
  }

  /** Identifier of the list of a solution's items of a type. */
  public static String idOf(String solution, ContentType type) {
    return solution + "/" + type.slug();
  }

  private static List<ListPart> ofType(String slug, Facts facts) {
    List<Entry> entries =
        facts.members(ItemCatalog.ITEMS_BY_TYPE, ContentType.ofSlug(slug).key()).stream()
            .map(path -> facts.get(ListedItem.FAMILY, path).row())
            .toList();
    return Splitting.of(slug, "content/" + slug, entries);
  }

  private static List<ListPart> ofSolution(String key, Facts facts) {
    Map<ContentType, List<Entry>> byType = new TreeMap<>();
    List<Entry> all = new ArrayList<>();
    SortedSet<String> used = new TreeSet<>();
    for (String path : facts.members(ItemCatalog.ITEMS_BY_SOLUTION, key)) {
      ListedItem item = facts.get(ListedItem.FAMILY, path);
      all.add(item.inSolution());
      byType.computeIfAbsent(item.type(), type -> new ArrayList<>()).add(item.inSolution());
      used.addAll(item.tables());
    }
    // The page of the solution has the tables too, a row for each.
    used.forEach(
        table ->
            all.add(new Entry(table, "", 1, ListedItem.FRAME + ListedItem.linkToTable(table))));
    List<ListPart> parts = new ArrayList<>();
    if (!Splitting.fit(all)) {
      String stem =
          "solutions/" + Slug.fileStem(facts.get(SolutionCatalog.SOLUTION_ROW, key).name());
      byType.forEach(
          (type, entries) ->
              parts.addAll(Splitting.of(idOf(key, type), stem + "-" + type.slug(), entries)));
    }
    return parts;
  }
}
