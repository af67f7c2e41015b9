package dev.sentinelsync.site;

import dev.sentinelsync.catalog.graph.Derivation;
import dev.sentinelsync.catalog.graph.Emitter;
import dev.sentinelsync.catalog.graph.Facts;
import dev.sentinelsync.catalog.graph.Family;
import dev.sentinelsync.site.link.PageId;
import dev.sentinelsync.site.link.PageKind;
import dev.sentinelsync.site.link.SiteFacts;
import dev.sentinelsync.site.link.Slug;
import java.util.List;

/**
 * The address of each page. Several pages may ask for the same address, or for addresses that
 * differ only in case or Unicode composition. The first by page key gets it; the others carry a
 * hash of their identity. The address of a page depends on the pages there are, never on the order
 * in which they appeared.
 */
final class Addresses implements Derivation<String> {

  /** Lets a page claim an address and exist. */
  static void claim(PageId page, String suggested, Emitter out) {
    out.put(SiteFacts.ADDRESS_CLAIMS, Slug.folded(suggested), rank(page) + page.key());
    out.declare(SiteFacts.ADDRESS, page.key());
  }

  @Override
  public Family<String> family() {
    return SiteFacts.ADDRESS;
  }

  @Override
  public String derive(String key, Facts facts) {
    PageId page = PageId.parse(key);
    String suggested = PageTypes.of(page.kind()).suggested(page, facts).orElse(null);
    if (suggested == null) {
      return null;
    }
    List<String> claims = facts.members(SiteFacts.ADDRESS_CLAIMS, Slug.folded(suggested));
    if (claims.get(0).equals(rank(page) + key)) {
      return suggested;
    }
    // An alias that a page wants is none. Which aliases there are does not depend on tombstones:
    // the facts of earlier commits are made without these.
    return page.kind() == PageKind.ALIAS ? null : Slug.withHash(suggested, key);
  }

  /**
   * Nothing that the repository names can take the address of a page that is always there, and what
   * answers at old addresses takes none that a page wants.
   */
  private static String rank(PageId page) {
    return switch (page.kind()) {
      case ALIAS -> "2";
      case TOMBSTONE -> "3";
      default -> PageTypes.of(page.kind()).subject().isEmpty() ? "0" : "1";
    };
  }
}
