package dev.sentinelsync.publish.s3;

import dev.sentinelsync.publish.TargetException;
import dev.sentinelsync.publish.TargetException.Reason;
import dev.sentinelsync.publish.objects.store.ConnectionFailure;
import java.io.IOException;
import java.util.Set;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * Says what an answer of S3 means and what to do about it. The codes are those of <a
 * href="https://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html">the S3 API</a>; the
 * text of an answer is never repeated, because it may hold what was sent.
 */
final class S3Failure {

  private static final Set<String> SLOW_DOWN =
      Set.of(
          "SlowDown",
          "Throttling",
          "ThrottlingException",
          "RequestLimitExceeded",
          "TooManyRequests",
          "ServiceUnavailable");

  private static final Set<String> EXPIRED =
      Set.of("ExpiredToken", "ExpiredTokenException", "RequestExpired", "TokenRefreshRequired");

  private static final Set<String> UNKNOWN_KEYS =
      Set.of("InvalidAccessKeyId", "SignatureDoesNotMatch", "InvalidToken", "InvalidClientTokenId");

  private static final Set<String> SKEWED =
      Set.of("RequestTimeTooSkewed", "RequestInTheFuture", "InvalidSignatureTime");

  private static final Set<String> DAMAGED =
      Set.of("BadDigest", "InvalidDigest", "XAmzContentSHA256Mismatch", "IncompleteBody");

  private static final Set<String> WRONG_REGION =
      Set.of(
          "PermanentRedirect",
          "AuthorizationHeaderMalformed",
          "IllegalLocationConstraintException");

  private static final Set<String> QUOTA =
      Set.of("QuotaExceeded", "XMinioStorageFull", "XMinioAdminBucketQuotaExceeded");

  private S3Failure() {}

  static boolean isPrecondition(SdkException e) {
    return status(e) == 412
        || code(e).equals("PreconditionFailed")
        || code(e).equals("ConditionalRequestConflict")
        // An object that must have a certain tag and is not there at all.
        || isAbsent(e);
  }

  static boolean isUnchanged(SdkException e) {
    return status(e) == 304;
  }

  /** An object is not there; a bucket that is not there is a failure. HEAD answers have no code. */
  static boolean isAbsent(SdkException e) {
    return status(e) == 404 && !code(e).equals("NoSuchBucket");
  }

  private static int status(SdkException e) {
    return e instanceof AwsServiceException answer ? answer.statusCode() : 0;
  }

  private static String code(SdkException e) {
    if (e instanceof AwsServiceException answer
        && answer.awsErrorDetails() != null
        && answer.awsErrorDetails().errorCode() != null) {
      return answer.awsErrorDetails().errorCode();
    }
    return "";
  }

  static TargetException broken(S3Settings settings, IOException failure) {
    return ConnectionFailure.of(place(settings), failure);
  }

  private static String place(S3Settings settings) {
    return "The " + settings.describe();
  }

  static TargetException of(S3Settings settings, String doing, SdkException failure) {
    String place = place(settings);
    if (!(failure instanceof AwsServiceException)) {
      return ofClient(place, failure);
    }
    String code = code(failure);
    int status = status(failure);
    if (SLOW_DOWN.contains(code) || status == 503 || status == 429) {
      return answer(
          Reason.THROTTLED, place + " asks to slow down (", status, code, "). It will pass.");
    }
    if (SKEWED.contains(code)) {
      return answer(
          Reason.AUTHENTICATION,
          place + " refuses the time of this machine's clock (",
          status,
          code,
          "): it differs by more than 15 minutes. Set the clock, best by NTP.");
    }
    if (EXPIRED.contains(code)) {
      return answer(
          Reason.AUTHENTICATION,
          "The credentials for the " + settings.describe() + " have expired (",
          status,
          code,
          "). Renew them, or use a role, which renews them by itself.");
    }
    if (UNKNOWN_KEYS.contains(code) || status == 401) {
      return answer(
          Reason.AUTHENTICATION,
          place + " does not know the access key or its secret (",
          status,
          code,
          "). Check them where they come from: secret file, environment or profile.");
    }
    return ofAnswer(settings, place, doing, code, status);
  }

  private static TargetException ofAnswer(
      S3Settings settings, String place, String doing, String code, int status) {
    if (status == 404) {
      return answer(
          Reason.NOT_FOUND,
          place + " does not exist (any more) (",
          status,
          code,
          "). Create the bucket, or correct the target.");
    }
    if (WRONG_REGION.contains(code) || status == 301) {
      return answer(
          Reason.INVALID_TARGET,
          place + " lies in another region (",
          status,
          code,
          "). Add ?region=… with the bucket's region to the target.");
    }
    if (QUOTA.contains(code) || status == 507) {
      return answer(Reason.FULL, place + " is full (", status, code, "). Raise its quota.");
    }
    if (status == 403) {
      return answer(
          Reason.NOT_WRITABLE,
          "Permission to " + doing + " the " + settings.describe() + " is denied (",
          status,
          code,
          "). The writer needs s3:GetObject, s3:PutObject and s3:DeleteObject on the objects and"
              + " s3:ListBucket on the bucket.");
    }
    if (status == 501) {
      return answer(
          Reason.NOT_WRITABLE,
          place + " lacks something that a publish needs (",
          status,
          code,
          "), such as conditional writes. Use a store that has it.");
    }
    boolean mayPass =
        status >= 500 || DAMAGED.contains(code) || code.equals("RequestTimeout") || status == 409;
    return answer(
        mayPass ? Reason.STORAGE : Reason.NOT_WRITABLE,
        "Could not " + doing + " the " + settings.describe() + " (",
        status,
        code,
        mayPass ? "). Trying later may help." : "). Check the target and the bucket's policy.");
  }

  private static TargetException answer(
      Reason reason, String before, int status, String code, String after) {
    // Codes come from the other side: only what can be a code is repeated.
    String safe = code.matches("[A-Za-z0-9.]{1,60}") ? " " + code : "";
    return new TargetException(reason, before + status + safe + after);
  }

  private static TargetException ofClient(String place, SdkException failure) {
    if (failure.getCause() instanceof TargetException known) {
      return known;
    }
    String message = String.valueOf(failure.getMessage());
    if (failure instanceof AbortedException) {
      return new TargetException(
          Reason.STORAGE, place + ": the request was interrupted; start the publish again.");
    }
    if (message.contains("load credentials")) {
      return new TargetException(
          Reason.AUTHENTICATION,
          place
              + " needs credentials, and none were found. Give AWS_ACCESS_KEY_ID and"
              + " AWS_SECRET_ACCESS_KEY, a profile, a role, or a secret file.");
    }
    if (message.contains("Unable to load region")) {
      return new TargetException(
          Reason.INVALID_TARGET,
          place + " needs a region. Add ?region=… to the target or set AWS_REGION.");
    }
    return ConnectionFailure.of(place, failure);
  }
}
