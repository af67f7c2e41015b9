package dev.sentinelsync.site.list;

import dev.sentinelsync.catalog.attack.AttackCatalog;
import dev.sentinelsync.catalog.graph.FactGraph;
import dev.sentinelsync.catalog.graph.Facts;
import dev.sentinelsync.catalog.input.ReferenceTechnique;
import dev.sentinelsync.catalog.item.ContentType;
import dev.sentinelsync.site.link.Slug;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The items of a technique: a list for each type, {@code <technique>/<type slug>}, if they are too
 * many for the page of the technique (page layouts 9.5).
 */
public final class TechniqueLists {

  /** By technique. */
  public static final ListKind PARTS = new ListKind("technique-list", TechniqueLists::parts);

  /** What a row has for the techniques that an item names, and for the link to its table. */
  private static final int CELLS = 120;

  private TechniqueLists() {}

  /** Puts the families behind those of the catalog. */
  public static void register(FactGraph.Builder builder) {
    PARTS.registerForEach(AttackCatalog.TECHNIQUE, builder);
  }

  /** The address of the page of a technique, without the ending. */
  public static String stem(String technique) {
    return "attack/"
        + (ReferenceTechnique.isId(technique) ? technique : "other-" + Slug.fileStem(technique));
  }

  private static List<ListPart> parts(String technique, Facts facts) {
    Map<ContentType, List<Entry>> byType = new TreeMap<>();
    List<Entry> all = new ArrayList<>();
    SortedSet<String> tables = new TreeSet<>();
    for (ContentType type : ContentType.values()) {
      for (String path :
          facts.members(AttackCatalog.ITEMS_BELOW, AttackCatalog.items(type, technique))) {
        ListedItem item = facts.get(ListedItem.FAMILY, path);
        Entry entry = item.row();
        Entry row = new Entry(entry.id(), entry.name(), entry.links(), entry.bytes() + CELLS);
        all.add(row);
        byType.computeIfAbsent(type, first -> new ArrayList<>()).add(row);
        tables.addAll(item.tables());
      }
    }
    tables.forEach(table -> all.add(new Entry(table, "", 1, CELLS)));
    List<ListPart> parts = new ArrayList<>();
    if (!Splitting.fit(all)) {
      byType.forEach(
          (type, entries) ->
              parts.addAll(
                  Splitting.of(
                      technique + "/" + type.slug(),
                      stem(technique) + "-" + type.slug(),
                      entries)));
    }
    return parts;
  }
}
