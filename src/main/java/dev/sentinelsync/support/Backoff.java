package dev.sentinelsync.support;

import java.time.Duration;
import java.util.Random;

/**
 * How often to try and how long to wait in between: capped exponential back-off with jitter.
 *
 * @param attempts tries in all, the first included; at least 1
 * @param first longest wait after the first failure; doubles with each further one
 * @param cap no wait is longer than this
 * @param jitter share of the wait that is left to chance, 0 (none) to 1 (anything from nothing to
 *     the whole); spreads out clients that failed together
 */
public record Backoff(int attempts, Duration first, Duration cap, double jitter) {

  /** Checks the ranges. */
  public Backoff {
    if (attempts < 1) {
      throw new IllegalArgumentException("attempts must be at least 1, not " + attempts);
    }
    if (first.isNegative() || cap.compareTo(first) < 0) {
      throw new IllegalArgumentException(
          "the first wait must lie between 0 and the cap, not " + first + " with cap " + cap);
    }
    if (!(jitter >= 0 && jitter <= 1)) {
      throw new IllegalArgumentException("jitter must lie between 0 and 1, not " + jitter);
    }
  }

  /**
   * The wait before the next attempt.
   *
   * @param failures attempts that have failed so far, at least 1
   * @param random source of the jitter
   */
  public Duration waitAfter(int failures, Random random) {
    // Beyond 30 doublings even a wait of one millisecond passes twelve days: the cap has long won.
    int doublings = Math.min(failures - 1, 30);
    boolean capped = first.toMillis() > cap.toMillis() >> doublings;
    long bound = capped ? cap.toMillis() : first.toMillis() << doublings;
    return Duration.ofMillis(Math.round(bound * (1 - jitter * random.nextDouble())));
  }
}
