package dev.sentinelsync.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sentinelsync.pipeline.SyncTrigger;
import dev.sentinelsync.testing.ManualClock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

class SyncQueueTest {

  private final ManualClock clock = new ManualClock();
  private final List<WakeUp> runs = new ArrayList<>();

  /** Holds tasks back until the test runs them, so that every interleaving is chosen. */
  private final Queue<Runnable> tasks = new ArrayDeque<>();

  private SyncQueue queue(int sideBySide) {
    return new SyncQueue(sideBySide, tasks::add, clock, runs::add);
  }

  private static void ask(SyncQueue queue, String site, String requestId) {
    queue.request(site, SyncTrigger.WEBHOOK, requestId);
  }

  @Test
  void aRequestStartsARunThatNamesIt() {
    SyncQueue queue = queue(1);
    queue.request("docs", SyncTrigger.SCHEDULE, "r-1");
    tasks.remove().run();

    assertThat(runs)
        .containsExactly(
            new WakeUp(
                "docs",
                List.of(new SyncRequest("docs", SyncTrigger.SCHEDULE, "r-1", ManualClock.START)),
                1));
    assertThat(queue.isBusy("docs")).isFalse();
  }

  @Test
  void requestsDuringARunLeadToExactlyOneFurtherRun() {
    List<SyncQueue> self = new ArrayList<>();
    SyncQueue queue =
        new SyncQueue(
            3,
            tasks::add,
            clock,
            wakeUp -> {
              if (runs.isEmpty()) {
                IntStream.range(0, 1_000).forEach(i -> ask(self.get(0), "docs", "r-" + i));
              }
              runs.add(wakeUp);
            });
    self.add(queue);
    ask(queue, "docs", "first");
    while (!tasks.isEmpty()) {
      tasks.remove().run();
    }

    assertThat(runs).extracting(WakeUp::count).containsExactly(1, 1_000);
    assertThat(runs.get(1).requests()).hasSize(WakeUp.NAMED);
    assertThat(runs.get(1).requests().get(0).requestId()).isEqualTo("r-0");
  }

  @Test
  void whatArrivesBeforeARunBeginsIsAnsweredByIt() {
    SyncQueue queue = queue(1);
    ask(queue, "docs", "r-1");
    ask(queue, "docs", "r-2");
    tasks.remove().run();

    assertThat(runs).extracting(WakeUp::count).containsExactly(2);
    assertThat(tasks).isEmpty();
  }

  @Test
  void sitesRunSideBySideWithinTheBoundInTheOrderTheyAsked() {
    SyncQueue queue = queue(2);
    List.of("d", "c", "b", "a").forEach(site -> ask(queue, site, "r"));
    assertThat(tasks).hasSize(2);

    tasks.remove().run();
    assertThat(tasks).hasSize(2);
    while (!tasks.isEmpty()) {
      tasks.remove().run();
    }
    assertThat(runs).extracting(WakeUp::site).containsExactly("d", "c", "b", "a");
  }

  @Test
  void aSiteIsNeverRunTwiceAtOnce() throws Exception {
    AtomicInteger inside = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    AtomicInteger answered = new AtomicInteger();
    ExecutorService threads = Executors.newFixedThreadPool(8);
    SyncQueue queue =
        new SyncQueue(
            4,
            threads,
            clock,
            wakeUp -> {
              most.accumulateAndGet(inside.incrementAndGet(), Math::max);
              answered.addAndGet(wakeUp.count());
              inside.decrementAndGet();
            });
    IntStream.range(0, 5_000).parallel().forEach(i -> ask(queue, "docs", "r-" + i));
    Awaitility.await().until(() -> !queue.isBusy("docs"));
    threads.shutdown();

    assertThat(most).hasValue(1);
    assertThat(answered).hasValue(5_000);
  }

  @Test
  void aRunThatFailsDoesNotStopTheNext() {
    SyncQueue queue =
        new SyncQueue(
            1,
            tasks::add,
            clock,
            wakeUp -> {
              runs.add(wakeUp);
              throw new IllegalStateException("meant to fail in this test");
            });
    ask(queue, "docs", "r-1");
    ask(queue, "other", "r-2");
    tasks.remove().run();
    tasks.remove().run();
    ask(queue, "docs", "r-3");
    tasks.remove().run();

    assertThat(runs).extracting(WakeUp::site).containsExactly("docs", "other", "docs");
  }

  @Test
  void closingWaitsForTheRunningAndForgetsTheWaiting() throws Exception {
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch release = new CountDownLatch(1);
    ExecutorService threads = Executors.newSingleThreadExecutor();
    SyncQueue queue =
        new SyncQueue(
            1,
            threads,
            clock,
            wakeUp -> {
              runs.add(wakeUp);
              begun.countDown();
              awaitQuietly(release);
            });
    ask(queue, "docs", "r-1");
    begun.await();
    ask(queue, "docs", "r-2");
    ask(queue, "other", "r-3");

    assertThat(queue.close(Duration.ofMillis(1))).isFalse();
    assertThatThrownBy(() -> ask(queue, "docs", "r-4"))
        .isInstanceOf(RejectedExecutionException.class);
    release.countDown();
    assertThat(queue.close(Duration.ofMinutes(1))).isTrue();
    threads.shutdown();
    assertThat(runs).hasSize(1);
  }

  @Test
  void aDeadExecutorIsToldToTheAskerAndLeavesNothingBehind() {
    SyncQueue queue =
        new SyncQueue(
            1,
            task -> {
              throw new RejectedExecutionException("dead");
            },
            clock,
            runs::add);

    assertThatThrownBy(() -> ask(queue, "docs", "r-1"))
        .isInstanceOf(RejectedExecutionException.class);
    assertThat(queue.isBusy("docs")).isFalse();
  }

  @Test
  void anExecutorMayRunItsTasksInTheAskersThread() {
    SyncQueue queue = new SyncQueue(1, Runnable::run, clock, runs::add);
    ask(queue, "docs", "r-1");
    ask(queue, "docs", "r-2");

    assertThat(runs).extracting(WakeUp::count).containsExactly(1, 1);
  }

  private static void awaitQuietly(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
