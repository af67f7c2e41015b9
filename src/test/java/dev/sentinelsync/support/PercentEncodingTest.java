package dev.sentinelsync.support;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PercentEncodingTest {

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      value = {
        "AZaz09_.-~/x, AZaz09_.-~/x",
        "a b/c d, a%20b/c%20d",
        "50%$\\, 50%25%24%5C",
        "é/日/😀, %C3%A9/%E6%97%A5/%F0%9F%98%80",
        "#?&+(), %23%3F%26%2B%28%29",
      })
  void aPathKeepsItsSlashesAndPlainCharacters(String path, String encoded) {
    assertThat(PercentEncoding.path(path)).isEqualTo(encoded);
  }

  @Test
  void onlyWhatMatchesIsEncoded() {
    assertThat(PercentEncoding.encode("a(b) c%20ü", Pattern.compile("[()\\s]")))
        .isEqualTo("a%28b%29%20c%20ü");
  }
}
