package dev.sentinelsync.site.past;

import dev.sentinelsync.catalog.graph.Emitter;
import dev.sentinelsync.catalog.graph.FactGraph;
import dev.sentinelsync.catalog.graph.Family;
import dev.sentinelsync.catalog.graph.Index;
import dev.sentinelsync.catalog.graph.InputFamily;
import dev.sentinelsync.catalog.input.LastChange;
import dev.sentinelsync.site.link.PageId;
import dev.sentinelsync.site.link.PageKind;

/**
 * What answers at an address that a page has left.
 *
 * @param address where it answers, from the root of the site
 * @param page the page as it was last
 * @param removal the commit that took the page away
 */
public record Tombstone(String address, VanishedPage page, LastChange removal) {

  /** All tombstones, by {@link #id}; an input. */
  public static final Family<Tombstone> FAMILY = new Family<>("tombstone");

  /** Identifiers of tombstones, by the key of the page that left. */
  public static final Index BY_PAGE = Index.of("tombstones-by-page");

  /** Puts the family and its index into a graph. */
  public static void register(FactGraph.Builder builder) {
    builder.input(new Input()).index(BY_PAGE);
  }

  /** The identifier: the kind of the page that left, and the address. */
  public String id() {
    return PageId.parse(page.page()).kind() + "/" + address;
  }

  /** The kind of the page that left. */
  public static PageKind kind(String id) {
    return PageId.parse(id).kind();
  }

  private static final class Input implements InputFamily<Tombstone> {

    @Override
    public Family<Tombstone> family() {
      return FAMILY;
    }

    @Override
    public void emit(String id, Tombstone tombstone, Emitter out) {
      out.put(BY_PAGE, tombstone.page().page(), id);
    }
  }
}
