package dev.sentinelsync.catalog.derive;

import dev.sentinelsync.catalog.graph.Derivation;
import dev.sentinelsync.catalog.graph.Emitter;
import dev.sentinelsync.catalog.graph.Facts;
import dev.sentinelsync.catalog.graph.Family;
import dev.sentinelsync.catalog.item.ItemCatalog;
import java.util.List;

/** The content ids that several items carry. */
public final class SharedIds implements Derivation<List<String>> {

  /** The items that share an id, by id in lower case. */
  static final Family<List<String>> FAMILY = new Family<>("shared-id");

  @Override
  public Family<List<String>> family() {
    return FAMILY;
  }

  @Override
  public List<String> derive(String id, Facts facts) {
    List<String> items = facts.members(ItemCatalog.ITEMS_BY_ID, id);
    return items.size() > 1 ? items : null;
  }

  @Override
  public void emit(String id, List<String> items, Emitter out) {
    out.put(ItemCatalog.SHARED_IDS, "", id);
  }
}
