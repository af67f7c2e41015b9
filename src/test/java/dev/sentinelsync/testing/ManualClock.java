package dev.sentinelsync.testing;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicReference;

/** A clock that stands still until a test moves it. The one clock of the tests. */
public final class ManualClock extends Clock {

  /** Noon, where it stands at first unless a test needs another time. */
  public static final Instant START = Instant.parse("2026-03-01T12:00:00Z");

  private final AtomicReference<Instant> now;

  /** A clock that shows {@link #START}. */
  public ManualClock() {
    this(START);
  }

  /** A clock that shows the given time. */
  public ManualClock(Instant now) {
    this.now = new AtomicReference<>(now);
  }

  /** Moves it on, or back by a negative duration. */
  public void advance(Duration by) {
    now.updateAndGet(before -> before.plus(by));
  }

  @Override
  public Instant instant() {
    return now.get();
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    throw new UnsupportedOperationException("the clock of the tests is in UTC");
  }
}
