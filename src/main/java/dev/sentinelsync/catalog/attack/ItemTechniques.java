package dev.sentinelsync.catalog.attack;

import dev.sentinelsync.catalog.graph.Derivation;
import dev.sentinelsync.catalog.graph.Emitter;
import dev.sentinelsync.catalog.graph.Facts;
import dev.sentinelsync.catalog.graph.Family;
import dev.sentinelsync.catalog.input.ReferenceTechnique;
import dev.sentinelsync.catalog.item.ContentItem;
import dev.sentinelsync.catalog.item.ContentType;
import dev.sentinelsync.catalog.item.ItemCatalog;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * The techniques that an item names (analysis rules 4.8).
 *
 * @param type what the item is
 * @param ids identifiers, each once, in order; what has not their form is as written
 */
public record ItemTechniques(ContentType type, List<String> ids) {

  /** No honest item names more; a hostile one does not make more pages. */
  private static final int MOST = 100;

  /** What is longer, in characters, is no technique. */
  private static final int LONGEST = 40;

  /** Copies the list. */
  public ItemTechniques {
    ids = List.copyOf(ids);
  }

  /** The identifiers in what an author wrote, each once, in order. */
  public static List<String> ids(Collection<String> written) {
    return written.stream().flatMap(ItemTechniques::split).distinct().limit(MOST).toList();
  }

  /** The identifiers in one text; authors write lists also as one text with commas. */
  public static Stream<String> split(String written) {
    return Arrays.stream(written.split(","))
        .map(String::strip)
        .filter(text -> !text.isEmpty() && text.length() <= LONGEST)
        .map(ItemTechniques::id);
  }

  /** In upper case if it then has the form of an identifier. */
  private static String id(String text) {
    String upper = text.toUpperCase(Locale.ROOT);
    return ReferenceTechnique.isId(upper) ? upper : text;
  }

  /** The technique that a sub-technique belongs to; any other is its own. */
  public static String top(String id) {
    return ReferenceTechnique.isId(id) && id.contains(".") ? id.substring(0, id.indexOf('.')) : id;
  }

  /** Reads the classification of items. */
  public static final class Of implements Derivation<ItemTechniques> {

    @Override
    public Family<ItemTechniques> family() {
      return AttackCatalog.ITEM_TECHNIQUES;
    }

    @Override
    public ItemTechniques derive(String path, Facts facts) {
      ContentItem item = facts.find(ItemCatalog.ITEM, path).orElse(null);
      List<String> ids = item == null ? List.of() : ids(item.techniques());
      return ids.isEmpty() ? null : new ItemTechniques(item.type(), ids);
    }

    @Override
    public void emit(String path, ItemTechniques techniques, Emitter out) {
      for (String id : techniques.ids()) {
        String top = top(id);
        out.put(AttackCatalog.ITEMS, AttackCatalog.items(techniques.type(), id), path);
        out.put(AttackCatalog.ITEMS_BELOW, AttackCatalog.items(techniques.type(), top), path);
        out.put(AttackCatalog.USED, "", top);
        out.declare(AttackCatalog.TECHNIQUE, id);
        out.declare(AttackCatalog.TECHNIQUE, top);
      }
    }
  }
}
