package dev.sentinelsync.service;

import dev.sentinelsync.source.ProgressListener;
import dev.sentinelsync.support.ByteCount;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Says in the log how far a long clone is. A usual fetch is over before there is anything to say.
 */
final class LoggedProgress implements ProgressListener {

  private static final Logger LOG = LoggerFactory.getLogger(LoggedProgress.class);

  /** Often enough to see that it makes progress. */
  private static final Duration PERIOD = Duration.ofSeconds(10);

  /** A fetch reports ten times a second; after such a pause it is another one. */
  private static final Duration PAUSE = Duration.ofSeconds(30);

  private final Clock clock;
  private final ThreadLocal<Report> reports = new ThreadLocal<>();

  LoggedProgress(Clock clock) {
    this.clock = clock;
  }

  /** When this thread's fetch reported last, and when that was logged. */
  private record Report(Instant last, Instant logged) {}

  @Override
  public void progress(String phase, int done, int total) {
    received(phase, done, total, 0);
  }

  @Override
  public void received(String phase, int done, int total, long bytes) {
    Instant now = clock.instant();
    Report before = reports.get();
    if (before == null || before.last().plus(PAUSE).isBefore(now)) {
      reports.set(new Report(now, now));
    } else if (before.logged().plus(PERIOD).isAfter(now)) {
      reports.set(new Report(now, before.logged()));
    } else {
      reports.set(new Report(now, now));
      LOG.info(
          "{}: {}{}{}",
          phase,
          done,
          total > 0 ? " of " + total : "",
          bytes > 0 ? ", " + ByteCount.text(bytes) : "");
    }
  }
}
