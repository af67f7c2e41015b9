package dev.sentinelsync.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.sentinelsync.publish.TargetException.Reason;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TargetAddressTest {

  private static void assertInvalid(ThrowingCallable action, String message) {
    assertThatExceptionOfType(TargetException.class)
        .isThrownBy(action)
        .satisfies(e -> assertThat(e.reason()).isEqualTo(Reason.INVALID_TARGET))
        .withMessageContaining(message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "S3://docs/a?region=eu%2Dx&b=c+d=e | s3 | //docs/a | {b=c d=e, region=eu-x}",
        "file:/srv/site | file | /srv/site | {}",
        "/srv/a?b=c | file | /srv/a?b=c | {}",
        "C:\\site | file | C:\\site | {}",
        "  git:x#y  | git | x#y | {}",
        "s3://x?a=&b=1 | s3 | //x | {a=, b=1}",
      })
  void anAddressIsTakenApart(String text, String scheme, String location, String options) {
    TargetAddress address = TargetAddress.parse(text);
    assertThat(address.scheme()).isEqualTo(scheme);
    assertThat(address.location()).isEqualTo(location);
    assertThat(address.options()).hasToString(options);
    assertThat(address).hasToString(scheme + ":…");
  }

  @ParameterizedTest
  @ValueSource(strings = {"s3:x?", "s3:x?a", "s3:x?=a", "s3:x?a=b&&c=d", "s3:x?a=b&c"})
  void optionsHaveNamesAndValues(String text) {
    assertInvalid(() -> TargetAddress.parse(text), "written ?name=value&name=value");
  }

  @Test
  void anAddressIsNeitherEmptyNorMalformed() {
    assertInvalid(() -> TargetAddress.parse("  "), "is empty or has a control character");
    assertInvalid(() -> TargetAddress.parse("a\u0007b"), "is empty or has a control character");
    assertInvalid(() -> TargetAddress.parse("s3:x?a=%zz"), "is not well encoded");
  }

  @Test
  void anOptionHasAFallbackAndAFlagIsTrueOrFalse() {
    TargetAddress address = TargetAddress.parse("s3:x?a=true&b=false&c=1");
    assertThat(address.option("c", "2")).isEqualTo("1");
    assertThat(address.option("d", "2")).isEqualTo("2");
    assertThat(address.flag("a", false)).isTrue();
    assertThat(address.flag("b", true)).isFalse();
    assertThat(address.flag("d", true)).isTrue();
    assertThat(address.flag("d", false)).isFalse();
    assertInvalid(() -> address.flag("c", true), "The option \"c\" of a target is true or false");
  }

  @Test
  void anUnknownOptionIsRefusedWithTheKnownOnes() {
    TargetAddress address = TargetAddress.parse("s3:x?a=1&\u00fc=2");
    address.allowOptions("a", "\u00fc");
    assertInvalid(
        () -> address.allowOptions("a", "b"),
        "A target of scheme \"s3\" has no option \"\\u00fc\". It has: a, b.");
  }

  @ParameterizedTest
  @CsvSource({
    "a/readme.md, text/markdown; charset=utf-8",
    "A.HTML, text/html; charset=utf-8",
    "a.b/c, application/octet-stream",
    "a.json, application/json",
    "x/y.z.svg, image/svg+xml",
    "csv, text/csv; charset=utf-8",
  })
  void theMediaTypeFollowsFromTheEnding(String path, String type) {
    assertThat(MediaTypes.of(path)).isEqualTo(type);
  }

  @ParameterizedTest
  @CsvSource({"a.png, true", "a.JPEG, true", "a.svg, false", "a.md, false", "png, true"})
  void onlyPicturesOfPixelsLast(String path, boolean lasting) {
    assertThat(MediaTypes.isLasting(path)).isEqualTo(lasting);
  }
}
