package dev.sentinelsync.service;

import dev.sentinelsync.pipeline.Failure;
import dev.sentinelsync.state.StateException;
import dev.sentinelsync.state.SyncRequests;
import dev.sentinelsync.support.DaemonThreads;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The bounded pool of workers that answer requests. A worker takes the site whose oldest request
 * waits longest, at most one worker per site, and runs one sync of it. Requests that arrive during
 * a sync wait for the next one, since the running one may have fetched already. An idle site has
 * neither a thread nor a connection.
 *
 * <p>Which sites wait is known to the database alone. A wake-up only says that it is worth looking:
 * one that waits in the executor's queue looks later than every request before it was written, so a
 * further one can be discarded and nothing is lost.
 *
 * <p>Safe for use by many threads.
 */
final class SyncWorkers {

  private static final Logger LOG = LoggerFactory.getLogger(SyncWorkers.class);

  private final SyncRequests requests;
  private final SortedSet<String> sites;
  private final Consumer<String> sync;
  private final Attempts attempts;
  private final ThreadPoolExecutor threads;
  private final Set<String> running = ConcurrentHashMap.newKeySet();

  /**
   * Sites whose run could not start or end; no sync starts for them until a further request. The
   * attempt that follows makes one after its back-off.
   */
  private final Set<String> failed = ConcurrentHashMap.newKeySet();

  private volatile boolean closed;

  /** Hears how each attempt to sync a site ended. */
  interface Attempts {

    /** A run ended in whatever way, and its requests are removed; or there was nothing to run. */
    void ended(String site);

    /** A run could not start or end: makes a further request later. */
    void failed(String site);
  }

  /**
   * Creates a pool without threads; {@link #wake} and {@link #sweep} start them.
   *
   * @param most how many sites may sync at once, at least 1
   * @param requests where requests wait
   * @param sites the sites that this process syncs; requests for others are left to others
   * @param sync runs one sync of a site, which answers the requests that wait for it; returns when
   *     it has ended, or at once if another instance has the right to publish
   * @param attempts decides when a site whose sync threw an exception is tried again
   */
  SyncWorkers(
      int most,
      SyncRequests requests,
      Set<String> sites,
      Consumer<String> sync,
      Attempts attempts) {
    this.requests = requests;
    this.sites = new TreeSet<>(sites);
    this.sync = sync;
    this.attempts = attempts;
    threads =
        new ThreadPoolExecutor(
            most,
            most,
            1,
            TimeUnit.MINUTES,
            new ArrayBlockingQueue<>(1),
            DaemonThreads.numbered("sync"),
            new ThreadPoolExecutor.DiscardPolicy());
    threads.allowCoreThreadTimeOut(true);
  }

  /** Looks for work, since a request for the site has been written. Returns at once. */
  void wake(String site) {
    failed.remove(site);
    look();
  }

  /**
   * Looks for requests that nobody works on: written by another instance, left by one that was
   * killed, or kept waiting by a command or a repair that had the right to publish. Returns at
   * once. A site that failed here waits for its back-off: each run costs the source a fetch.
   */
  void sweep() {
    look();
  }

  /**
   * Whether this process syncs a site now.
   *
   * @param site name of the configured site
   */
  boolean isRunning(String site) {
    return running.contains(site);
  }

  /**
   * Starts no further sync and gives the running ones time to end. What waits stays in the database
   * for another instance or the next start. May be called again with more time.
   *
   * @param bound how long to wait for running syncs
   * @return whether all had ended in time
   * @throws InterruptedException when interrupted while waiting
   */
  boolean close(Duration bound) throws InterruptedException {
    closed = true;
    threads.shutdown();
    return threads.awaitTermination(bound.toMillis(), TimeUnit.MILLISECONDS);
  }

  private void look() {
    threads.execute(this::work);
  }

  private void work() {
    Optional<String> site = take();
    while (site.isPresent()) {
      // Another worker finds whether a further site waits.
      look();
      run(site.get());
      site = take();
    }
  }

  /** Takes the next site for this worker; empty if none can start. */
  private Optional<String> take() {
    if (closed) {
      return Optional.empty();
    }
    try {
      return requests.startableSites().stream()
          .filter(site -> sites.contains(site) && !failed.contains(site))
          .filter(running::add)
          .findFirst();
    } catch (StateException e) {
      LOG.warn("Pending requests cannot be read; the next sweep reads them: {}", e.getMessage());
      return Optional.empty();
    }
  }

  private void run(String site) {
    try {
      sync.accept(site);
      attempts.ended(site);
    } catch (RuntimeException e) {
      // Failures of a run are in its report; this one kept the run from starting or ending.
      failed.add(site);
      Failure failure = Failure.of(e);
      LOG.error("Site {} cannot be synced: {}", site, failure.message());
      if (!failure.known()) {
        LOG.error("This is a fault of the program", e);
      }
      attempts.failed(site);
    } finally {
      running.remove(site);
    }
  }
}
