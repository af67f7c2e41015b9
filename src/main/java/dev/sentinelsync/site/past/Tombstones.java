package dev.sentinelsync.site.past;

import dev.sentinelsync.catalog.graph.FactGraph;
import dev.sentinelsync.catalog.input.LastChange;
import dev.sentinelsync.site.link.Slug;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * The tombstones after a row of commits. An address has the tombstone of the page that left it
 * last. A page that comes to the address of a tombstone takes it; the tombstone of another page
 * then stays at the address with a hash ending, since readers may have seen it there. Addresses
 * that differ in case alone are one, as for pages.
 */
final class Tombstones {

  /** By folded address; of addresses that no page has. */
  private final Map<String, Dated> tombstones = new HashMap<>();

  /** Keys of the pages that came since the history began, by folded address. */
  private final Map<String, String> pages = new HashMap<>();

  /** Folded addresses whose tombstone may be another one since {@link #report}. */
  private final SortedSet<String> touched = new TreeSet<>();

  /** The tombstones last reported, by folded address. */
  private final Map<String, Tombstone> reported = new HashMap<>();

  private int commits;

  /**
   * A tombstone and when it came to be.
   *
   * @param commit place of the commit in the history
   */
  private record Dated(Tombstone tombstone, int commit) {

    Dated at(String address) {
      return new Dated(new Tombstone(address, tombstone.page(), tombstone.removal()), commit);
    }
  }

  /** Adds what the next commit changed. */
  void add(AddressChanges changes) {
    commits++;
    LastChange removal = new LastChange(changes.commit(), changes.committedAt());
    for (VanishedPage page : changes.vanished()) {
      pages.remove(Slug.folded(page.address()));
      put(new Dated(new Tombstone(page.address(), page, removal), commits));
    }
    changes.appeared().forEach((address, page) -> pages.put(Slug.folded(address), page));
    changes.appeared().keySet().forEach(this::giveWay);
  }

  /** Forgets all commits. */
  void clear() {
    touched.addAll(tombstones.keySet());
    tombstones.clear();
    pages.clear();
    commits = 0;
  }

  /** Of two pages that left an address, the one that left it last has it. */
  private void put(Dated added) {
    String address = Slug.folded(added.tombstone().address());
    touched.add(address);
    tombstones.merge(address, added, (one, other) -> one.commit() > other.commit() ? one : other);
  }

  private void giveWay(String address) {
    Dated before = tombstones.remove(Slug.folded(address));
    if (before == null) {
      return;
    }
    touched.add(Slug.folded(address));
    String left = before.tombstone().page().page();
    String other = before.tombstone().address();
    while (pages.containsKey(Slug.folded(other))) {
      if (pages.get(Slug.folded(other)).equals(left)) {
        // The page itself answers there.
        return;
      }
      other = Slug.withHash(other, left);
    }
    put(before.at(other));
  }

  /** Adds the tombstones that came, went or changed since the last time. */
  void report(FactGraph.Changes facts) {
    for (String address : touched) {
      Tombstone old = reported.remove(address);
      Tombstone now = tombstones.containsKey(address) ? tombstones.get(address).tombstone() : null;
      if (old != null && (now == null || !now.id().equals(old.id()))) {
        facts.remove(Tombstone.FAMILY, old.id());
      }
      if (now != null) {
        reported.put(address, now);
        if (!now.equals(old)) {
          facts.set(Tombstone.FAMILY, now.id(), now);
        }
      }
    }
    touched.clear();
  }
}
