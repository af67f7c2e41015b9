package dev.sentinelsync.service;

import dev.sentinelsync.state.StateDatabase;
import java.time.Duration;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/** Keeps the history in the database within bounds. */
final class Housekeeping implements Runnable {

  /** Between two rounds; what grows in an hour is small. */
  static final Duration PERIOD = Duration.ofHours(1);

  /** GitHub lets people repeat deliveries of the last three days; the others give up far sooner. */
  private static final Duration DELIVERY_AGE = Duration.ofDays(7);

  private final StateDatabase state;
  private final SortedSet<String> sites;
  private final int runsKept;

  Housekeeping(StateDatabase state, Set<String> sites, int runsKept) {
    this.state = state;
    this.sites = new TreeSet<>(sites);
    this.runsKept = runsKept;
  }

  /**
   * Bytes, compressed; some twenty times what the parse results of the real repository take, so
   * what is in use is evicted only after the repository has changed many times over.
   */
  private static final long PARSE_CACHE_BYTES = 256L << 20;

  @Override
  public void run() {
    state.parseCache().evict(PARSE_CACHE_BYTES);
    state.deliveries().prune(DELIVERY_AGE);
    sites.forEach(site -> state.runs().prune(site, runsKept));
  }
}
