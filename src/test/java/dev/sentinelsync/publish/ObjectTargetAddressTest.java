package dev.sentinelsync.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.sentinelsync.publish.TargetException.Reason;
import dev.sentinelsync.publish.targets.Targets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Addresses of object stores: nothing is connected, nothing secret is repeated. */
class ObjectTargetAddressTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "s3://docs | S3 bucket docs",
        "s3://docs/a/b/?region=eu-central-1 | S3 bucket docs, prefix a/b/",
        "s3://docs?endpoint=http://minio:9000&path-style=false | S3 bucket docs, at minio:9000",
        "azblob://account1/$web | Azure Blob container $web of account account1",
        "azblob://account1/docs/a/b?parallel=4 | Azure Blob container docs of account account1, prefix a/b/"
      })
  void addressesAreUnderstoodWithoutAskingAnybody(String address, String description) {
    try (TargetStore store = open(address)) {
      assertThat(store.describe()).isEqualTo(description);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "s3:",
        "s3://",
        "s3://Docs",
        "s3://KEY:hidden-secret@docs/prefix",
        "s3://docs/../up",
        "s3://docs/.sentinel-sync",
        "s3://docs?regoin=eu",
        "s3://docs?region=a b",
        "s3://docs?endpoint=http://user:hidden-secret@minio",
        "s3://docs?endpoint=ftp://minio",
        "s3://docs?endpoint=:hidden-secret:",
        "s3://docs?parallel=0",
        "s3://docs?parallel=many",
        "s3://docs?path-style=maybe",
        "s3://docs?cache-control=a%0d%0ab",
        "azblob://account1",
        "azblob://Account/docs",
        "azblob://account1/docs?sv=2024&sig=hidden-secret",
        "azblob://account1:hidden-secret@host/docs",
        "azblob://account1/-docs"
      })
  void otherAddressesAreRefusedWithoutRepeatingASecret(String address) {
    TargetException failure =
        catchThrowableOfType(TargetException.class, () -> open(address).close());

    assertThat(failure.reason()).isEqualTo(Reason.INVALID_TARGET);
    assertThat(failure.getMessage()).doesNotContain("hidden-secret");
    assertThat(String.valueOf(failure.getCause())).doesNotContain("hidden-secret");
  }

  @Test
  void theListOfKnownTargetsNamesThem() {
    assertThat(catchThrowableOfType(TargetException.class, () -> open("ftp://x").close()))
        .hasMessageContaining("s3://BUCKET")
        .hasMessageContaining("azblob://ACCOUNT/CONTAINER");
  }

  private static TargetStore open(String address) {
    return Targets.open(address, TargetSettings.of(Path.of("work")));
  }

  @ParameterizedTest
  @CsvSource({
    "azblob://acct/c1, CONTAINER has 3 to 63 letters",
    "azblob://a/docs, 3 to 24 lower-case letters and digits",
    "azblob://acct/do--cs, single hyphens",
    "azblob://acct/Docs, lower-case letters",
    "s3://d, BUCKET has 3 to 63 letters",
    "s3://Docs, lower-case letters",
    "s3://-docs, a letter or digit first and last"
  })
  void aNameThatBreaksTheRulesIsAnsweredWithTheRules(String address, String rule) {
    assertThat(catchThrowableOfType(TargetException.class, () -> open(address).close()))
        .hasMessageContaining(rule);
  }
}
