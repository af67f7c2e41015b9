package dev.sentinelsync.catalog.input;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sentinelsync.catalog.input.Overrides.Rule;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Analysis rules 11: which corrections are for a name, and what they make of a fact. */
class OverridesTest {

  @ParameterizedTest(name = "{0} is for {1}: {2}")
  @CsvSource({
    "Syslog,Syslog,true",
    "syslog,SYSLOG,true",
    "Sys,Syslog,false",
    "slog,Syslog,false",
    "Sys.*,Syslog,true",
    "A|B,B,true",
    "A|B,Ab,false",
    "A|B,aB,false",
    "Device.*(?<!_CL),DeviceEvents,true",
    "Device.*(?<!_CL),Device_CL,false",
    "Ä,ä,true"
  })
  void aPatternMatchesAWholeName(String pattern, String name, boolean expected) {
    assertThat(new Rule(pattern, "f", "v").matches(name)).isEqualTo(expected);
  }

  private final Overrides overrides =
      new Overrides(
          List.of(
              new Rule("a", "text", "first"),
              new Rule(".*", "text", "last"),
              new Rule("b", "text", "other"),
              new Rule("a", "flag", "Yes"),
              new Rule("b", "flag", "no"),
              new Rule("a", "list", " x; ;y "),
              new Rule("a", "empty", "")));

  @Test
  void theLastMatchingCorrectionWins() {
    assertThat(overrides.correct("a", "text", "found")).isEqualTo("last");
    assertThat(overrides.correct("b", "text", "found")).isEqualTo("other");
    assertThat(overrides.correct("a", "unknown", "found")).isEqualTo("found");
    assertThat(overrides.correct("a", "empty", "found")).isEmpty();
    assertThat(Overrides.NONE.correct("a", "text", "found")).isEqualTo("found");
  }

  @Test
  void flagsAndListsAreCorrectedAsSuch() {
    assertThat(overrides.correct("a", "flag", false)).isTrue();
    assertThat(overrides.correct("b", "flag", true)).isFalse();
    assertThat(overrides.correct("c", "flag", true)).isTrue();
    assertThat(overrides.correct("c", "flag", false)).isFalse();
    assertThat(overrides.correct("a", "list", List.of("found"))).containsExactly("x", "y");
    assertThat(overrides.correct("b", "list", List.of("found"))).containsExactly("found");
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource({"true,true", "TRUE,true", "Yes,true", "no,false", "false,false", "'',false"})
  void yes(String text, boolean expected) {
    assertThat(Overrides.isYes(text)).isEqualTo(expected);
  }

  /** All notes of the first pattern that matches, and of no other. */
  @Test
  void notesOfOnePattern() {
    Overrides notes =
        new Overrides(
            List.of(
                new Rule("b", "additional_information", "of b"),
                new Rule("a", "other", "no note"),
                new Rule("a.*", "additional_information", "one"),
                new Rule("a", "additional_information", "of another pattern"),
                new Rule("a.*", "additional_information", "two")));

    assertThat(notes.additionalInformation("a")).containsExactly("one", "two");
    assertThat(notes.additionalInformation("c")).isEmpty();
  }

  @Test
  void aPatternThatIsNoneIsNamed() {
    assertThat(Overrides.problemOf("[a")).contains("Unclosed character class");
    assertThat(Overrides.problemOf("a")).isEmpty();
  }
}
