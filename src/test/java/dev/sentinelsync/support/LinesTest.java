package dev.sentinelsync.support;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LinesTest {

  @Test
  void everyLineEndBecomesALineFeed() {
    assertThat(Lines.normalise("a\r\nb\rc\nd\r\r\ne")).isEqualTo("a\nb\nc\nd\n\ne");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {" ", "\t", "\r\n", "\u0085", "\u00a0", "\u2007", "\u202f", "\u3000", "\u001f"})
  void whiteSpaceAtBothEndsIsRemoved(String space) {
    assertThat(Lines.strip(space + "a" + space + "b" + space + space)).isEqualTo("a" + space + "b");
    assertThat(Lines.strip(space)).isEmpty();
  }

  @Test
  void aZeroWidthSpaceIsText() {
    assertThat(Lines.strip(" \u200b ")).isEqualTo("\u200b");
  }

  @Test
  void aLongTextIsCutBehindAWord() {
    assertThat(Lines.shorten("open the door", 13)).isEqualTo("open the door");
    assertThat(Lines.shorten("open the door", 12)).isEqualTo("open the…");
    assertThat(Lines.shorten("open the door", 8)).isEqualTo("open the…");
    assertThat(Lines.shorten("open  the door", 5)).isEqualTo("open…");
  }

  @Test
  void aLongWordIsCutBetweenCodePoints() {
    assertThat(Lines.shorten("ab😀d", 4)).isEqualTo("ab😀d");
    assertThat(Lines.shorten("ab😀d", 3)).isEqualTo("ab😀…");
  }
}
