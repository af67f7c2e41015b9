package dev.sentinelsync.site.past;

import dev.sentinelsync.catalog.input.LastChange;
import dev.sentinelsync.site.link.Slug;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The tombstones after a row of commits. An address has the tombstone of the page that left it
 * last. A page that comes to the address of a tombstone takes it; the tombstone of another page
 * then stays at the address with a hash ending for good, since readers may have seen it there.
 */
final class Tombstones {

  /** By address; of addresses that no page has. */
  private final SortedMap<String, Tombstone> byAddress = new TreeMap<>();

  /** Those that gave way to a page, by the address with the hash ending. */
  private final SortedMap<String, Tombstone> displaced = new TreeMap<>();

  /** Adds what the next commit changed. */
  void add(AddressChanges changes) {
    LastChange removal = new LastChange(changes.commit(), changes.committedAt());
    for (VanishedPage page : changes.vanished()) {
      byAddress.put(page.address(), new Tombstone(page.address(), page, removal));
    }
    changes.appeared().forEach(this::giveWay);
  }

  private void giveWay(String address, String page) {
    Tombstone before = byAddress.remove(address);
    if (before != null && !before.page().page().equals(page)) {
      String other = Slug.withHash(address, before.page().page());
      displaced.put(other, new Tombstone(other, before.page(), before.removal()));
    }
  }

  /** All tombstones by identifier. */
  SortedMap<String, Tombstone> all() {
    SortedMap<String, Tombstone> all = new TreeMap<>();
    displaced.values().forEach(tombstone -> all.put(tombstone.id(), tombstone));
    byAddress.values().forEach(tombstone -> all.put(tombstone.id(), tombstone));
    return Collections.unmodifiableSortedMap(all);
  }
}
