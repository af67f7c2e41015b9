package dev.sentinelsync.history;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class TextComparisonTest {

  private static TextDiff compare(String before, String after) {
    return TextComparison.compare(before.getBytes(UTF_8), after.getBytes(UTF_8));
  }

  @Test
  void linesThatDifferHaveTwoLinesAround() {
    assertThat(compare("a\nb\nc\nd\ne\nf\n", "a\nb\nc\nX\ne\nf\n").lines())
        .isEqualTo("@@ -2,5 +2,5 @@\n b\n c\n-d\n+X\n e\n f\n");
  }

  @Test
  void lineEndsAreNoDifference() {
    assertThat(compare("a\r\nb\r\n", "a\nb\n")).isEqualTo(TextDiff.NONE);
  }

  @Test
  void whatIsTooLargeIsNotShown() {
    assertThat(compare("a\n", "b\n".repeat(300))).isEqualTo(TextDiff.TOO_LARGE);
    assertThat(compare("a", "b".repeat(30_000))).isEqualTo(TextDiff.TOO_LARGE);
    assertThat(compare("a", "b".repeat(2 << 20))).isEqualTo(TextDiff.TOO_LARGE);
  }

  /** Lines that repeat without end are the worst case of most algorithms. */
  @Test
  void theLargestFilesAreComparedQuickly() {
    String before = "a\nb\n".repeat(TextComparison.MOST_LINES / 2);
    String after = "b\na\n\n".repeat(TextComparison.MOST_LINES / 3);
    long start = System.nanoTime();
    assertThat(compare(before, after)).isEqualTo(TextDiff.TOO_LARGE);
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(1));
  }
}
