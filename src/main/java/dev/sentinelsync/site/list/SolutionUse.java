package dev.sentinelsync.site.list;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.sentinelsync.catalog.graph.Derivation;
import dev.sentinelsync.catalog.graph.Emitter;
import dev.sentinelsync.catalog.graph.FactGraph;
import dev.sentinelsync.catalog.graph.Facts;
import dev.sentinelsync.catalog.graph.Family;
import dev.sentinelsync.catalog.graph.Index;
import dev.sentinelsync.catalog.item.ContentType;
import dev.sentinelsync.catalog.item.ItemCatalog;
import dev.sentinelsync.catalog.item.ItemRow;
import dev.sentinelsync.catalog.item.ItemTables;
import dev.sentinelsync.catalog.item.ItemTrait;
import dev.sentinelsync.catalog.item.TableUsage;
import dev.sentinelsync.support.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * That items of a type in a solution use a table or an ASIM parser. The page of a solution whose
 * items are on pages of their own reads these, not thousands of items.
 *
 * @param type of the items
 * @param kind what they use, and how
 * @param key of the table or parser
 * @param name by which a parser is shown; empty for a table
 */
public record SolutionUse(ContentType type, Kind kind, String key, String name) {

  private static final Index USES = Index.of("solution-uses");
  private static final Index ITEMS = Index.of("items-by-solution-and-type");
  private static final Family<OfItem> OF_ITEM = new Family<>("item-solution-uses");

  /** What is used, and how. */
  public enum Kind {
    /** A table that is read. */
    READ,
    /** A table that is written. */
    WRITTEN,
    /** An ASIM parser. */
    PARSER
  }

  /**
   * What an item adds to its solution.
   *
   * @param solution key of the solution
   * @param list identifier of the list of its type
   * @param uses what it uses, written
   */
  private record OfItem(String solution, String list, List<String> uses) {}

  /** Puts the facts behind those of the catalog. */
  static void register(FactGraph.Builder builder) {
    builder.derivedForEach(ItemCatalog.ITEM, new OfItems()).index(USES, ITEMS);
  }

  /** What a solution's items use. */
  public static List<SolutionUse> of(Facts facts, String solution) {
    return facts.members(USES, solution).stream().map(SolutionUse::read).toList();
  }

  /** How many items of each type a solution has, in the order of types. */
  public static SortedMap<ContentType, Integer> items(Facts facts, String solution) {
    SortedMap<ContentType, Integer> counts = new TreeMap<>();
    for (ContentType type : ContentType.values()) {
      int count = facts.count(ITEMS, SiteLists.idOf(solution, type));
      if (count > 0) {
        counts.put(type, count);
      }
    }
    return counts;
  }

  /** What an item uses; a parser's own tables count where it is called. */
  public static List<SolutionUse> of(ContentType type, ItemTables tables) {
    List<SolutionUse> uses = new ArrayList<>();
    if (!type.has(ItemTrait.FUNCTION)) {
      for (ItemTables.Use use : tables.tables()) {
        Kind kind = use.usage() == TableUsage.READ ? Kind.READ : Kind.WRITTEN;
        uses.add(new SolutionUse(type, kind, use.key(), ""));
      }
      tables
          .asim()
          .forEach(use -> uses.add(new SolutionUse(type, Kind.PARSER, use.key(), use.name())));
    }
    return uses;
  }

  /** Names come from queries, so no character separates them. */
  String written() {
    return Json.text(List.of(type.name(), kind.name(), key, name));
  }

  static SolutionUse read(String written) {
    try {
      String[] parts = Json.MAPPER.readValue(written, String[].class);
      return new SolutionUse(
          ContentType.valueOf(parts[0]), Kind.valueOf(parts[1]), parts[2], parts[3]);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("not written by this program: " + written, e);
    }
  }

  private static final class OfItems implements Derivation<OfItem> {

    @Override
    public Family<OfItem> family() {
      return OF_ITEM;
    }

    @Override
    public OfItem derive(String path, Facts facts) {
      ItemRow row = facts.get(ItemCatalog.ITEM_ROW, path);
      ItemTables tables = facts.find(ItemCatalog.ITEM_TABLES, path).orElse(ItemTables.NONE);
      return new OfItem(
          row.solutionKey(),
          SiteLists.idOf(row.solutionKey(), row.type()),
          of(row.type(), tables).stream().map(SolutionUse::written).toList());
    }

    @Override
    public void emit(String path, OfItem item, Emitter out) {
      out.put(ITEMS, item.list(), path);
      item.uses().forEach(use -> out.put(USES, item.solution(), use));
    }
  }
}
