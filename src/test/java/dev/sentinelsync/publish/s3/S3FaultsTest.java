package dev.sentinelsync.publish.s3;

import dev.sentinelsync.publish.TargetSettings;
import dev.sentinelsync.publish.objects.ObjectStoreFaultsTest;
import dev.sentinelsync.publish.objects.store.ObjectStore;
import dev.sentinelsync.testing.FaultyProxy.Answer;
import dev.sentinelsync.testing.ObjectServer;
import dev.sentinelsync.testing.S3Server;
import java.net.URI;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** Faults before an S3 endpoint in this process. */
class S3FaultsTest extends ObjectStoreFaultsTest {

  private static S3Server server;

  @BeforeAll
  static void startServer() throws Exception {
    server = S3Server.inProcess();
  }

  @AfterAll
  static void stopServer() {
    server.close();
  }

  @Override
  protected ObjectServer server() {
    return server;
  }

  @Override
  protected ObjectStore connect(String bucket, URI endpoint, TargetSettings settings) {
    return new S3Store(
        new S3Settings(
            new S3Settings.Location(bucket, "docs/"),
            Optional.empty(),
            Optional.of(endpoint),
            true,
            Optional.empty(),
            Optional.of(settings.secretFile()),
            settings.timeout(),
            4),
        settings.proxies());
  }

  @Override
  protected Answer slowDown() {
    return answer(503, "SlowDown", "Please reduce your request rate.");
  }

  @Override
  protected Answer expired() {
    return answer(400, "ExpiredToken", "The provided token has expired.");
  }

  @Override
  protected Answer skewed() {
    return answer(
        403,
        "RequestTimeTooSkewed",
        "The difference between the request time and the current time is too large.");
  }

  @Override
  protected Answer denied() {
    return answer(403, "AccessDenied", "Access Denied");
  }

  private static Answer answer(int status, String code, String message) {
    String body =
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<Error><Code>%s</Code><Message>%s</Message></Error>";
    return new Answer(status, "Content-Type: application/xml\r\n", body.formatted(code, message));
  }

  @Override
  protected String wrongSecret(String secret) {
    return secret.replace("test-secret-key-1234567890", "another-secret-1234567890");
  }

  @Override
  protected String secretOf(String file) {
    return "another-secret-1234567890";
  }
}
