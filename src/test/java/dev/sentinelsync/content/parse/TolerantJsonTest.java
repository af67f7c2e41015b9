package dev.sentinelsync.content.parse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.sentinelsync.content.kind.Problems;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class TolerantJsonTest {

  private final TolerantJson json = new TolerantJson(ContentLimits.DEFAULT);
  private final Problems problems = new Problems();

  @Test
  void commentsAreReadAround() throws Exception {
    Document document = read("{\n// why\n\"a\": \"http://x\", /* and */ \"b\": 2}");

    assertThat(document.text("a")).isEqualTo("http://x");
    assertThat(document.text("b")).isEqualTo("2");
    assertThat(problems.places()).containsExactly("json-comment@2");
  }

  @Test
  void severalLibertiesAreReportedEachWhereItWasFirstTaken() throws Exception {
    Document document =
        read("{\n\"a\": [1,\n],\n\"b\": NaN,\n\"c\": \"x\ty\", // z\n\"d\": \"\\q\"}");

    assertThat(document.text("b")).isEqualTo("NaN");
    assertThat(document.text("c")).isEqualTo("x\ty");
    assertThat(document.text("d")).isEqualTo("q");
    assertThat(problems.places())
        .containsExactly(
            "trailing-comma@3",
            "json-nan@4",
            "raw-control-character@5",
            "json-comment@5",
            "raw-backslash@6");
  }

  @Test
  void ofDuplicateKeysTheLastOneCounts() throws Exception {
    assertThat(read("{\"a\": 1,\n\"a\": 2}").text("a")).isEqualTo("2");
    assertThat(problems.places()).containsExactly("duplicate-key@2");
  }

  @Test
  void numbersKeepTheirSpelling() throws Exception {
    Document document = read("{\"v\": 1.10, \"n\": 5, \"big\": 12345678901234567890}");

    assertThat(document.text("v")).isEqualTo("1.10");
    assertThat(document.text("n")).isEqualTo("5");
    assertThat(document.text("big")).isEqualTo("12345678901234567890");
  }

  @Test
  void exponentsThatNoDecimalHoldsKeepTheirSpelling() throws Exception {
    Document document =
        read("{\"v\": 1E333333333333, \"w\": -2.5e-99999999999, \"x\": 1e2147483647}");

    assertThat(document.text("v")).isEqualTo("1E333333333333");
    assertThat(document.text("w")).isEqualTo("-2.5e-99999999999");
    assertThat(document.text("x")).isEqualTo("1E+2147483647");
    assertThat(problems.all()).isEmpty();
  }

  @Test
  void whatFollowsTheEndIsIgnoredAndReported() throws Exception {
    read("{}\n}");
    assertThat(problems.all()).extracting(Problem::code).containsExactly("trailing-content");
  }

  @Test
  void aListMayBeTheRoot() throws Exception {
    assertThat(read("[1, 2]").root()).hasSize(2);
    assertThat(
            catchThrowableOfType(
                    UnreadableFileException.class,
                    () -> json.readObject("[]".getBytes(StandardCharsets.UTF_8), problems))
                .problem()
                .code())
        .isEqualTo("not-an-object");
  }

  @Test
  void deepNestingEndsAtTheLimit() {
    assertThat(
            catchThrowableOfType(UnreadableFileException.class, () -> read("[".repeat(100_000)))
                .problem()
                .code())
        .isEqualTo("too-deep");
  }

  @Test
  void endlessNumbersAreRejected() {
    assertThat(
            catchThrowableOfType(
                    UnreadableFileException.class, () -> read("[" + "1".repeat(100_000) + "]"))
                .problem()
                .code())
        .isEqualTo("json-syntax");
  }

  private Document read(String text) throws UnreadableFileException {
    return json.read(text.getBytes(StandardCharsets.UTF_8), problems);
  }
}
