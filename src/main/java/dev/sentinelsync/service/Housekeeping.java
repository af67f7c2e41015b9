package dev.sentinelsync.service;

import dev.sentinelsync.pipeline.SiteRuntime;
import dev.sentinelsync.pipeline.read.AddressRecords;
import dev.sentinelsync.pipeline.read.ChangeRecords;
import dev.sentinelsync.state.StateDatabase;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Keeps the history in the database within bounds. */
final class Housekeeping implements Runnable {

  /** Between two rounds; what grows in an hour is small. */
  static final Duration PERIOD = Duration.ofHours(1);

  /**
   * Between two rounds for the runs alone: a busy site makes one each second, and their reports are
   * the largest of what grows.
   */
  static final Duration RUNS_PERIOD = Duration.ofMinutes(5);

  /** GitHub lets people repeat deliveries of the last three days; the others give up far sooner. */
  private static final Duration DELIVERY_AGE = Duration.ofDays(7);

  /** Commits that a forced push took from the branch may come back, but seldom after a month. */
  private static final Duration UNREACHABLE_AGE = Duration.ofDays(30);

  private final StateDatabase state;
  private final List<SiteRuntime> sites;
  private final Clock clock;
  private final int runsKept;

  Housekeeping(StateDatabase state, Collection<SiteRuntime> sites, Clock clock, int runsKept) {
    this.state = state;
    this.sites = List.copyOf(sites);
    this.clock = clock;
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
    evictCommitRecords();
  }

  /** Deletes all but the newest runs of each site. */
  void pruneRuns() {
    sites.forEach(site -> state.runs().prune(site.name(), runsKept));
  }

  private void evictCommitRecords() {
    ChangeRecords records = new ChangeRecords(Optional.of(state.commitRecords()));
    AddressRecords addresses = new AddressRecords(Optional.of(state.commitRecords()));
    for (SiteRuntime site : sites) {
      records.touch(site, clock.instant());
      addresses.touch(site, clock.instant());
    }
    state.commitRecords().evict(UNREACHABLE_AGE);
  }
}
