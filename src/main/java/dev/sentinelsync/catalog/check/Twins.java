package dev.sentinelsync.catalog.check;

import dev.sentinelsync.catalog.graph.Derivation;
import dev.sentinelsync.catalog.graph.Emitter;
import dev.sentinelsync.catalog.graph.Facts;
import dev.sentinelsync.catalog.graph.Family;
import dev.sentinelsync.catalog.graph.Index;
import java.util.List;

/** Items that share something that should be of one item: the items of a set with several. */
public final class Twins implements Derivation<List<String>> {

  private final Family<List<String>> family;
  private final Index items;
  private final Index shared;

  private Twins(Family<List<String>> family, Index items, Index shared) {
    this.family = family;
    this.items = items;
    this.shared = shared;
  }

  /** Items with the same query. */
  public static Twins byQuery() {
    return new Twins(CheckCatalog.SAME_QUERY, CheckCatalog.BY_QUERY, CheckCatalog.SAME_QUERIES);
  }

  /** Items with the same name. */
  public static Twins byName() {
    return new Twins(CheckCatalog.SAME_NAME, CheckCatalog.BY_NAME, CheckCatalog.SAME_NAMES);
  }

  @Override
  public Family<List<String>> family() {
    return family;
  }

  @Override
  public List<String> derive(String key, Facts facts) {
    List<String> paths = facts.members(items, key);
    return paths.size() > 1 ? paths : null;
  }

  @Override
  public void emit(String key, List<String> paths, Emitter out) {
    out.put(shared, "", key);
  }
}
