package dev.sentinelsync.publish.s3;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sentinelsync.publish.TargetException;
import dev.sentinelsync.publish.TargetException.Reason;
import java.io.IOException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.model.S3Exception;

class S3FailureTest {

  private static final S3Settings SETTINGS =
      new S3Settings(
          new S3Settings.Location("docs", ""),
          Optional.empty(),
          Optional.empty(),
          false,
          Optional.empty(),
          Optional.empty(),
          Duration.ofSeconds(30),
          4);

  private static SdkException answer(int status, String code) {
    S3Exception.Builder answer = S3Exception.builder();
    answer.statusCode(status);
    if (code != null) {
      answer.awsErrorDetails(AwsErrorDetails.builder().errorCode(code).build());
    }
    return (SdkException) answer.message("what was sent").build();
  }

  private static TargetException explained(SdkException failure) {
    return S3Failure.of(SETTINGS, "write to", failure);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "503 |                       | THROTTLED      | asks to slow down (503). It will pass.",
        "429 |                       | THROTTLED      | asks to slow down (429)",
        "400 | SlowDown              | THROTTLED      | asks to slow down (400 SlowDown)",
        "403 | RequestTimeTooSkewed  | AUTHENTICATION | refuses the time of this machine's clock (403",
        "400 | ExpiredToken          | AUTHENTICATION | have expired (400 ExpiredToken). Renew them",
        "403 | InvalidAccessKeyId    | AUTHENTICATION | does not know the access key or its secret (403",
        "401 |                       | AUTHENTICATION | does not know the access key or its secret (401)",
        "404 | NoSuchBucket          | NOT_FOUND      | does not exist (any more) (404 NoSuchBucket)",
        "400 | PermanentRedirect     | INVALID_TARGET | lies in another region (400",
        "301 |                       | INVALID_TARGET | lies in another region (301)",
        "400 | QuotaExceeded         | FULL           | is full (400 QuotaExceeded). Raise its quota.",
        "507 |                       | FULL           | is full (507)",
        "403 | AccessDenied          | NOT_WRITABLE   | Permission to write to the S3 bucket docs is denied",
        "501 | NotImplemented        | NOT_WRITABLE   | lacks something that a publish needs (501",
        "500 | InternalError         | STORAGE        | Could not write to the S3 bucket docs (500",
        "500 |                       | STORAGE        | (500). Trying later may help.",
        "400 | BadDigest             | STORAGE        | Trying later may help.",
        "400 | RequestTimeout        | STORAGE        | Trying later may help.",
        "409 |                       | STORAGE        | Trying later may help.",
        "400 | MalformedXML          | NOT_WRITABLE   | Check the target and the bucket's policy.",
        "400 | <b>no code</b>        | NOT_WRITABLE   | (400). Check the target",
      })
  void anAnswerSaysWhatItMeansAndWhatToDo(int status, String code, Reason reason, String words) {
    TargetException failure = explained(answer(status, code));
    assertThat(failure.reason()).isEqualTo(reason);
    assertThat(failure)
        .hasMessageContaining(words)
        .hasMessageContaining("S3 bucket docs")
        .hasMessageNotContaining("what was sent");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "412 |                            | true  | false | false",
        "400 | PreconditionFailed         | true  | false | false",
        "409 | ConditionalRequestConflict | true  | false | false",
        "404 | NoSuchKey                  | true  | false | true",
        "404 |                            | true  | false | true",
        "404 | NoSuchBucket               | false | false | false",
        "304 |                            | false | true  | false",
        "200 |                            | false | false | false",
      })
  void whatIsNoFailureIsRecognised(
      int status, String code, boolean precondition, boolean unchanged, boolean absent) {
    SdkException answer = answer(status, code);
    assertThat(S3Failure.isPrecondition(answer)).isEqualTo(precondition);
    assertThat(S3Failure.isUnchanged(answer)).isEqualTo(unchanged);
    assertThat(S3Failure.isAbsent(answer)).isEqualTo(absent);
  }

  @Test
  void withoutAnAnswerTheClientSaysWhatIsMissing() {
    assertThat(explained(SdkClientException.create("Unable to load credentials from any")))
        .hasMessageContaining("needs credentials, and none were found")
        .extracting(TargetException::reason)
        .isEqualTo(Reason.AUTHENTICATION);
    assertThat(explained(SdkClientException.create("Unable to load region from any")))
        .hasMessageContaining("needs a region. Add ?region=…")
        .extracting(TargetException::reason)
        .isEqualTo(Reason.INVALID_TARGET);
    assertThat(explained(AbortedException.create("x")))
        .hasMessageContaining("the request was interrupted")
        .extracting(TargetException::reason)
        .isEqualTo(Reason.STORAGE);
    assertThat(explained(SdkClientException.create("x", new UnknownHostException("h"))))
        .hasMessageContaining("its host name is unknown")
        .extracting(TargetException::reason)
        .isEqualTo(Reason.UNREACHABLE);
    TargetException known = new TargetException(Reason.FULL, "known");
    assertThat(explained(SdkClientException.create("x", known))).isSameAs(known);
    assertThat(S3Failure.broken(SETTINGS, new IOException("x")))
        .hasMessageContaining("gave no full answer: the connection failed or broke (IOException)");
  }
}
