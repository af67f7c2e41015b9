package dev.sentinelsync.service;

import dev.sentinelsync.pipeline.SyncListener;
import dev.sentinelsync.pipeline.SyncReport;
import dev.sentinelsync.pipeline.SyncRun;
import dev.sentinelsync.pipeline.SyncTrigger;
import dev.sentinelsync.service.schedule.Timer;
import dev.sentinelsync.support.Backoff;
import java.time.Duration;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Requests a sync again after a failure that may pass, backing off until a run delivers. What a
 * person must repair, such as refused credentials, is left to the schedule: trying that in a loop
 * locks accounts. At most one retry waits for each site.
 */
final class Retries implements SyncListener {

  private static final Logger LOG = LoggerFactory.getLogger(Retries.class);

  private final Backoff backoff;
  private final Timer timer;
  private final Random random;
  private final PendingRequests requests;
  private final Map<String, Integer> failures = new TreeMap<>();
  private final Set<String> waiting = new TreeSet<>();

  Retries(Backoff backoff, Timer timer, Random random, PendingRequests requests) {
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
    failures.remove(site);
  }

  /** Requests a sync later. */
  void failed(String site) {
    Duration wait;
    synchronized (this) {
      if (!waiting.add(site)) {
        return;
      }
      wait = backoff.waitAfter(failures.merge(site, 1, Integer::sum), random);
    }
    LOG.info("Site {} is tried again in {} ms", site, wait.toMillis());
    timer.after(wait, () -> request(site));
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
