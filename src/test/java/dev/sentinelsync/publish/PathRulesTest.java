package dev.sentinelsync.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.sentinelsync.publish.TargetException.Reason;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PathRulesTest {

  private static void assertRefused(String path, String why) {
    assertThatExceptionOfType(TargetException.class)
        .isThrownBy(() -> PathRules.check(path))
        .satisfies(e -> assertThat(e.reason()).isEqualTo(Reason.INVALID_PAGE))
        .withMessageEndingWith(" " + why + ". It is not published.");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      ignoreLeadingAndTrailingWhitespace = false,
      value = {
        "``|is empty",
        "/a.md|is absolute",
        "a//b.md|has an empty part",
        "a/|has an empty part",
        "a\\b.md|has a control character or a backslash",
        "a\tb.md|has a control character or a backslash",
        "a\u007fb.md|has a control character or a backslash",
        "..|has a part that ends with a dot, or begins or ends with a space",
        "a/../b.md|has a part that ends with a dot, or begins or ends with a space",
        "./b.md|has a part that ends with a dot, or begins or ends with a space",
        "a./b.md|has a part that ends with a dot, or begins or ends with a space",
        "a /b.md|has a part that ends with a dot, or begins or ends with a space",
        "a/ b.md|has a part that ends with a dot, or begins or ends with a space",
        ".Sentinel-Sync/a|lies in the folder of this program's records",
        ".git/config|has a part that Git keeps for itself",
        "a/.GIT|has a part that Git keeps for itself",
        "a/Git~1/b|has a part that Git keeps for itself",
        "a\u0085b|has a control, bidirectional or invisible character",
        "a\u202eb|has a control, bidirectional or invisible character",
        ".g\u200cit/a|has a control, bidirectional or invisible character",
        "a\u2028b|has a control, bidirectional or invisible character",
        "a\ud83db|has a control, bidirectional or invisible character",
      })
  void whatLeadsElsewhereOrLooksLikeAnotherIsRefused(String path, String why) {
    assertRefused(path, why);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a",
        "a/b/c.md",
        "..a/.b/c..d",
        "a b/c.md",
        "x/.sentinel-sync/y",
        ".sentinel-syn/y",
        ".gitx/y",
        "git/y",
        "git~12",
        "\u00e9/\u65e5/\ud83d\ude00.md",
      })
  void otherPathsAreAccepted(String path) {
    assertThat(PathRules.check(path)).isEqualTo(path);
  }

  @Test
  void lengthsAreCountedInBytes() {
    String part = "p".repeat(255);
    String longest = part + "/" + part + "/" + part + "/" + "p".repeat(32);
    assertThat(PathRules.check(longest)).isEqualTo(longest);
    assertRefused(longest + "p", "is longer than 800 bytes");
    assertRefused(part + "p", "has a part longer than 255 bytes");

    String wide = "\u00e9".repeat(127);
    assertThat(PathRules.check(wide)).isEqualTo(wide);
    assertRefused(wide + "\u00e9", "has a part longer than 255 bytes");
    String wideLongest = wide + "/" + wide + "/" + wide + "/" + "p".repeat(35);
    assertThat(PathRules.check(wideLongest)).isEqualTo(wideLongest);
    assertRefused(wideLongest + "p", "is longer than 800 bytes");
  }

  @Test
  void pathsThatAreOneFileOnSomeSystemFoldToOne() {
    assertThat(PathRules.fold("A/B.md")).isEqualTo(PathRules.fold("a/b.MD"));
    assertThat(PathRules.fold("e\u0301.md")).isEqualTo(PathRules.fold("\u00c9.md"));
    assertThat(PathRules.fold("stra\u00dfe")).isEqualTo(PathRules.fold("STRASSE"));
    assertThat(PathRules.fold("a")).isNotEqualTo(PathRules.fold("b"));
  }

  @Test
  void unusualCharactersAreEscapedAndLongPathsShortenedInMessages() {
    assertThat(PathRules.printable("a ~\n\u00e9\u007f")).isEqualTo("a ~\\u000a\\u00e9\\u007f");
    assertThat(PathRules.printable("p".repeat(120))).isEqualTo("p".repeat(120));
    assertThat(PathRules.printable("p".repeat(121))).isEqualTo("p".repeat(120) + "...");
  }
}
