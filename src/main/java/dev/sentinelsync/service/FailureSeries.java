package dev.sentinelsync.service;

import dev.sentinelsync.pipeline.SyncStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Runs of one site in a row that did not deliver.
 *
 * @param runs how many
 * @param since when the first of them began; null if there is none
 */
public record FailureSeries(int runs, Instant since) {

  /** No run failed since the last one that delivered. */
  public static final FailureSeries NONE = new FailureSeries(0, null);

  private static final Set<String> DELIVERED =
      Arrays.stream(SyncStatus.values())
          .filter(SyncStatus::isDelivered)
          .map(SyncStatus::name)
          .collect(Collectors.toUnmodifiableSet());

  /** Whether a status of the run history means that the target holds what it should. */
  public static boolean isDelivered(String status) {
    return DELIVERED.contains(status);
  }

  /**
   * The series at the end of a history: all runs after the last one that delivered, whether they
   * failed, still run or gave way to another instance.
   *
   * @param newestFirst runs of one site
   */
  public static FailureSeries latest(List<RunState> newestFirst) {
    FailureSeries series = NONE;
    for (RunState run : newestFirst) {
      if (isDelivered(run.status())) {
        break;
      }
      series = new FailureSeries(series.runs + 1, run.times().startedAt());
    }
    return series;
  }

  /** Whether there is no such run. */
  public boolean isEmpty() {
    return runs == 0;
  }

  /** The series with a later run. */
  public FailureSeries and(Instant startedAt) {
    return new FailureSeries(runs + 1, isEmpty() ? startedAt : since);
  }

  /** How long the series has lasted; zero if it is empty or the clock was set back. */
  public Duration lasted(Instant now) {
    return isEmpty() || since.isAfter(now) ? Duration.ZERO : Duration.between(since, now);
  }
}
