package dev.sentinelsync.service;

import dev.sentinelsync.pipeline.SyncReport;
import dev.sentinelsync.pipeline.SyncRun;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;

/** Notes every run, and can hold one at its beginning, when it has taken its requests. */
final class Gate implements ServiceListener {

  private final List<SyncReport> reports = new CopyOnWriteArrayList<>();
  private volatile CountDownLatch held = new CountDownLatch(0);
  private volatile CountDownLatch arrived = new CountDownLatch(0);

  /** Holds the next run. */
  void close() {
    arrived = new CountDownLatch(1);
    held = new CountDownLatch(1);
  }

  /** Waits until a run is held. */
  void awaitRun() throws InterruptedException {
    arrived.await();
  }

  /** Lets the held run go on, and all others pass. */
  void open() {
    held.countDown();
  }

  List<SyncReport> reports() {
    return reports;
  }

  /** What asked for the runs that have ended, in order. */
  List<String> triggers() {
    return reports.stream().map(SyncReport::trigger).toList();
  }

  @Override
  public void started(SyncRun run) {
    arrived.countDown();
    try {
      held.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void finished(SyncRun run, SyncReport report) {
    reports.add(report);
  }
}
