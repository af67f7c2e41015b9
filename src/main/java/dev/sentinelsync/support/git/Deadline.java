package dev.sentinelsync.support.git;

import java.time.Duration;

/**
 * The latest moment for something to be done, on the monotonic clock: setting the wall clock does
 * not move it.
 */
public final class Deadline {

  private volatile long end;

  private Deadline(Duration duration) {
    set(duration);
  }

  /** A deadline that much later than now. */
  public static Deadline after(Duration duration) {
    return new Deadline(duration);
  }

  /** Moves it to that much later than now: other work begins over the same connection. */
  public void set(Duration duration) {
    end = System.nanoTime() + duration.toNanos();
  }

  /** Whether it is over. */
  public boolean expired() {
    return System.nanoTime() - end >= 0;
  }
}
