package dev.sentinelsync.publish.azure;

import dev.sentinelsync.publish.TargetException.Reason;
import dev.sentinelsync.publish.TargetSettings;
import dev.sentinelsync.publish.objects.ObjectStoreFaultsTest;
import dev.sentinelsync.publish.objects.store.ObjectStore;
import dev.sentinelsync.testing.AzureServer;
import dev.sentinelsync.testing.FaultyProxy.Answer;
import dev.sentinelsync.testing.ObjectServer;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/** Faults before an installed Azurite. */
class AzureFaultsTest extends ObjectStoreFaultsTest {

  /** Base 64 of something that opens no account. */
  private static final String ANOTHER_KEY = "YW5vdGhlci1rZXktdGhhdC1vcGVucy1ub3RoaW5n";

  @TempDir static Path folder;

  private static AzureServer server;

  @BeforeAll
  static void startServer() throws IOException {
    server = AzureServer.start(folder.resolve("azurite.log"));
  }

  @AfterAll
  static void stopServer() {
    if (server != null) {
      server.close();
    }
  }

  @Override
  protected ObjectServer server() {
    return server;
  }

  @Override
  protected ObjectStore connect(String bucket, URI endpoint, TargetSettings settings) {
    return new AzureStore(
        new AzureSettings(
            "devstoreaccount1",
            bucket,
            "docs/",
            endpoint,
            Optional.of(settings.secretFile()),
            settings.timeout()),
        name -> null,
        settings.proxies());
  }

  @Override
  protected Answer slowDown() {
    return answer(503, "ServerBusy", "The server is busy.", "");
  }

  @Override
  protected Answer expired() {
    return answer(
        403,
        "AuthenticationFailed",
        "Server failed to authenticate the request.",
        "Signature not valid in the specified time frame: Start [a] - Expiry [b] - Current [c]");
  }

  @Override
  protected Answer skewed() {
    return answer(
        403,
        "AuthenticationFailed",
        "Server failed to authenticate the request.",
        "Request date header too old: 'Thu, 01 Jan 2026 00:00:00 GMT'");
  }

  @Override
  protected Answer denied() {
    return answer(403, "AuthorizationPermissionMismatch", "This request is not authorized.", "");
  }

  private static Answer answer(int status, String code, String message, String detail) {
    String body =
        "<?xml version=\"1.0\" encoding=\"utf-8\"?><Error><Code>%s</Code><Message>%s</Message>"
            + "<AuthenticationErrorDetail>%s</AuthenticationErrorDetail></Error>";
    return new Answer(
        status,
        "Content-Type: application/xml\r\nx-ms-error-code: " + code + "\r\n",
        body.formatted(code, message, detail));
  }

  @Override
  protected String wrongSecret(String secret) {
    return secret.replaceFirst("AccountKey=[^;]*", "AccountKey=" + ANOTHER_KEY);
  }

  @Override
  protected String secretOf(String file) {
    return ANOTHER_KEY;
  }

  @Override
  protected Reason wrongSecretReason() {
    // Azurite answers AuthorizationFailure, the service AuthenticationFailed.
    return Reason.NOT_WRITABLE;
  }
}
