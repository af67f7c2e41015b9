package dev.sentinelsync.testing;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicReference;

/** A clock that a test moves; it stands still unless it is a ticking one. The one of the tests. */
public final class ManualClock extends Clock {

  /** Noon, where it stands at first unless a test needs another time. */
  public static final Instant START = Instant.parse("2026-03-01T12:00:00Z");

  private final Clock base;
  private final AtomicReference<Duration> moved = new AtomicReference<>(Duration.ZERO);

  /** A clock that shows {@link #START}. */
  public ManualClock() {
    this(START);
  }

  /** A clock that shows the given time. */
  public ManualClock(Instant now) {
    this(Clock.fixed(now, ZoneOffset.UTC));
  }

  private ManualClock(Clock base) {
    this.base = base;
  }

  /** A clock that follows the machine's time, for services that run. */
  public static ManualClock ticking() {
    return new ManualClock(Clock.systemUTC());
  }

  /** Moves it on, or back by a negative duration. */
  public void advance(Duration by) {
    moved.updateAndGet(before -> before.plus(by));
  }

  @Override
  public Instant instant() {
    return base.instant().plus(moved.get());
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
