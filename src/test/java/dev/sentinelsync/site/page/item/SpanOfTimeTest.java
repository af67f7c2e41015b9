package dev.sentinelsync.site.page.item;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Spans of time in words (page layouts 9.2). */
class SpanOfTimeTest {

  @ParameterizedTest
  @CsvSource({
    "1h, 1 hour",
    "14d, 14 days",
    "5M, 5 minutes",
    "90 s, 90 seconds",
    "PT5M, 5 minutes",
    "P1D, 1 day",
    "P1DT12H, 1 day 12 hours",
    "pt1h30m, 1 hour 30 minutes",
    "P1M, P1M",
    "P, P",
    "PT, PT",
    "1.00:00:00, 1.00:00:00",
    "99999999999d, 99999999999d",
    "'', ''"
  })
  void saysASpan(String written, String words) {
    assertThat(SpanOfTime.words(written)).isEqualTo(words);
  }

  @Test
  void saysMinutes() {
    assertThat(SpanOfTime.minutes("60")).isEqualTo("60 minutes");
    assertThat(SpanOfTime.minutes("PT1H")).isEqualTo("1 hour");
    assertThat(SpanOfTime.minutes("soon")).isEqualTo("soon");
  }
}
