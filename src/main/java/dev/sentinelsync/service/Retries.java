package dev.sentinelsync.service;

import dev.sentinelsync.pipeline.SyncListener;
import dev.sentinelsync.pipeline.SyncReport;
import dev.sentinelsync.pipeline.SyncRequester;
import dev.sentinelsync.pipeline.SyncRun;
import dev.sentinelsync.pipeline.SyncTrigger;
import dev.sentinelsync.support.Backoff;
import java.time.Duration;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks again after a failure for which waiting is enough, later and later, until a run delivers.
 * What a person must mend, such as refused credentials, is left to the schedule: trying that in a
 * loop locks accounts. At most one retry waits for each site.
 */
final class Retries implements SyncListener {

  private static final Logger LOG = LoggerFactory.getLogger(Retries.class);

  private final Backoff backoff;
  private final Timer timer;
  private final Random random;
  private final SyncRequester requester;
  private final Map<String, Integer> failures = new TreeMap<>();
  private final Map<String, Boolean> waiting = new TreeMap<>();

  Retries(Backoff backoff, Timer timer, Random random, SyncRequester requester) {
    this.backoff = backoff;
    this.timer = timer;
    this.random = random;
    this.requester = requester;
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

  /** Asks again later. */
  void failed(String site) {
    Duration wait;
    synchronized (this) {
      if (waiting.putIfAbsent(site, true) != null) {
        return;
      }
      wait = backoff.waitAfter(failures.merge(site, 1, Integer::sum), random);
    }
    LOG.info("Site {} is tried again in {} ms", site, wait.toMillis());
    timer.after(wait, () -> ask(site));
  }

  private void ask(String site) {
    synchronized (this) {
      waiting.remove(site);
    }
    try {
      requester.request(site, SyncTrigger.RETRY, UUID.randomUUID().toString());
    } catch (RuntimeException e) {
      // The database is still away; without an entry there, no other instance can know either.
      LOG.warn("The retry of site {} could not be asked for: {}", site, e.getMessage());
      failed(site);
    }
  }
}
