package dev.sentinelsync.service.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sentinelsync.testing.ManualClock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
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

  /**
   * 02:30 is left out on 29 March 2026, so that day has no start, and comes twice on 25 October.
   */
  @Test
  void aChangeOfDaylightSavingMovesTheStartOnce() {
    CronSchedule nightly = new CronSchedule("0 30 2 * * ?", ZoneId.of("Europe/Berlin"));

    assertThat(starts(nightly, "2026-03-27T12:00:00Z", 3))
        .containsExactly("2026-03-28T01:30:00Z", "2026-03-30T00:30:00Z", "2026-03-31T00:30:00Z");
    assertThat(starts(nightly, "2026-10-23T12:00:00Z", 4))
        .startsWith("2026-10-24T00:30:00Z")
        .filteredOn(start -> start.startsWith("2026-10-25"))
        .hasSize(1);
  }

  /** What a clock that passes the changes sees next, again and again. */
  private static List<String> starts(CronSchedule schedule, String from, int count) {
    ManualClock clock = new ManualClock();
    clock.advance(Duration.between(clock.instant(), Instant.parse(from)));
    ScheduleJitter jitter = new ScheduleJitter(Duration.ZERO);
    List<String> starts = new ArrayList<>();
    while (starts.size() < count) {
      Instant next = jitter.nextStart(schedule, "docs", clock.instant()).orElseThrow();
      clock.advance(Duration.between(clock.instant(), next));
      starts.add(next.toString());
    }
    return starts;
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
