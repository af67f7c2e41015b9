package dev.sentinelsync.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.sentinelsync.pipeline.SyncTrigger;
import dev.sentinelsync.publish.TargetException;
import dev.sentinelsync.state.Lease;
import dev.sentinelsync.state.StateDatabase;
import dev.sentinelsync.state.StateSettings;
import dev.sentinelsync.state.SyncRequest;
import dev.sentinelsync.testing.ManualClock;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Requests and workers over a real database; only the sync itself is the test's. */
class SyncWorkersTest {

  private static final Set<String> SITES = Set.of("a", "b", "c", "d", "docs", "other");
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  @TempDir Path folder;

  private final ManualClock clock = new ManualClock();
  private final List<Answered> runs = new CopyOnWriteArrayList<>();
  private final List<String> retries = new CopyOnWriteArrayList<>();
  private final List<String> ended = new CopyOnWriteArrayList<>();
  private final SyncWorkers.Attempts attempts =
      new SyncWorkers.Attempts() {
        @Override
        public void ended(String site) {
          ended.add(site);
        }

        @Override
        public void failed(String site) {
          retries.add(site);
        }
      };
  private StateDatabase state;
  private SyncWorkers workers;
  private PendingRequests requests;

  /** A sync and the requests that it took. */
  private record Answered(String site, List<SyncRequest> requests) {}

  @BeforeEach
  void open() {
    state = StateDatabase.open(StateSettings.h2(folder.resolve("state")), Clock.systemUTC());
  }

  @AfterEach
  void close() throws InterruptedException {
    assertThat(workers.close(PATIENCE)).isTrue();
    state.close();
  }

  private void workers(int most, Consumer<Answered> sync) {
    workers = new SyncWorkers(most, state.requests(), SITES, site -> answer(site, sync), attempts);
    requests = new PendingRequests(state, clock, List.of(), site -> workers.wake(site));
  }

  /** What a run does with its requests and its right to publish. */
  private void answer(String site, Consumer<Answered> sync) {
    Optional<Lease> lease = state.leases().acquire(site, "this", Duration.ofMinutes(5));
    if (lease.isEmpty()) {
      return;
    }
    String run = site + "-" + lease.get().fence();
    try {
      List<SyncRequest> taken = state.requests().take(lease.get(), run);
      if (!taken.isEmpty()) {
        Answered answered = new Answered(site, taken);
        runs.add(answered);
        sync.accept(answered);
        state.requests().settle(run);
      }
    } finally {
      state.leases().release(lease.get());
    }
  }

  private void request(String site) {
    requests.add(site, SyncTrigger.WEBHOOK);
    clock.advance(Duration.ofSeconds(1));
  }

  /** Until no request waits and no sync runs. */
  private void awaitRest() {
    await()
        .atMost(PATIENCE)
        .until(
            () ->
                SITES.stream()
                    .allMatch(
                        site -> state.requests().count(site) == 0 && !workers.isRunning(site)));
  }

  private List<String> sites() {
    return runs.stream().map(Answered::site).toList();
  }

  @Test
  void aRequestStartsASyncThatTakesIt() {
    workers(1, run -> {});
    String id = requests.add("docs", SyncTrigger.SCHEDULE);
    awaitRest();

    assertThat(runs)
        .containsExactly(
            new Answered(
                "docs", List.of(new SyncRequest(id, "docs", "SCHEDULE", ManualClock.START))));
  }

  @Test
  void oneControlCallIsOneRequestWithBothOptions() {
    workers(1, run -> {});
    String id = requests.addForOperator("docs", true, true);
    awaitRest();

    assertThat(runs)
        .containsExactly(
            new Answered(
                "docs",
                List.of(new SyncRequest(id, "docs", "CONTROL", true, true, ManualClock.START))));
  }

  @Test
  void requestsDuringASyncLeadToExactlyOneFurtherSync() {
    workers(
        3,
        run -> {
          if (runs.size() == 1) {
            IntStream.range(0, 50).forEach(i -> request("docs"));
          }
        });
    request("docs");
    awaitRest();

    assertThat(runs).extracting(run -> run.requests().size()).containsExactly(1, 50);
  }

  @Test
  void sitesSyncSideBySideWithinTheBoundOldestRequestFirst() {
    Semaphore turns = new Semaphore(0);
    workers(2, run -> turns.acquireUninterruptibly());
    state.pauses().pause("docs", "someone", "a paused site keeps nobody waiting");
    request("docs");
    List.of("d", "c", "b", "a").forEach(this::request);
    await().atMost(PATIENCE).until(() -> runs.size() == 2);
    assertThat(sites()).containsExactlyInAnyOrder("d", "c");
    assertThat(List.of("a", "b")).noneMatch(workers::isRunning);

    turns.release();
    await().atMost(PATIENCE).until(() -> runs.size() == 3);
    assertThat(sites().get(2)).isEqualTo("b");
    turns.release();
    await().atMost(PATIENCE).until(() -> runs.size() == 4);
    assertThat(sites().get(3)).isEqualTo("a");
    turns.release(2);
    await().atMost(PATIENCE).until(() -> SITES.stream().noneMatch(workers::isRunning));
    assertThat(state.requests().count("docs")).isEqualTo(1);
  }

  @Test
  void aSiteThatIsRequestedWithoutEndKeepsNoOtherWaiting() {
    workers(
        1,
        run -> {
          if (run.site().equals("docs") && runs.size() < 20) {
            // A push came during the sync.
            request("docs");
          }
          if (runs.size() == 3) {
            List.of("c", "b", "a").forEach(this::request);
          }
        });
    request("docs");
    awaitRest();

    assertThat(sites().subList(0, 8))
        .as("one further sync of the busy site was requested before the others")
        .containsExactly("docs", "docs", "docs", "docs", "c", "b", "a", "docs");
  }

  @Test
  void aSiteIsNeverSyncedTwiceAtOnceAndEveryRequestIsAnswered() {
    AtomicInteger inside = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    workers(
        4,
        run -> {
          most.accumulateAndGet(inside.incrementAndGet(), Math::max);
          inside.decrementAndGet();
        });
    IntStream.range(0, 300).parallel().forEach(i -> requests.add("docs", SyncTrigger.WEBHOOK));
    awaitRest();

    assertThat(most).hasValue(1);
    assertThat(runs.stream().flatMap(run -> run.requests().stream()).map(SyncRequest::id))
        .hasSize(300)
        .doesNotHaveDuplicates();
  }

  @Test
  void aSyncThatThrowsIsRepeatedByItsRetryAndStopsNoOtherSite() {
    workers(
        1,
        run -> {
          if (runs.size() == 1) {
            throw new TargetException(
                TargetException.Reason.THROTTLED, "meant to fail in this test");
          }
        });
    request("docs");
    request("other");
    await().atMost(PATIENCE).until(() -> sites().contains("other"));
    await().atMost(PATIENCE).until(() -> !workers.isRunning("other"));
    assertThat(sites()).containsExactly("docs", "other");
    assertThat(retries).containsExactly("docs");

    // What the failed sync had taken no longer counts as waiting, but is not lost. The sweep leaves
    // it to the retry, which backs off.
    workers.sweep();
    request("other");
    await().atMost(PATIENCE).until(() -> state.requests().count("other") == 0);
    assertThat(sites()).containsExactly("docs", "other", "other");
    workers.wake("docs");
    await().atMost(PATIENCE).until(() -> runs.size() == 4);
    awaitRest();
    assertThat(sites()).containsExactly("docs", "other", "other", "docs");
    assertThat(runs.get(3).requests()).isEqualTo(runs.get(0).requests());
  }

  @Test
  void aSweepFindsWhatAKilledInstanceHadTaken() {
    workers(1, run -> {});
    Lease killed = state.leases().acquire("docs", "killed", Duration.ZERO).orElseThrow();
    state.requests().add(new SyncRequest("r-1", "docs", "WEBHOOK", clock.instant()));
    state.requests().take(killed, "run-of-the-killed");

    workers.sweep();
    await().atMost(PATIENCE).until(() -> runs.size() == 1);

    assertThat(runs.get(0).requests()).extracting(SyncRequest::id).containsExactly("r-1");
  }

  @Test
  void aSiteThatAnotherInstanceSyncsIsLeftToItAndFoundLater() {
    workers(1, run -> {});
    Lease others = state.leases().acquire("docs", "other", Duration.ofMinutes(5)).orElseThrow();
    request("docs");
    request("other");
    await().atMost(PATIENCE).until(() -> state.requests().count("other") == 0);
    assertThat(sites()).containsExactly("other");

    state.leases().release(others);
    workers.sweep();
    awaitRest();
    assertThat(sites()).containsExactly("other", "docs");
  }

  @Test
  void closingWaitsForTheRunningSyncAndLeavesTheWaitingRequests() throws Exception {
    CountDownLatch begun = new CountDownLatch(1);
    Semaphore release = new Semaphore(0);
    workers(
        1,
        run -> {
          begun.countDown();
          release.acquireUninterruptibly();
        });
    request("docs");
    begun.await();
    request("docs");
    request("other");

    assertThat(workers.close(Duration.ofMillis(1))).isFalse();
    request("docs");
    release.release();
    assertThat(workers.close(PATIENCE)).isTrue();
    assertThat(sites()).containsExactly("docs");
    assertThat(state.requests().count("docs")).isEqualTo(2);
    assertThat(state.requests().count("other")).isEqualTo(1);
  }

  @Test
  void anIdlePoolHasNoThreadForASite() {
    workers(2, run -> {});
    SITES.forEach(this::request);
    awaitRest();

    assertThat(
            Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith("sync-")))
        .hasSizeLessThanOrEqualTo(2);
  }
}
