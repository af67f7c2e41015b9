package dev.sentinelsync.service;

import dev.sentinelsync.pipeline.SyncListener;
import dev.sentinelsync.pipeline.SyncReport;
import dev.sentinelsync.pipeline.SyncRun;
import dev.sentinelsync.pipeline.SyncTrigger;
import dev.sentinelsync.support.Backoff;
import java.time.Duration;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Requests a sync again after a failure that may pass, backing off until a run delivers. What a
 * person must repair, such as refused credentials, is left to the schedule: trying that in a loop
 * locks accounts. At most one retry waits for each site.
 */
final class Retries implements SyncListener, SyncWorkers.Attempts {

  private static final Logger LOG = LoggerFactory.getLogger(Retries.class);

  private final Backoff backoff;
  private final BiConsumer<Duration, Runnable> timer;
  private final Random random;
  private final PendingRequests requests;
  private final Map<String, Integer> failures = new TreeMap<>();
  private final Set<String> waiting = new TreeSet<>();

  /** Sites whose run has delivered but has not ended: its requests are not removed yet. */
  private final Set<String> delivered = new TreeSet<>();

  /**
   * @param timer runs something later
   */
  Retries(
      Backoff backoff,
      BiConsumer<Duration, Runnable> timer,
      Random random,
      PendingRequests requests) {
    this.backoff = backoff;
    this.timer = timer;
    this.random = random;
    this.requests = requests;
  }

  @Override
  public void finished(SyncRun run, SyncReport report) {
    if (report.status().isDelivered()) {
      delivered(report.site());
    } else if (report.outcome().retryable()) {
      failed(report.site());
    }
  }

  private synchronized void delivered(String site) {
    delivered.add(site);
  }

  /**
   * Begins to count again after a run that delivered. Not before its requests are removed: while
   * they cannot be, they start the same run again and again.
   */
  @Override
  public synchronized void ended(String site) {
    if (delivered.remove(site)) {
      failures.remove(site);
    }
  }

  /** Requests a sync later. */
  @Override
  public void failed(String site) {
    Duration wait;
    synchronized (this) {
      delivered.remove(site);
      if (!waiting.add(site)) {
        return;
      }
      wait = backoff.waitAfter(failures.merge(site, 1, Integer::sum), random);
    }
    LOG.info("Site {} is tried again in {} ms", site, wait.toMillis());
    timer.accept(wait, () -> request(site));
  }

  private void request(String site) {
    synchronized (this) {
      waiting.remove(site);
    }
    try {
      requests.add(site, SyncTrigger.RETRY);
    } catch (RuntimeException e) {
      // The database is still unreachable; without a row there, no other instance can know either.
      LOG.warn("The retry of site {} could not be requested: {}", site, e.getMessage());
      failed(site);
    }
  }
}
