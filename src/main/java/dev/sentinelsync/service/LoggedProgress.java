package dev.sentinelsync.service;

import dev.sentinelsync.source.ProgressListener;
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

  /** A fetch under way is heard of ten times a second; after such a pause it is another one. */
  private static final Duration PAUSE = Duration.ofSeconds(30);

  private final Clock clock;
  private final ThreadLocal<Heard> heard = new ThreadLocal<>();

  LoggedProgress(Clock clock) {
    this.clock = clock;
  }

  /** When this thread's fetch was heard of and when it was spoken of. */
  private record Heard(Instant last, Instant said) {}

  @Override
  public void progress(String phase, int done, int total) {
    Instant now = clock.instant();
    Heard before = heard.get();
    if (before == null || before.last().plus(PAUSE).isBefore(now)) {
      heard.set(new Heard(now, now));
    } else if (before.said().plus(PERIOD).isAfter(now)) {
      heard.set(new Heard(now, before.said()));
    } else {
      heard.set(new Heard(now, now));
      LOG.info("{}: {}{}", phase, done, total > 0 ? " of " + total : "");
    }
  }
}
