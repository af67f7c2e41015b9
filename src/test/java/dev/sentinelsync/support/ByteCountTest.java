package dev.sentinelsync.support;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ByteCountTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "0|0 bytes",
        "999|999 bytes",
        "1000|1.0 kB",
        "48650|48.7 kB",
        "11234567|11.2 MB",
        "1760000000|1,760.0 MB"
      })
  void aNumberHasItsUnit(long bytes, String text) {
    assertThat(ByteCount.text(bytes)).isEqualTo(text);
  }
}
