package dev.sentinelsync.git;

import java.time.Duration;

/**
 * The latest moment for something to be done, on the monotonic clock: setting the wall clock does
 * not move it.
 *
 * @param nanoTime in the scale of {@link System#nanoTime}
 */
public record Deadline(long nanoTime) {

  /** So long from now. */
  public static Deadline after(Duration duration) {
    return new Deadline(System.nanoTime() + duration.toNanos());
  }

  /** Whether it is over. */
  public boolean expired() {
    return System.nanoTime() - nanoTime >= 0;
  }
}
