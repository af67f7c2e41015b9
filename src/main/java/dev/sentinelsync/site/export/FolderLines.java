package dev.sentinelsync.site.export;

import dev.sentinelsync.catalog.graph.Derivation;
import dev.sentinelsync.catalog.graph.Emitter;
import dev.sentinelsync.catalog.graph.FactGraph;
import dev.sentinelsync.catalog.graph.Facts;
import dev.sentinelsync.catalog.graph.Family;
import dev.sentinelsync.catalog.graph.Index;
import dev.sentinelsync.catalog.item.ContentItem;
import dev.sentinelsync.catalog.item.ContentSource;
import dev.sentinelsync.catalog.item.ItemCatalog;
import dev.sentinelsync.support.Ordinal;
import java.util.Comparator;
import java.util.List;
import java.util.function.BiFunction;
import java.util.stream.Stream;

/**
 * The lines of an export of all content items, as facts: those of an item, and those of a folder
 * put together. An export is tens of thousands of lines of which a commit changes a few; so the
 * others are neither made again nor looked at one by one.
 */
final class FolderLines {

  private static final Comparator<Block> ORDER =
      Comparator.comparing((Block block) -> block.place().source())
          .thenComparing(block -> block.place().solutionKey(), Ordinal.IGNORING_CASE)
          .thenComparing(block -> block.place().folder(), Ordinal.ORDER);

  private final Family<ItemText> items;
  private final Index itemsByPlace;
  private final Family<Block> blocks;
  private final BiFunction<Facts, ContentItem, String> lines;

  /**
   * @param name of the export; the names of the families start with it
   * @param lines makes the lines of an item, each with its end
   */
  FolderLines(String name, BiFunction<Facts, ContentItem, String> lines) {
    this.items = new Family<>(name);
    this.itemsByPlace = Index.of(name + "-by-folder");
    this.blocks = new Family<>(name + "-folder");
    this.lines = lines;
  }

  /** Puts the families behind those of the catalog. */
  void register(FactGraph.Builder builder) {
    builder
        .derivedForEach(ItemCatalog.ITEM, new OfItems())
        .index(itemsByPlace)
        .derived(new OfFolders());
  }

  /** The lines of all items: those of solutions by solution, then the others; each by path. */
  Stream<String> inOrder(Facts facts) {
    return facts.all(blocks).stream().sorted(ORDER).flatMap(block -> block.texts().stream());
  }

  /**
   * Where items stand in the export.
   *
   * @param source where they come from
   * @param solutionKey their solution or group
   * @param folder of their files
   */
  record Place(ContentSource source, String solutionKey, String folder) {

    static Place of(ContentItem item) {
      String path = item.path();
      return new Place(
          item.source(), item.origin().solutionKey(), path.substring(0, path.lastIndexOf('/') + 1));
    }

    /** Unique without the solution, which source and folder determine. */
    String key() {
      return source.name() + ':' + folder;
    }
  }

  /**
   * The lines of one item.
   *
   * @param place where it stands
   * @param text its lines
   */
  record ItemText(Place place, String text) {}

  /**
   * The lines of the items of one place.
   *
   * @param place the place
   * @param texts their lines, those of each item in one text that the item's own fact shares
   */
  record Block(Place place, List<String> texts) {}

  private final class OfItems implements Derivation<ItemText> {

    @Override
    public Family<ItemText> family() {
      return items;
    }

    @Override
    public ItemText derive(String path, Facts facts) {
      return facts
          .find(ItemCatalog.ITEM, path)
          .map(item -> new ItemText(Place.of(item), lines.apply(facts, item)))
          .orElse(null);
    }

    @Override
    public void emit(String path, ItemText value, Emitter out) {
      out.put(itemsByPlace, value.place().key(), path);
      out.declare(blocks, value.place().key());
    }
  }

  private final class OfFolders implements Derivation<Block> {

    @Override
    public Family<Block> family() {
      return blocks;
    }

    @Override
    public Block derive(String place, Facts facts) {
      List<ItemText> texts =
          facts.members(itemsByPlace, place).stream().map(path -> facts.get(items, path)).toList();
      return texts.isEmpty()
          ? null
          : new Block(texts.get(0).place(), texts.stream().map(ItemText::text).toList());
    }
  }
}
