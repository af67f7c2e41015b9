package dev.sentinelsync.support;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/**
 * Tries an operation again when it failed for a reason that may pass.
 *
 * <p>Only exceptions that the predicate accepts are tried again; the rest, and the failure of the
 * last attempt, reach the caller unchanged. Authentication failures should never be accepted:
 * trying those in a loop locks accounts. Each failed attempt gets one log line that names the
 * operation, and a success after failures gets one too. Safe for many threads if the random source
 * is ({@link Random} is).
 */
public final class Retry {

  private static final Logger LOG = LoggerFactory.getLogger(Retry.class);

  private final Backoff backoff;
  private final Predicate<? super Exception> retryable;
  private final Clock clock;
  private final Sleeper sleeper;
  private final Random random;
  private final Level failureLevel;

  /**
   * Creates a helper that logs failed attempts as warnings.
   *
   * @param backoff how often and with which waits
   * @param retryable whether an exception may pass by itself
   * @param clock measures how long a late success took
   */
  public Retry(
      Backoff backoff,
      Predicate<? super Exception> retryable,
      Clock clock,
      Sleeper sleeper,
      Random random) {
    this(backoff, retryable, clock, sleeper, random, Level.WARN);
  }

  private Retry(
      Backoff backoff,
      Predicate<? super Exception> retryable,
      Clock clock,
      Sleeper sleeper,
      Random random,
      Level failureLevel) {
    this.backoff = backoff;
    this.retryable = retryable;
    this.clock = clock;
    this.sleeper = sleeper;
    this.random = random;
    this.failureLevel = failureLevel;
  }

  /**
   * The same helper for failures that are a part of normal work, such as lost races: debug lines.
   */
  public Retry quiet() {
    return new Retry(backoff, retryable, clock, sleeper, random, Level.DEBUG);
  }

  /**
   * Runs the operation until it succeeds, fails for good, or has used up its attempts.
   *
   * @param operation what is tried, for the log, such as {@code fetch https://github.com/…}
   * @return what the operation returned
   * @throws X the failure of the last attempt; also when the thread is interrupted while waiting,
   *     in which case its interrupt flag is set
   */
  public <T, X extends Exception> T call(String operation, Attempt<T, X> attempt) throws X {
    Instant started = clock.instant();
    for (int number = 1; ; number++) {
      try {
        T result = attempt.run();
        if (number > 1) {
          Level level = failureLevel == Level.DEBUG ? Level.DEBUG : Level.INFO;
          LOG.atLevel(level)
              .log(
                  "{}: succeeded at attempt {}, {} ms after the first began",
                  operation,
                  number,
                  Duration.between(started, clock.instant()).toMillis());
        }
        return result;
      } catch (Exception failure) { // typed by the compiler: X or unchecked
        if (!retryable.test(failure)
            || number == backoff.attempts()
            || !waited(operation, number, failure)) {
          throw failure;
        }
      }
    }
  }

  private boolean waited(String operation, int failures, Exception failure) {
    Duration wait = backoff.waitAfter(failures, random);
    LOG.atLevel(failureLevel)
        .log(
            "{}: attempt {} of {} failed, next in {} ms: {}",
            operation,
            failures,
            backoff.attempts(),
            wait.toMillis(),
            failure.toString());
    try {
      sleeper.sleep(wait);
      return true;
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
      failure.addSuppressed(stop);
      return false;
    }
  }

  /** One try of an operation. */
  @FunctionalInterface
  public interface Attempt<T, X extends Exception> {

    /** Does the work once. */
    T run() throws X;
  }
}
