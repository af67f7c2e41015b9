package dev.sentinelsync.service.schedule;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * Spreads the sites that share a schedule, so that they do not all ask their remotes in the same
 * second. The delay is a function of site and fire time: every machine and every restart agrees on
 * it, and the next start can be shown before it comes.
 *
 * @param bound the longest delay, excluded; zero switches jitter off
 */
public record ScheduleJitter(Duration bound) {

  /**
   * Checks the bound.
   *
   * @throws IllegalArgumentException when it is negative
   */
  public ScheduleJitter {
    if (bound.isNegative()) {
      throw new IllegalArgumentException("Jitter must not be negative, but is " + bound);
    }
  }

  /**
   * How long a site waits after a fire time.
   *
   * @param site name of the configured site
   * @param fireTime when the schedule fires
   * @return a delay from zero up to the bound, in milliseconds
   */
  public Duration delay(String site, Instant fireTime) {
    if (bound.toMillis() == 0) {
      return Duration.ZERO;
    }
    long seed = ((long) site.hashCode() << 32) ^ fireTime.getEpochSecond();
    return Duration.ofMillis(new SplittableRandom(seed).nextLong(bound.toMillis()));
  }

  /**
   * When a site's next scheduled sync starts.
   *
   * @param schedule the site's schedule
   * @param site name of the configured site
   * @param after the moment from which to look, itself excluded
   * @return the next start with its delay, or empty when the schedule never fires again
   */
  public Optional<Instant> nextStart(CronSchedule schedule, String site, Instant after) {
    // One that fired a moment ago may still be waiting for its delay to pass.
    Optional<Instant> fireTime = schedule.next(after.minus(bound));
    while (fireTime.isPresent()) {
      Instant start = fireTime.get().plus(delay(site, fireTime.get()));
      if (start.isAfter(after)) {
        return Optional.of(start);
      }
      fireTime = schedule.next(fireTime.get());
    }
    return Optional.empty();
  }
}
