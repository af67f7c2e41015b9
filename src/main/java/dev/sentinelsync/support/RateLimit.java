package dev.sentinelsync.support;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** A token bucket per sender; the number of buckets is bounded. Safe for threads. */
public final class RateLimit {

  private final int burst;
  private final double perSecond;
  private final Clock clock;
  private final Map<String, Bucket> buckets;

  /**
   * Nobody has asked yet.
   *
   * @param burst what one sender may ask for at once
   * @param perSecond what it may ask for in the long run
   * @param maximumSenders senders that are counted apart; the least recent is forgotten first
   */
  public RateLimit(int burst, double perSecond, int maximumSenders, Clock clock) {
    this.burst = burst;
    this.perSecond = perSecond;
    this.clock = clock;
    this.buckets =
        new LinkedHashMap<>(16, 0.75f, true) {
          @Override
          protected boolean removeEldestEntry(Map.Entry<String, Bucket> eldest) {
            return size() > maximumSenders;
          }
        };
  }

  /**
   * Takes a token.
   *
   * @param sender who asks
   * @return empty when admitted, else how long until the next token
   */
  public synchronized Optional<Duration> tryAcquire(String sender) {
    Instant now = clock.instant();
    Bucket bucket = buckets.computeIfAbsent(sender, unseen -> new Bucket(burst, now));
    refill(bucket, now);
    if (bucket.tokens >= 1) {
      bucket.tokens--;
      return Optional.empty();
    }
    double seconds = (1 - bucket.tokens) / perSecond;
    return Optional.of(Duration.ofMillis((long) Math.ceil(seconds * 1000)));
  }

  private void refill(Bucket bucket, Instant now) {
    // A clock that was set back gives nothing and takes nothing.
    double seconds = Math.max(0, Duration.between(bucket.at, now).toMillis() / 1000.0);
    bucket.tokens = Math.min(burst, bucket.tokens + seconds * perSecond);
    bucket.at = now;
  }

  private static final class Bucket {
    private double tokens;
    private Instant at;

    Bucket(double tokens, Instant at) {
      this.tokens = tokens;
      this.at = at;
    }
  }
}
