package dev.sentinelsync.catalog.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FingerprintsTest {

  private record Pair(String first, Object second) {}

  private record Other(String first, Object second) {}

  private record Blob(String id, Object content) implements Fingerprinted {
    @Override
    public String identity() {
      return id;
    }
  }

  private enum Color {
    RED,
    BLUE
  }

  /** Values that are told apart although their texts are alike. */
  private static final List<Object> DIFFERENT =
      Arrays.asList(
          "",
          "1",
          "a",
          "true",
          "RED",
          1,
          2,
          true,
          false,
          Color.RED,
          Color.BLUE,
          List.of(),
          List.of(""),
          List.of("", ""),
          List.of("a", "b"),
          List.of("b", "a"),
          List.of("ab"),
          List.of("a", "", "b"),
          List.of(List.of("a"), "b"),
          List.of(List.of("a", "b")),
          Map.of(),
          Map.of("a", "b"),
          Map.of("b", "a"),
          new Pair("a", "b"),
          new Pair("ab", ""),
          new Pair("a", null),
          new Pair("a", 1),
          new Other("a", "b"),
          new Blob("a", "x"),
          new Blob("b", "x"));

  @Test
  void differentValuesHaveDifferentFingerprints() {
    assertThat(DIFFERENT.stream().map(Fingerprints::of)).doesNotHaveDuplicates();
    assertThat(DIFFERENT.stream().map(Fingerprints::of))
        .allMatch(print -> print.high() != 0 && print.low() != 0)
        .doesNotContain(Fingerprint.ABSENT);
  }

  @Test
  void equalValuesHaveEqualFingerprints() {
    assertThat(Fingerprints.of(new ArrayList<>(List.of("a", 1))))
        .isEqualTo(Fingerprints.of(List.of("a", 1)));
    assertThat(Fingerprints.of(new TreeMap<>(Map.of("a", "b"))))
        .isEqualTo(Fingerprints.of(Map.of("a", "b")));
    assertThat(Fingerprints.of(new Pair("a", List.of(Color.RED))))
        .isEqualTo(Fingerprints.of(new Pair("a", List.of(Color.RED))));
    assertThat(Fingerprints.of(Optional.of("a"))).isEqualTo(Fingerprints.of("a"));
    assertThat(Fingerprints.of(new Pair("a", Optional.empty())))
        .isEqualTo(Fingerprints.of(new Pair("a", null)));
  }

  @Test
  void aValueWithAnIdentityIsNotLookedInto() {
    assertThat(Fingerprints.of(new Blob("a", new Object())))
        .isEqualTo(Fingerprints.of(new Blob("a", "something else")));
  }

  @Test
  void nothingIsAbsent() {
    assertThat(Fingerprints.of(null)).isEqualTo(Fingerprint.ABSENT);
  }

  /** Stored fingerprints are compared by later processes. */
  @Test
  void fingerprintsAreTheSameInEveryProcess() {
    assertThat(Fingerprints.of("a").high()).isEqualTo(sha256("73" + "00000001" + "61"));
    assertThat(Fingerprints.of(List.of(true, false)).high())
        .isEqualTo(sha256("6c" + "00000002" + "74" + "66"));
    assertThat(Fingerprints.of(Map.of("a", 7)).high())
        .isEqualTo(sha256("6d" + "00000001" + "73" + "00000001" + "61" + "6e0000000137"));
    assertThat(Fingerprints.of(new Pair("a", null)).high())
        .isEqualTo(sha256("72" + "00000004" + "50616972" + "73" + "00000001" + "61" + "30"));
  }

  /** Lengths around those at which the buffer is full. */
  @ParameterizedTest
  @ValueSource(ints = {0, 1, 251, 252, 253, 501, 502, 503, 506, 507, 508, 511, 512, 513, 2000})
  void longValuesAreReadWhole(int length) {
    String text = "x".repeat(length);
    StringBuilder hex = new StringBuilder("6c00000003");
    for (int i = 0; i < 2; i++) {
      hex.append("73").append("%08x".formatted(length)).append("78".repeat(length));
    }
    hex.append("74");

    assertThat(Fingerprints.of(List.of(text, text, true)).high()).isEqualTo(sha256(hex.toString()));
  }

  @Test
  void manySmallValuesFillTheBuffer() {
    for (int size : new int[] {506, 507, 508, 1019, 1020, 1021}) {
      assertThat(Fingerprints.of(Collections.nCopies(size, true)).high())
          .isEqualTo(sha256("6c" + "%08x".formatted(size) + "74".repeat(size)));
    }
    for (int lists = 100; lists < 108; lists++) {
      assertThat(Fingerprints.of(Collections.nCopies(lists, List.of())).high())
          .isEqualTo(sha256("6c" + "%08x".formatted(lists) + "6c00000000".repeat(lists)));
    }
  }

  @Test
  void valuesWithoutAFormAreRefused() {
    assertThatThrownBy(() -> Fingerprints.of(new Pair("a", new Object())))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("no fingerprint for java.lang.Object");
  }

  private static long sha256(String hex) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(HexFormat.of().parseHex(hex));
      return ByteBuffer.wrap(digest).getLong();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
