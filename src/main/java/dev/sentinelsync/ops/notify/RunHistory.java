package dev.sentinelsync.ops.notify;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.sentinelsync.service.FailureSeries;
import dev.sentinelsync.service.RunState;
import dev.sentinelsync.service.ServiceControl;
import dev.sentinelsync.state.Run;
import dev.sentinelsync.support.Json;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** The runs of a site as the policy needs them, from the database that all instances share. */
final class RunHistory {

  /** Two days of the default schedule, as many as are kept. */
  private static final int RUNS_LOOKED_AT = 500;

  private final ServiceControl control;
  private final Duration grace;

  /**
   * @param grace how long it matters whether a failure is tried again
   */
  RunHistory(ServiceControl control, Duration grace) {
    this.control = control;
    this.grace = grace;
  }

  /**
   * The runs that ended before one began, oldest first.
   *
   * @param run the run; it may be in the history or not yet
   * @param startedAt when it began
   */
  List<PastRun> before(String site, String run, Instant startedAt) {
    List<RunState> newestFirst = new ArrayList<>(control.runs(site, RUNS_LOOKED_AT));
    newestFirst.removeIf(
        other ->
            other.id().equals(run)
                || other.times().finishedAt() == null
                || other.times().startedAt().isAfter(startedAt));
    List<RunState> oldestFirst = new ArrayList<>(newestFirst);
    Collections.reverse(oldestFirst);
    List<PastRun> past = new ArrayList<>();
    FailureSeries series = FailureSeries.latest(newestFirst);
    int beginning = oldestFirst.size() - series.runs();
    for (int i = 0; i < oldestFirst.size(); i++) {
      RunState other = oldestFirst.get(i);
      // In a series that is over, and after the grace, it makes no difference.
      boolean matters =
          i >= beginning && other.times().finishedAt().isBefore(series.since().plus(grace));
      past.add(
          new PastRun(
              other.status(),
              other.times().startedAt(),
              other.times().finishedAt(),
              !matters || isRetryable(other)));
    }
    return past;
  }

  /** An abandoned run left no report, and the next instance takes its work over. */
  private boolean isRetryable(RunState run) {
    return run.status().equals(Run.ABANDONED)
        || control.run(run.id()).flatMap(Run::report).map(RunHistory::saysRetryable).orElse(false);
  }

  private static boolean saysRetryable(String report) {
    try {
      return Json.MAPPER.readTree(report).path("retryable").asBoolean(false);
    } catch (JsonProcessingException e) {
      // Not written by this program; as if it had no report.
      return false;
    }
  }
}
