package dev.sentinelsync.support;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sentinelsync.testing.ManualClock;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class RateLimitTest {

  private final ManualClock clock = new ManualClock();
  private final RateLimit limit = new RateLimit(2, 0.5, 2, clock);

  @Test
  void aBurstPassesAndThenOnePerInterval() {
    assertThat(limit.tryAcquire("a")).isEmpty();
    assertThat(limit.tryAcquire("a")).isEmpty();
    assertThat(limit.tryAcquire("a")).hasValue(Duration.ofSeconds(2));

    clock.advance(Duration.ofSeconds(2));
    assertThat(limit.tryAcquire("a")).isEmpty();
    assertThat(limit.tryAcquire("a")).isPresent();
  }

  @Test
  void aClockThatJumpsBackNeitherGivesNorLocksOut() {
    limit.tryAcquire("a");
    limit.tryAcquire("a");

    clock.advance(Duration.ofHours(-1));
    assertThat(limit.tryAcquire("a")).hasValue(Duration.ofSeconds(2));
    clock.advance(Duration.ofSeconds(2));
    assertThat(limit.tryAcquire("a")).isEmpty();
  }

  @Test
  void theLeastRecentSenderIsForgottenWhenThereAreTooMany() {
    limit.tryAcquire("a");
    limit.tryAcquire("a");
    limit.tryAcquire("b");
    limit.tryAcquire("c");

    assertThat(limit.tryAcquire("a")).isEmpty();
  }
}
