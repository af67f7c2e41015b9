package dev.sentinelsync.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class BoundsTest {

  private static final String DIGEST = "ab".repeat(32);
  private static final byte[] READS = {1};

  /** Each text that a row holds, with the most characters that fit. */
  static Stream<Arguments> texts() {
    return Stream.of(
        text("page path", 512, t -> new PageRecord(t, "k", "e", DIGEST, 1, READS, "r")),
        text("page kind", 64, t -> new PageRecord("p", t, "e", DIGEST, 1, READS, "r")),
        text("entity key", 2048, t -> new PageRecord("p", "k", t, DIGEST, 1, READS, "r")),
        text("revision", 64, t -> new PageRecord("p", "k", "e", DIGEST, 1, READS, t)),
        text("kind of file", 64, t -> new ParseKey(t, "b", "v")),
        text("blob id", 64, t -> new ParseKey("k", t, "v")),
        text("reader version", 64, t -> new ParseKey("k", "b", t)),
        text("instance", 128, t -> new Run.Holder(t, 1)),
        text("revision", 64, t -> new Run.Revisions(Optional.of(t), Optional.empty())),
        text("revision", 64, t -> new Run.Revisions(Optional.empty(), Optional.of(t))));
  }

  private static Arguments text(String what, int longest, Consumer<String> made) {
    return Arguments.of(what, longest, made);
  }

  @ParameterizedTest(name = "{0}, {1}")
  @MethodSource("texts")
  void aTextFitsUpToItsLengthAndNotBeyond(String what, int longest, Consumer<String> made) {
    made.accept("x".repeat(longest));

    assertThatThrownBy(() -> made.accept("x".repeat(longest + 1)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "The %s has %,d characters; at most %,d are kept. Shorten it.",
            what, longest + 1, longest);
  }

  static Stream<Arguments> controlCharacters() {
    return Stream.of(Arguments.of("\0ab", 1), Arguments.of("a\nb", 2), Arguments.of("ab\u0085", 3));
  }

  @ParameterizedTest
  @MethodSource("controlCharacters")
  void aControlCharacterIsNamedByItsPosition(String text, int position) {
    assertThatThrownBy(() -> Bounds.site(text))
        .hasMessage("The site has a control character at position %d. Remove it.", position);
  }

  @Test
  void whatMayBeAbsentMayBeAbsent() {
    assertThat(Bounds.optional("reason", null, 3)).isNull();
    assertThat(Bounds.optional("reason", "abc", 3)).isEqualTo("abc");
    assertThatThrownBy(() -> Bounds.optional("reason", "abcd", 3))
        .hasMessageStartingWith("The reason has 4 characters");
  }

  @Test
  void aDigestHasSixtyFourDigits() {
    assertThatThrownBy(() -> new PageRecord("p", "k", "e", "ab", 1, READS, "r"))
        .hasMessage("A page digest is 64 hexadecimal digits, not 2 characters.");
  }

  @Test
  void timesAreKeptToTheMicrosecond() {
    assertThat(Bounds.instant(Instant.parse("2026-03-29T01:59:59.123456789Z")))
        .isEqualTo(Instant.parse("2026-03-29T01:59:59.123456Z"));
  }
}
