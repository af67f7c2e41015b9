package dev.sentinelsync.state;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RecordsTest {

  private static final String DIGEST = "ab".repeat(32);
  private static final PageRecord PAGE = page("p", "k", "e", DIGEST, 1, "r", 1, 2);

  private static PageRecord page(
      String path, String kind, String key, String digest, long size, String at, int... reads) {
    byte[] bytes = new byte[reads.length];
    for (int i = 0; i < reads.length; i++) {
      bytes[i] = (byte) reads[i];
    }
    return new PageRecord(path, kind, key, digest, size, bytes, at);
  }

  static Stream<PageRecord> others() {
    return Stream.of(
        page("x", "k", "e", DIGEST, 1, "r", 1, 2),
        page("p", "x", "e", DIGEST, 1, "r", 1, 2),
        page("p", "k", "x", DIGEST, 1, "r", 1, 2),
        page("p", "k", "e", "cd".repeat(32), 1, "r", 1, 2),
        page("p", "k", "e", DIGEST, 2, "r", 1, 2),
        page("p", "k", "e", DIGEST, 1, "x", 1, 2),
        page("p", "k", "e", DIGEST, 1, "r", 1, 3),
        page("p", "k", "e", DIGEST, 1, "r"));
  }

  /** A record that counts as equal is not written. */
  @ParameterizedTest
  @MethodSource("others")
  void aPageThatDiffersInAnythingIsAnother(PageRecord other) {
    assertThat(other).isNotEqualTo(PAGE);
    assertThat(other.hashCode()).isNotEqualTo(PAGE.hashCode());
  }

  @Test
  void aPageWithTheSameReadsInAnotherArrayIsTheSame() {
    PageRecord same = page("p", "k", "e", DIGEST, 1, "r", 1, 2);

    assertThat(same).isEqualTo(PAGE).hasSameHashCodeAs(PAGE);
    assertThat(same)
        .hasToString(
            "PageRecord[p, k e, digest %s, 1 bytes, 2 bytes of reads, rendered at r]"
                .formatted(DIGEST));
  }

  @Test
  void parseKeysStandInTheOrderOfBlobKindAndReader() {
    ParseKey first = new ParseKey("z", "a", "9");
    ParseKey second = new ParseKey("a", "b", "2");
    ParseKey third = new ParseKey("b", "b", "1");
    ParseKey fourth = new ParseKey("b", "b", "2");

    assertThat(new TreeSet<>(List.of(fourth, second, third, first)))
        .containsExactly(first, second, third, fourth);
    assertThat(fourth).isEqualByComparingTo(new ParseKey("b", "b", "2"));
  }
}
