package dev.sentinelsync.site.page.past;

import dev.sentinelsync.catalog.graph.Derivation;
import dev.sentinelsync.catalog.graph.Emitter;
import dev.sentinelsync.catalog.graph.FactGraph;
import dev.sentinelsync.catalog.graph.Facts;
import dev.sentinelsync.catalog.graph.Family;
import dev.sentinelsync.catalog.item.ItemCatalog;
import dev.sentinelsync.site.link.Slug;
import java.util.List;
import java.util.Locale;

/**
 * The items that have an id (page layouts 16.2).
 *
 * @param id in lower case
 * @param paths of the items, by code point; at least one
 */
public record PermanentId(String id, List<String> paths) {

  /** By id in lower case. */
  public static final Family<PermanentId> FAMILY = new Family<>("permanent-id");

  private static final Family<String> ID = new Family<>("item-id");

  /** Puts the families behind those of the catalog. */
  public static void register(FactGraph.Builder builder) {
    builder.derivedForEach(ItemCatalog.ITEM, new OfItem()).derived(new Of());
  }

  /** The address of the page, from the root of the site. */
  public String address() {
    return "id/" + Slug.fileStem(id) + ".md";
  }

  /** The id of one item. */
  private static final class OfItem implements Derivation<String> {

    @Override
    public Family<String> family() {
      return ID;
    }

    @Override
    public String derive(String path, Facts facts) {
      return facts
          .find(ItemCatalog.ITEM, path)
          .map(item -> item.id().toLowerCase(Locale.ROOT))
          .filter(id -> !id.isEmpty())
          .orElse(null);
    }

    @Override
    public void emit(String path, String id, Emitter out) {
      out.declare(FAMILY, id);
    }
  }

  private static final class Of implements Derivation<PermanentId> {

    @Override
    public Family<PermanentId> family() {
      return FAMILY;
    }

    @Override
    public PermanentId derive(String id, Facts facts) {
      return new PermanentId(id, facts.members(ItemCatalog.ITEMS_BY_ID, id));
    }
  }
}
