package dev.sentinelsync.site.list;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Page layouts 1.10: names in, letters out. */
class LettersTest {

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource({"abc,A", "ß,SS", "'',#", "1a,#", "'(a)',#", "😀,#"})
  void aNameStandsUnderALetter(String name, String letter) {
    assertThat(Letters.of(name)).isEqualTo(letter);
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource({"abc,B", "a,#", "'',#", "1a,A", "a 1,#", "😀ö,Ö"})
  void aNameHasASecondLetter(String name, String letter) {
    assertThat(Letters.second(name)).isEqualTo(letter);
  }
}
