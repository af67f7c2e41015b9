package dev.sentinelsync.service;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sentinelsync.pipeline.SyncReport;
import dev.sentinelsync.pipeline.SyncStatus;
import dev.sentinelsync.state.StateDatabase;
import dev.sentinelsync.state.StateSettings;
import dev.sentinelsync.support.Backoff;
import dev.sentinelsync.testing.ManualClock;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** When a site is tried again; only the passing of time is the test's. */
class RetriesTest {

  private static final Backoff BACKOFF =
      new Backoff(1, Duration.ofSeconds(5), Duration.ofMinutes(1), 0);

  @TempDir Path folder;
  private final List<Integer> seconds = new ArrayList<>();
  private final Deque<Runnable> later = new ArrayDeque<>();
  private StateDatabase state;
  private Retries retries;

  @BeforeEach
  void open() {
    ManualClock clock = new ManualClock();
    state = StateDatabase.open(StateSettings.h2(folder.resolve("state")), clock);
    retries =
        new Retries(
            BACKOFF,
            (wait, task) -> {
              seconds.add((int) wait.toSeconds());
              later.add(task);
            },
            new Random(1),
            new PendingRequests(state, clock, List.of(), site -> {}));
  }

  @AfterEach
  void close() {
    state.close();
  }

  @Test
  void requestsThatCannotBeRemovedAfterADeliveryAreTriedEverLater() {
    for (int run = 0; run < 6; run++) {
      retries.finished(null, report(SyncStatus.PUBLISHED, false));
      retries.failed("docs");
      later.remove().run();
    }

    assertThat(seconds).containsExactly(5, 10, 20, 40, 60, 60);
  }

  @Test
  void aRunThatEndsAfterItsDeliveryBeginsTheCountAgain() {
    failOnce();
    failOnce();
    retries.finished(null, report(SyncStatus.UNCHANGED, false));
    retries.ended("docs");
    failOnce();

    assertThat(seconds).containsExactly(5, 10, 5);
  }

  @Test
  void aRunThatFailsAndEndsCountsOn() {
    for (int run = 0; run < 3; run++) {
      retries.finished(null, report(SyncStatus.FAILED, true));
      retries.ended("docs");
      later.remove().run();
    }

    assertThat(seconds).containsExactly(5, 10, 20);
  }

  @Test
  void whatAPersonMustRepairIsNotTriedAgain() {
    retries.finished(null, report(SyncStatus.FAILED, false));
    retries.ended("docs");

    assertThat(seconds).isEmpty();
  }

  private void failOnce() {
    retries.failed("docs");
    later.remove().run();
  }

  private static SyncReport report(SyncStatus status, boolean retryable) {
    Instant began = ManualClock.START;
    return new SyncReport(
        "run-1",
        "docs",
        new SyncReport.Cause("WEBHOOK", false),
        new SyncReport.Outcome(status, "", retryable, false),
        new SyncReport.Timing(began, began, Map.of()),
        new SyncReport.Revisions("", "", "", began),
        new SyncReport.Files(0, 0, 0, 0, List.of()),
        new SyncReport.Pages(0, 0, 0, new SyncReport.Outputs(0, 0, 0, ""), List.of(), List.of()));
  }
}
