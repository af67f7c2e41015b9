package dev.sentinelsync.service;

import dev.sentinelsync.pipeline.SyncRequester;
import dev.sentinelsync.pipeline.SyncTrigger;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Coalesces requests within one process. Per site there is at most one running and one waiting
 * sync: a request during a run is answered by the next run, since the running one may have fetched
 * already. Sites run side by side within a bound, in the order in which they first asked.
 *
 * <p>Safe for use by many threads; no lock is held while a sync runs.
 */
public final class SyncQueue implements SyncRequester {

  private static final Logger LOG = LoggerFactory.getLogger(SyncQueue.class);

  private final int sideBySide;
  private final Executor executor;
  private final Clock clock;
  private final SyncRunner runner;

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition runEnded = lock.newCondition();
  private final Map<String, Lane> lanes = new TreeMap<>();
  private final Queue<Lane> ready = new ArrayDeque<>();
  private int running;
  private boolean closed;

  /**
   * Makes an empty queue.
   *
   * @param sideBySide how many sites may sync at once, at least 1
   * @param executor runs the syncs; should have room for {@code sideBySide} tasks at once
   * @param clock tells when a request arrived
   * @param runner what a sync is
   */
  public SyncQueue(int sideBySide, Executor executor, Clock clock, SyncRunner runner) {
    if (sideBySide < 1) {
      throw new IllegalArgumentException(
          "At least one site must be able to sync, but the bound is " + sideBySide);
    }
    this.sideBySide = sideBySide;
    this.executor = executor;
    this.clock = clock;
    this.runner = runner;
  }

  @Override
  public void request(String site, SyncTrigger trigger, String requestId) {
    SyncRequest request = new SyncRequest(site, trigger, requestId, clock.instant());
    List<Lane> startable;
    lock.lock();
    try {
      if (closed) {
        throw new RejectedExecutionException("The service is shutting down");
      }
      Lane lane = lanes.computeIfAbsent(site, Lane::new);
      lane.add(request);
      if (lane.state == Lane.State.IDLE) {
        lane.state = Lane.State.READY;
        ready.add(lane);
      }
      startable = takeStartable();
    } finally {
      lock.unlock();
    }
    start(startable);
  }

  /**
   * Whether a site has a sync running or waiting.
   *
   * @param site name of the configured site
   * @return true until the last sync that was asked for has ended
   */
  public boolean isBusy(String site) {
    lock.lock();
    try {
      return lanes.containsKey(site);
    } finally {
      lock.unlock();
    }
  }

  /**
   * Takes no further requests, forgets those that wait (the schedule asks again after the next
   * start) and gives the running syncs time to end. May be called again with more time.
   *
   * @param bound how long to wait for running syncs
   * @return whether all had ended in time
   * @throws InterruptedException when interrupted while waiting
   */
  public boolean close(Duration bound) throws InterruptedException {
    long left = bound.toNanos();
    lock.lock();
    try {
      closed = true;
      ready.clear();
      lanes.values().forEach(Lane::forgetWaiting);
      lanes.values().removeIf(lane -> lane.state != Lane.State.RUNNING);
      while (running > 0 && left > 0) {
        left = runEnded.awaitNanos(left);
      }
      return running == 0;
    } finally {
      lock.unlock();
    }
  }

  private List<Lane> takeStartable() {
    List<Lane> startable = new ArrayList<>();
    while (running < sideBySide && !ready.isEmpty()) {
      Lane lane = ready.remove();
      lane.state = Lane.State.RUNNING;
      running++;
      startable.add(lane);
    }
    return startable;
  }

  /** Outside the lock, for an executor may run its task in the calling thread. */
  private void start(List<Lane> startable) {
    for (Lane lane : startable) {
      try {
        executor.execute(() -> runOnce(lane));
      } catch (RejectedExecutionException e) {
        giveUp(lane);
        throw e;
      }
    }
  }

  /** Forgets what waits, else a dead executor would be tried for ever. */
  private void giveUp(Lane lane) {
    lock.lock();
    try {
      lane.forgetWaiting();
    } finally {
      lock.unlock();
    }
    start(ended(lane));
  }

  private void runOnce(Lane lane) {
    try {
      WakeUp wakeUp = take(lane);
      if (wakeUp.count() > 0) {
        runner.run(wakeUp);
      }
    } catch (RuntimeException e) {
      // A run reports its own failures; one that escapes must not stop the other syncs.
      LOG.error("Sync of site {} ended with an unexpected error", lane.site, e);
    } finally {
      startNext(lane);
    }
  }

  private void startNext(Lane lane) {
    try {
      start(ended(lane));
    } catch (RejectedExecutionException e) {
      LOG.warn("The next sync cannot start, its executor has been shut down");
    }
  }

  /** As late as possible, so that whatever asked until now is answered by this run. */
  private WakeUp take(Lane lane) {
    lock.lock();
    try {
      return lane.take();
    } finally {
      lock.unlock();
    }
  }

  private List<Lane> ended(Lane lane) {
    lock.lock();
    try {
      running--;
      if (lane.count > 0 && !closed) {
        lane.state = Lane.State.READY;
        ready.add(lane);
      } else {
        lanes.remove(lane.site);
      }
      runEnded.signalAll();
      return takeStartable();
    } finally {
      lock.unlock();
    }
  }

  /** The state of one site; guarded by the queue's lock. */
  private static final class Lane {
    enum State {
      IDLE,
      READY,
      RUNNING
    }

    private final String site;
    private final List<SyncRequest> waiting = new ArrayList<>();
    private State state = State.IDLE;
    private int count;

    Lane(String site) {
      this.site = site;
    }

    void add(SyncRequest request) {
      count++;
      if (waiting.size() < WakeUp.NAMED) {
        waiting.add(request);
      }
    }

    WakeUp take() {
      WakeUp wakeUp = new WakeUp(site, waiting, count);
      waiting.clear();
      count = 0;
      return wakeUp;
    }

    void forgetWaiting() {
      if (count > 0) {
        LOG.info("{} waiting requests for a sync of site {} are given up", count, site);
        take();
      }
    }
  }
}
