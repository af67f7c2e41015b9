package dev.sentinelsync.service;

import dev.sentinelsync.pipeline.SiteRuntime;
import dev.sentinelsync.pipeline.read.AddressRecords;
import dev.sentinelsync.pipeline.read.ChangeRecords;
import dev.sentinelsync.pipeline.read.ParseResultsInUse;
import dev.sentinelsync.service.settings.ServiceSettings;
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
  private final ServiceSettings.Kept bounds;
  private final ParseResultsInUse inUse;

  /**
   * @param inUse marks the parse results that a site needs
   */
  Housekeeping(
      StateDatabase state,
      Collection<SiteRuntime> sites,
      Clock clock,
      ServiceSettings.Kept bounds,
      ParseResultsInUse inUse) {
    this.state = state;
    this.sites = List.copyOf(sites);
    this.clock = clock;
    this.bounds = bounds;
    this.inUse = inUse;
  }

  @Override
  public void run() {
    state.deliveries().prune(DELIVERY_AGE);
    evictCommitRecords();
    evictParseResults();
  }

  /** Deletes all but the newest runs of each site. */
  void pruneRuns() {
    sites.forEach(site -> state.runs().prune(site.name(), bounds.runs()));
  }

  private void evictParseResults() {
    if (state.parseCache().size() > bounds.parseCacheBytes()) {
      sites.forEach(inUse::touch);
      state.parseCache().evict(bounds.parseCacheBytes());
    }
  }

  private void evictCommitRecords() {
    AddressRecords addresses = new AddressRecords(Optional.of(state.commitRecords()));
    for (SiteRuntime site : sites) {
      ChangeRecords.touch(state.commitRecords(), site, clock.instant());
      addresses.touch(site, clock.instant());
    }
    state.commitRecords().evict(UNREACHABLE_AGE);
  }
}
