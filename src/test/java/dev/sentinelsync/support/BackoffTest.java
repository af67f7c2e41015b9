package dev.sentinelsync.support;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class BackoffTest {

  private static final Duration SECOND = Duration.ofSeconds(1);

  @Test
  void waitsDoubleAndAreCappedHoweverManyFailuresThereWere() {
    Backoff backoff = new Backoff(100, SECOND, Duration.ofSeconds(60), 0);
    Random random = new Random(1);

    assertThat(backoff.waitAfter(1, random)).isEqualTo(SECOND);
    assertThat(backoff.waitAfter(3, random)).isEqualTo(Duration.ofSeconds(4));
    assertThat(backoff.waitAfter(7, random)).isEqualTo(Duration.ofSeconds(60));
    assertThat(backoff.waitAfter(64, random)).isEqualTo(Duration.ofSeconds(60));
    assertThat(backoff.waitAfter(Integer.MAX_VALUE, random)).isEqualTo(Duration.ofSeconds(60));
  }

  @Test
  void jitterStaysWithinItsShareAndSpreads() {
    Backoff backoff = new Backoff(3, SECOND, SECOND, 0.25);
    Random random = new Random(1);
    Set<Duration> waits = new HashSet<>();

    for (int i = 0; i < 200; i++) {
      waits.add(backoff.waitAfter(1, random));
    }

    assertThat(waits)
        .hasSizeGreaterThan(50)
        .allMatch(
            wait -> wait.compareTo(Duration.ofMillis(750)) >= 0 && wait.compareTo(SECOND) <= 0);
  }

  @Test
  void rangesAreChecked() {
    assertThatThrownBy(() -> new Backoff(0, SECOND, SECOND, 0)).hasMessageContaining("attempts");
    assertThatThrownBy(() -> new Backoff(1, SECOND, Duration.ZERO, 0)).hasMessageContaining("cap");
    assertThatThrownBy(() -> new Backoff(1, SECOND, SECOND, 1.5)).hasMessageContaining("jitter");
    assertThatThrownBy(() -> new Backoff(1, SECOND, SECOND, Double.NaN))
        .hasMessageContaining("jitter");
  }
}
