package dev.sentinelsync.site;

import dev.sentinelsync.catalog.graph.Derivation;
import dev.sentinelsync.catalog.graph.Emitter;
import dev.sentinelsync.catalog.graph.Facts;
import dev.sentinelsync.catalog.graph.Family;
import dev.sentinelsync.site.link.PageId;
import dev.sentinelsync.site.link.SiteFacts;
import dev.sentinelsync.site.link.Slug;
import java.text.Normalizer;
import java.util.List;
import java.util.Locale;

/**
 * The address of each page. Where several pages want the same one, or such that only case or
 * Unicode composition tells them apart, the first by page key has it and the others carry a hash of
 * their identity: which address a page has depends on the pages there are, never on their order of
 * appearance.
 */
final class Addresses implements Derivation<String> {

  /** Lets a page claim an address and exist. */
  static void claim(PageId page, String wanted, Emitter out) {
    out.put(SiteFacts.ADDRESS_CLAIMS, folded(wanted), rank(page) + page.key());
    out.declare(SiteFacts.ADDRESS, page.key());
  }

  @Override
  public Family<String> family() {
    return SiteFacts.ADDRESS;
  }

  @Override
  public String derive(String key, Facts facts) {
    PageId page = PageId.parse(key);
    Family<String> family = WantedAddresses.familyOf(page.kind());
    String id = family.equals(SiteFacts.FIXED_PAGE) ? key : page.id();
    String wanted = facts.find(family, id).orElse(null);
    if (wanted == null) {
      return null;
    }
    List<String> claims = facts.members(SiteFacts.ADDRESS_CLAIMS, folded(wanted));
    if (claims.get(0).equals(rank(page) + key)) {
      return wanted;
    }
    int dot = wanted.lastIndexOf('.');
    String hash = Slug.md5(key).substring(0, 8);
    return wanted.substring(0, dot) + "-" + hash + wanted.substring(dot);
  }

  /** Nothing that the repository names can take the address of a page that is always there. */
  private static String rank(PageId page) {
    return WantedAddresses.familyOf(page.kind()).equals(SiteFacts.FIXED_PAGE) ? "0" : "1";
  }

  /**
   * The form that file systems compare. Both ways, since some letters have several of the other
   * case: "ß" and "ss" are one name where "SS" stands for both.
   */
  private static String folded(String address) {
    return Normalizer.normalize(address, Normalizer.Form.NFC)
        .toLowerCase(Locale.ROOT)
        .toUpperCase(Locale.ROOT)
        .toLowerCase(Locale.ROOT);
  }
}
