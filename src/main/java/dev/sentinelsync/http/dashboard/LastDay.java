package dev.sentinelsync.http.dashboard;

import dev.sentinelsync.http.dashboard.SitePanel.Hour;
import dev.sentinelsync.pipeline.SyncStatus;
import dev.sentinelsync.service.RunState;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;

/**
 * The last 24 hours, by the hour.
 *
 * @param begin when the first of the 24 hours began
 * @param end now
 */
record LastDay(Instant begin, Instant end) {

  private static final int HOURS = 24;

  private static final Set<String> DELIVERED =
      Arrays.stream(SyncStatus.values())
          .filter(SyncStatus::isDelivered)
          .map(SyncStatus::name)
          .collect(Collectors.toUnmodifiableSet());

  /** The day that ends now, in whole hours but for the last one. */
  static LastDay until(Instant now) {
    return new LastDay(now.truncatedTo(ChronoUnit.HOURS).minus(HOURS - 1L, ChronoUnit.HOURS), now);
  }

  /** Whether a run ended a day ago or earlier. */
  boolean isBefore(RunState run) {
    Instant finished = run.times().finishedAt();
    return finished != null && !finished.isAfter(end.minus(1, ChronoUnit.DAYS));
  }

  /**
   * Sums up the runs of a site.
   *
   * @param newestFirst as many as are known
   * @param pages how many pages a run sent and took out
   */
  List<Hour> hours(List<RunState> newestFirst, ToIntFunction<RunState> pages) {
    int[] runs = new int[HOURS];
    long[] lag = new long[HOURS];
    long[] longest = new long[HOURS];
    int[] sent = new int[HOURS];
    Instant failingSince = null;
    for (int i = newestFirst.size() - 1; i >= 0; i--) {
      RunState run = newestFirst.get(i);
      Instant finished = run.times().finishedAt();
      if (finished == null || run.status().equals(SyncStatus.SUPERSEDED.name())) {
        continue;
      }
      boolean delivered = DELIVERED.contains(run.status());
      if (!delivered && failingSince == null) {
        failingSince = finished;
      }
      int hour = hour(finished);
      if (hour >= 0) {
        runs[hour]++;
        longest[hour] = Math.max(longest[hour], millis(run.times().startedAt(), finished));
        sent[hour] += pages.applyAsInt(run);
      }
      if (delivered && failingSince != null) {
        behind(lag, failingSince, finished);
        failingSince = null;
      }
    }
    if (failingSince != null) {
      behind(lag, failingSince, end);
    }
    List<Hour> hours = new ArrayList<>();
    for (int hour = 0; hour < HOURS; hour++) {
      hours.add(
          new Hour(
              begin.plus(hour, ChronoUnit.HOURS),
              runs[hour],
              lag[hour],
              longest[hour],
              sent[hour]));
    }
    return hours;
  }

  /** In each hour of a span without delivery the lag is longest at its end. */
  private void behind(long[] lag, Instant since, Instant until) {
    for (int hour = Math.max(0, hour(since)); hour <= hour(until); hour++) {
      Instant next = begin.plus(hour + 1L, ChronoUnit.HOURS);
      Instant last = next.isBefore(until) ? next : until;
      lag[hour] = Math.max(lag[hour], Duration.between(since, last).toSeconds());
    }
  }

  /** The number of the hour; below 0 before the day. */
  private int hour(Instant at) {
    return at.isBefore(begin)
        ? -1
        : (int) Math.min(HOURS - 1L, ChronoUnit.HOURS.between(begin, at));
  }

  private static long millis(Instant from, Instant to) {
    return Duration.between(from, to).toMillis();
  }
}
