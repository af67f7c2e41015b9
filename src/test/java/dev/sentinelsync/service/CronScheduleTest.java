package dev.sentinelsync.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sentinelsync.testing.ManualClock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CronScheduleTest {

  private static final Instant NOON = ManualClock.START;

  @Test
  void theNextFireTimeIsAfterNow() {
    CronSchedule everyFiveMinutes = new CronSchedule(" 0 0/5 * * * ? ", ZoneOffset.UTC);

    assertThat(everyFiveMinutes.next(NOON)).hasValue(NOON.plus(Duration.ofMinutes(5)));
    assertThat(everyFiveMinutes.next(NOON.minusSeconds(1))).hasValue(NOON);
  }

  @Test
  void fieldsAreMeantInTheGivenZone() {
    CronSchedule morning = new CronSchedule("0 0 6 * * ?", ZoneId.of("America/New_York"));

    assertThat(morning.next(NOON)).hasValue(Instant.parse("2026-03-02T11:00:00Z"));
  }

  @Test
  void aScheduleMayBeOver() {
    assertThat(new CronSchedule("0 0 6 1 1 ? 2020", ZoneOffset.UTC).next(NOON)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "* * * * *",
        "0 0 6 * * *",
        "0 61 * * * ?",
        "every hour",
        "0 0/5 * * FOO ?",
        "@daily"
      })
  void whatQuartzCannotReadIsRefusedWithWhatIsAllowed(String expression) {
    assertThatThrownBy(() -> new CronSchedule(expression, ZoneOffset.UTC))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("'" + expression + "' is not a Quartz cron expression")
        .hasMessageContaining("seconds minutes hours");
  }

  @Test
  void jitterSpreadsSitesAndIsTheSameEverywhere() {
    ScheduleJitter jitter = new ScheduleJitter(Duration.ofSeconds(60));
    Set<Duration> delays = new HashSet<>();
    IntStream.range(0, 50).forEach(i -> delays.add(jitter.delay("site-" + i, NOON)));

    assertThat(delays)
        .hasSizeGreaterThan(40)
        .allSatisfy(delay -> assertThat(delay).isBetween(Duration.ZERO, Duration.ofMillis(59_999)));
    assertThat(jitter.delay("docs", NOON))
        .isEqualTo(new ScheduleJitter(Duration.ofSeconds(60)).delay("docs", NOON))
        .isNotEqualTo(jitter.delay("docs", NOON.plusSeconds(300)));
  }

  @Test
  void withoutABoundThereIsNoDelay() {
    assertThat(new ScheduleJitter(Duration.ZERO).delay("docs", NOON)).isZero();
    assertThatThrownBy(() -> new ScheduleJitter(Duration.ofSeconds(-1)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void theNextStartIncludesAFireTimeWhoseDelayHasNotPassed() {
    CronSchedule hourly = new CronSchedule("0 0 * * * ?", ZoneOffset.UTC);
    ScheduleJitter jitter = new ScheduleJitter(Duration.ofMinutes(10));
    Instant start = NOON.plus(jitter.delay("docs", NOON));

    assertThat(jitter.nextStart(hourly, "docs", NOON.minusMillis(1))).hasValue(start);
    assertThat(jitter.nextStart(hourly, "docs", start.minusMillis(1))).hasValue(start);
    assertThat(jitter.nextStart(hourly, "docs", start).orElseThrow())
        .isAfterOrEqualTo(NOON.plus(Duration.ofHours(1)));
  }
}
