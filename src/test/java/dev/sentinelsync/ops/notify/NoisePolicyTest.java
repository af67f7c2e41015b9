package dev.sentinelsync.ops.notify;

import static dev.sentinelsync.ops.notify.NoticeKind.FAILURE;
import static dev.sentinelsync.ops.notify.NoticeKind.FAILURE_REPEATED;
import static dev.sentinelsync.ops.notify.NoticeKind.FILES_MENDED;
import static dev.sentinelsync.ops.notify.NoticeKind.FILES_REJECTED;
import static dev.sentinelsync.ops.notify.NoticeKind.FILES_STILL_REJECTED;
import static dev.sentinelsync.ops.notify.NoticeKind.RECOVERY;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sentinelsync.ops.notify.NoisePolicy.Decision;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which runs are worth a message; times are minutes after the first run. */
class NoisePolicyTest {

  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

  private static final NoiseRules RULES =
      new NoiseRules(Duration.ofMinutes(20), Duration.ofHours(4), false, Duration.ofDays(1));

  private static final NoiseRules WITH_FILES =
      new NoiseRules(Duration.ofMinutes(20), Duration.ofHours(4), true, Duration.ofDays(1));

  private final List<PastRun> runs = new ArrayList<>();
  private NoiseRules rules = RULES;

  @Test
  void whatAPersonMustMendIsToldAtOnceAndOnce() {
    assertThat(run(0, "FAILED", false)).containsExactly(FAILURE);
    assertThat(run(5, "FAILED", false)).isEmpty();
    assertThat(run(10, "FAILED", true)).isEmpty();
  }

  @Test
  void aHeldRunWaitsForAPersonSoItIsTold() {
    assertThat(run(0, "HELD", false)).containsExactly(FAILURE);
    assertThat(run(5, "HELD", false)).isEmpty();
  }

  @Test
  void whileRetriesAreYoungNothingIsSaid() {
    assertThat(run(0, "FAILED", true)).isEmpty();
    assertThat(run(1, "FAILED", true)).isEmpty();
    assertThat(run(19, "FAILED", true)).isEmpty();
    assertThat(run(25, "FAILED", true)).containsExactly(FAILURE);
    assertThat(run(35, "FAILED", true)).isEmpty();
  }

  @Test
  void aBlipIsNeverHeardOf() {
    assertThat(run(0, "FAILED", true)).isEmpty();
    assertThat(run(1, "PUBLISHED", false)).isEmpty();
    assertThat(run(30, "FAILED", true)).as("a new series has a grace of its own").isEmpty();
    assertThat(run(31, "UNCHANGED", false)).isEmpty();
  }

  @Test
  void aRetriedFailureThatTurnsOutToNeedAPersonIsToldAtOnce() {
    assertThat(run(0, "FAILED", true)).isEmpty();
    assertThat(run(1, "FAILED", false)).containsExactly(FAILURE);
  }

  @Test
  void aFailureThatLastsIsToldAgainOnlyAfterTheDelay() {
    assertThat(run(0, "FAILED", false)).containsExactly(FAILURE);
    assertThat(run(239, "FAILED", false)).isEmpty();
    assertThat(run(240, "FAILED", false)).containsExactly(FAILURE_REPEATED);
    assertThat(run(245, "FAILED", false)).isEmpty();
    assertThat(run(479, "FAILED", false)).isEmpty();
    assertThat(run(500, "FAILED", false)).containsExactly(FAILURE_REPEATED);
  }

  @Test
  void aRecoveryIsToldOnce() {
    run(0, "FAILED", false);
    run(240, "FAILED", false);
    assertThat(run(250, "UNCHANGED", false)).containsExactly(RECOVERY);
    assertThat(run(255, "PUBLISHED", false)).isEmpty();
    assertThat(run(260, "FAILED", false)).as("and the next failure again").containsExactly(FAILURE);
  }

  @Test
  void aMessageSaysSinceWhenAndForHowManyRuns() {
    run(0, "PUBLISHED", false);
    run(10, "FAILED", true);
    run(15, "SUPERSEDED", false);
    run(20, "FAILED", true);
    Decision decision = decide(40, "FAILED", true).get(0);

    assertThat(decision.since()).isEqualTo(at(10));
    assertThat(decision.runs()).isEqualTo(3);
  }

  @Test
  void givingWayToAnotherInstanceIsNeitherFailureNorRecovery() {
    assertThat(run(0, "SUPERSEDED", false)).isEmpty();
    run(1, "FAILED", false);
    assertThat(run(2, "SUPERSEDED", false)).isEmpty();
    assertThat(run(3, "PUBLISHED", false)).containsExactly(RECOVERY);
  }

  @Test
  void aProcessThatVanishedIsSucceededByAnotherSoItIsTriedAgain() {
    assertThat(run(0, "ABANDONED", true)).isEmpty();
    assertThat(run(1, "PUBLISHED", false)).isEmpty();
  }

  @Test
  void rejectedFilesAreNotToldOfUnlessWanted() {
    assertThat(run(0, "UNSTABLE", false)).isEmpty();
    rules = WITH_FILES;
    runs.clear();
    assertThat(run(0, "UNSTABLE", false)).containsExactly(FILES_REJECTED);
    assertThat(run(5, "UNSTABLE", false)).isEmpty();
    assertThat(run(24 * 60, "UNSTABLE", false)).containsExactly(FILES_STILL_REJECTED);
    assertThat(run(24 * 60 + 5, "PUBLISHED", false)).containsExactly(FILES_MENDED);
    assertThat(run(24 * 60 + 10, "PUBLISHED", false)).isEmpty();
  }

  @Test
  void aRunWithoutNewsDoesNotMendFiles() {
    rules = WITH_FILES;
    assertThat(run(0, "UNSTABLE", false)).containsExactly(FILES_REJECTED);
    assertThat(run(5, "UNCHANGED", false)).as("restarted, files not read").isEmpty();
    assertThat(run(10, "UNSTABLE", false)).isEmpty();
  }

  @Test
  void recoveryAndRejectedFilesCanComeInOneRun() {
    rules = WITH_FILES;
    run(0, "FAILED", false);
    assertThat(run(5, "UNSTABLE", false)).containsExactly(RECOVERY, FILES_REJECTED);
  }

  /** Decides about a run of some seconds that ends at a minute, and adds it to the history. */
  private List<NoticeKind> run(int minute, String status, boolean retryable) {
    return decide(minute, status, retryable).stream().map(Decision::kind).toList();
  }

  private List<Decision> decide(int minute, String status, boolean retryable) {
    PastRun newest = new PastRun(status, at(minute), at(minute), retryable);
    List<Decision> decisions = new NoisePolicy(rules).decide(runs, newest);
    runs.add(newest);
    return decisions;
  }

  private static Instant at(int minute) {
    return START.plus(Duration.ofMinutes(minute));
  }
}
