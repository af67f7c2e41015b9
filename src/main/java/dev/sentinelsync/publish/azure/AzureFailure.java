package dev.sentinelsync.publish.azure;

import com.azure.core.exception.ClientAuthenticationException;
import com.azure.identity.CredentialUnavailableException;
import com.azure.storage.blob.models.BlobStorageException;
import dev.sentinelsync.publish.TargetException;
import dev.sentinelsync.publish.TargetException.Reason;
import dev.sentinelsync.publish.objects.store.ConnectionFailure;
import java.io.IOException;
import java.util.Locale;
import java.util.Set;

/**
 * Says what an answer of Azure Blob Storage means and what to do about it. The codes are those of
 * <a href="https://learn.microsoft.com/rest/api/storageservices/blob-service-error-codes">the
 * service</a>; the text of an answer is never repeated, because it may hold what was sent.
 */
final class AzureFailure {

  private static final int MOST_CAUSES = 20;

  private static final Set<String> SLOW_DOWN =
      Set.of("ServerBusy", "TooManyRequests", "IngressIsOverAccountLimit");

  private static final Set<String> GONE =
      Set.of(
          "ContainerNotFound", "ContainerBeingDeleted", "ContainerDisabled", "AccountIsDisabled");

  private static final Set<String> DAMAGED =
      Set.of("Md5Mismatch", "InvalidMd5", "Crc64Mismatch", "IncompleteBody");

  private AzureFailure() {}

  static boolean isPrecondition(BlobStorageException e) {
    return code(e).equals("ConditionNotMet")
        || code(e).equals("BlobAlreadyExists")
        || code(e).equals("TargetConditionNotMet")
        || isAbsent(e)
        || (e.getStatusCode() == 412 && code(e).isEmpty());
  }

  /** A blob is not there; a container that is not there is a failure. HEAD may give no code. */
  static boolean isAbsent(BlobStorageException e) {
    return e.getStatusCode() == 404 && !GONE.contains(code(e));
  }

  private static String code(BlobStorageException e) {
    return e.getErrorCode() == null ? "" : e.getErrorCode().toString();
  }

  static TargetException broken(AzureSettings settings, IOException failure) {
    return of(settings, "read", new IllegalStateException(failure));
  }

  /**
   * @param doing what failed, such as "write to"
   */
  static TargetException of(AzureSettings settings, String doing, RuntimeException failure) {
    Throwable cause = failure;
    for (int i = 0; i < MOST_CAUSES && cause != null; i++, cause = cause.getCause()) {
      if (cause instanceof BlobStorageException answer) {
        return ofAnswer(settings, doing, answer);
      }
      if (cause instanceof CredentialUnavailableException
          || cause instanceof ClientAuthenticationException) {
        return new TargetException(
            Reason.AUTHENTICATION,
            place(settings)
                + " needs credentials, and no identity gave any. Assign a managed identity, or set"
                + " AZURE_STORAGE_CONNECTION_STRING, AZURE_STORAGE_SAS_TOKEN or a secret file.");
      }
      if (cause instanceof InterruptedException) {
        return new TargetException(
            Reason.STORAGE,
            place(settings) + ": the request was interrupted; start the publish again.");
      }
    }
    return ConnectionFailure.of(place(settings), failure);
  }

  private static String place(AzureSettings settings) {
    return "The " + settings.describe();
  }

  private static TargetException ofAnswer(
      AzureSettings settings, String doing, BlobStorageException answer) {
    String place = place(settings);
    String code = code(answer);
    int status = answer.getStatusCode();
    if (SLOW_DOWN.contains(code) || status == 503 || status == 429) {
      return answer(Reason.THROTTLED, place + " asks to slow down (", answer, "). It will pass.");
    }
    if (GONE.contains(code) || status == 404) {
      return answer(
          Reason.NOT_FOUND,
          place + " does not exist (any more) or is disabled (",
          answer,
          "). Create the container, or correct the target.");
    }
    if (code.equals("AuthenticationFailed") || code.equals("InvalidAuthenticationInfo")) {
      return ofRefusedLogin(settings, answer);
    }
    if (status == 407) {
      return answer(
          Reason.AUTHENTICATION,
          "The proxy before the " + settings.describe() + " does not accept the login (",
          answer,
          "). Check user and password in HTTPS_PROXY or HTTP_PROXY.");
    }
    if (status == 401) {
      return answer(
          Reason.AUTHENTICATION,
          place + " does not accept the credentials (",
          answer,
          "). Check them where they come from: secret file, environment or identity.");
    }
    if (code.startsWith("LeaseId") || code.equals("LeaseLost")) {
      return answer(
          Reason.CONFLICT,
          "Somebody else holds a lease on a blob of the " + settings.describe() + " (",
          answer,
          "). Break the lease.");
    }
    if (status == 403) {
      return answer(
          Reason.NOT_WRITABLE,
          "Permission to " + doing + " the " + settings.describe() + " is denied (",
          answer,
          "). The writer needs the role Storage Blob Data Contributor on the container, or a shared"
              + " access signature with the rights rcwdl; the account's firewall must let it in.");
    }
    boolean mayPass = status >= 500 || DAMAGED.contains(code) || status == 408;
    return answer(
        mayPass ? Reason.STORAGE : Reason.NOT_WRITABLE,
        "Could not " + doing + " the " + settings.describe() + " (",
        answer,
        mayPass ? "). Trying later may help." : "). Check the target and the account.");
  }

  /**
   * One code means a wrong key, an old signature or a wrong clock. The detail says which:
   * "Signature not valid in the specified time frame", "Request date header too old".
   */
  private static TargetException ofRefusedLogin(
      AzureSettings settings, BlobStorageException answer) {
    String detail = String.valueOf(answer.getMessage()).toLowerCase(Locale.ROOT);
    if (detail.contains("date header too old") || detail.contains("date header in the future")) {
      return answer(
          Reason.AUTHENTICATION,
          place(settings) + " refuses the time of this machine's clock (",
          answer,
          "): it differs by more than 15 minutes. Set the clock, best by NTP.");
    }
    if (detail.contains("not valid in the specified time frame") || detail.contains("expired")) {
      return answer(
          Reason.AUTHENTICATION,
          "The credentials for the " + settings.describe() + " have expired or hold not yet (",
          answer,
          "). Renew the shared access signature or token; if it is new, check the clock.");
    }
    return answer(
        Reason.AUTHENTICATION,
        place(settings) + " does not know the account key or the signature (",
        answer,
        "). Check it where it comes from: secret file or environment.");
  }

  private static TargetException answer(
      Reason reason, String before, BlobStorageException answer, String after) {
    String code = code(answer);
    // Codes come from the other side: only what can be a code is repeated.
    String safe = code.matches("[A-Za-z0-9]{1,60}") ? " " + code : "";
    return new TargetException(reason, before + answer.getStatusCode() + safe + after);
  }
}
