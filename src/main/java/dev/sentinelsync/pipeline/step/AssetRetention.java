package dev.sentinelsync.pipeline.step;

import dev.sentinelsync.pipeline.ledger.PublishedSite;
import dev.sentinelsync.publish.PageEntry;
import dev.sentinelsync.publish.Phase;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Which assets stay in a target after the site has lost them. A cache in front of the target may
 * hold a page of before for a while, and that page asks for them.
 *
 * @param period how long they stay; zero for not at all
 */
record AssetRetention(Duration period) {

  /**
   * Those that stay from now on.
   *
   * @param removed addresses that the site has lost
   * @param before what the target holds
   */
  SortedSet<String> retained(Collection<String> removed, PublishedSite before) {
    return period.isZero()
        ? new TreeSet<>()
        : removed.stream()
            .filter(
                address ->
                    before.held(address).filter(held -> held.phase() == Phase.ASSET).isPresent())
            .collect(Collectors.toCollection(TreeSet::new));
  }

  /**
   * Those that have stayed long enough.
   *
   * @param retained what stays for now
   * @param added addresses that the site has again
   */
  SortedSet<String> expired(
      SortedMap<String, PageEntry> retained, Collection<String> added, Instant now) {
    SortedSet<String> expired = new TreeSet<>();
    retained.forEach(
        (address, entry) ->
            entry
                .retained()
                .filter(since -> !now.isBefore(since.plus(period)))
                .ifPresent(since -> expired.add(address)));
    expired.removeAll(added);
    return expired;
  }
}
