package dev.sentinelsync.service;

import dev.sentinelsync.pipeline.SiteRuntime;
import dev.sentinelsync.pipeline.SyncReport;
import dev.sentinelsync.pipeline.SyncStatus;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the facts in memory within a bound. Beyond it the facts of the site leave that was synced
 * longest ago, and come back from the state with its next sync. Those of a site that is being
 * synced, and of the one that was synced last, stay whatever their number.
 *
 * <p>Safe for use by many threads.
 */
final class IdleSites {

  private static final Logger LOG = LoggerFactory.getLogger(IdleSites.class);

  /**
   * What a fact takes with the places that know it, measured over the sample and the public site.
   */
  private static final long BYTES_OF_A_FACT = 400;

  /** The part of the heap that idle facts may take; the rest is for syncs. */
  private static final int PART_OF_HEAP = 4;

  private final long most;

  /** How many facts each site has in memory, the one synced longest ago first. */
  private final Map<SiteRuntime, Integer> facts = new LinkedHashMap<>();

  private long total;

  /**
   * @param most facts of all sites together
   */
  IdleSites(long most) {
    this.most = most;
  }

  /**
   * How many facts may stay: what is configured, or what fits if the heap is small.
   *
   * @param heap its largest size in bytes
   */
  static long most(long configured, long heap) {
    return Math.min(configured, heap / PART_OF_HEAP / BYTES_OF_A_FACT);
  }

  /**
   * Syncs a site. Afterwards its facts count, and others may have to leave. A look at the source
   * that finds nothing new uses no facts; it changes nothing here.
   *
   * @param sync returns what it did; empty if nothing
   */
  void during(SiteRuntime site, Function<SiteRuntime, Optional<SyncReport>> sync) {
    boolean used = true;
    try {
      used = sync.apply(site).filter(did -> did.status() != SyncStatus.UNCHANGED).isPresent();
    } finally {
      if (used) {
        count(site);
      }
    }
  }

  private synchronized void count(SiteRuntime site) {
    Integer before = facts.remove(site);
    int now = site.facts();
    facts.put(site, now);
    total += now - (before == null ? 0 : before);
    Iterator<Map.Entry<SiteRuntime, Integer>> oldest = facts.entrySet().iterator();
    while (total > most && oldest.hasNext()) {
      Map.Entry<SiteRuntime, Integer> idle = oldest.next();
      if (idle.getKey() != site && idle.getKey().evict()) {
        LOG.debug("{} facts of {} left memory", idle.getValue(), idle.getKey().name());
        total -= idle.getValue();
        oldest.remove();
      }
    }
  }
}
