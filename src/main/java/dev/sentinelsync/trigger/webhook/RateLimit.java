package dev.sentinelsync.trigger.webhook;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** A token bucket per sender; the number of buckets is bounded. */
final class RateLimit {

  private final WebhookLimits limits;
  private final Clock clock;
  private final Map<String, Bucket> buckets;

  RateLimit(WebhookLimits limits, Clock clock) {
    this.limits = limits;
    this.clock = clock;
    this.buckets =
        new LinkedHashMap<>(16, 0.75f, true) {
          @Override
          protected boolean removeEldestEntry(Map.Entry<String, Bucket> eldest) {
            return size() > limits.maximumSenders();
          }
        };
  }

  /**
   * Takes a token.
   *
   * @param sender who asks
   * @return empty when admitted, else how long until the next token
   */
  synchronized Optional<Duration> tryAcquire(String sender) {
    Instant now = clock.instant();
    Bucket bucket = buckets.computeIfAbsent(sender, unseen -> new Bucket(limits.burst(), now));
    bucket.refill(now, limits);
    if (bucket.tokens >= 1) {
      bucket.tokens--;
      return Optional.empty();
    }
    double seconds = (1 - bucket.tokens) / limits.perSecond();
    return Optional.of(Duration.ofMillis((long) Math.ceil(seconds * 1000)));
  }

  private static final class Bucket {
    private double tokens;
    private Instant at;

    Bucket(double tokens, Instant at) {
      this.tokens = tokens;
      this.at = at;
    }

    void refill(Instant now, WebhookLimits limits) {
      // A clock that was set back gives nothing and takes nothing.
      double seconds = Math.max(0, Duration.between(at, now).toMillis() / 1000.0);
      tokens = Math.min(limits.burst(), tokens + seconds * limits.perSecond());
      at = now;
    }
  }
}
