package dev.sentinelsync.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.sentinelsync.testing.HttpGitRemote;
import dev.sentinelsync.testing.MalformedRequests;
import dev.sentinelsync.testing.RawHttp;
import java.io.IOException;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Malformed input at both ports of the program with the log that it ships with. Each request is
 * refused or its connection closed, costs a bounded piece of log and delays nobody.
 */
class MalformedRequestsIT {

  private static final Duration PATIENCE = Duration.ofMinutes(2);

  /** One line (docs/security.md, "What a sender or a visitor can try"). */
  private static final int LOG_BYTES_PER_REQUEST = 300;

  @TempDir static Path folder;

  private static ServiceFixture fixture;
  private static ServiceProcess service;

  @BeforeAll
  static void start() throws Exception {
    Assumptions.assumeTrue(HttpGitRemote.available(), "git http-backend is not installed");
    fixture = ServiceFixture.in(folder);
    fixture.set("http.header-timeout", "1s").set("http.body-timeout", "1s");
    fixture.set("http.idle-timeout", "1s").set("webhook.body-bytes", "20000");
    service =
        ServiceProcess.start(
            fixture.configuration(), folder.resolve("log"), ServiceFixture.ENVIRONMENT);
    await().atMost(PATIENCE).until(() -> service.managementPort() > 0);
    await().atMost(PATIENCE).until(() -> fixture.shows("First rule") && isIdle());
  }

  @AfterAll
  static void stop() throws Exception {
    if (service != null) {
      service.close();
    }
    if (fixture != null) {
      fixture.close();
    }
  }

  @Test
  void malformedWebhooksAreRefusedAtLittleCost() throws Exception {
    assertRefused(service.httpPort(), "POST /webhook/github HTTP/1.1\r\n" + MalformedRequests.HOST);
    assertThat(fixture.webhook(service.httpPort(), "delivery-1").statusCode()).isEqualTo(202);
  }

  /** The site does not exist, so that a request which is not malformed is refused too. */
  @Test
  void malformedRequestsToTheControlInterfaceAreRefusedAtLittleCost() throws Exception {
    assertRefused(
        service.managementPort(),
        "POST /api/sites/none/sync HTTP/1.1\r\nAuthorization: Bearer "
            + ServiceFixture.TOKEN
            + "\r\n"
            + MalformedRequests.HOST);
  }

  private static void assertRefused(int port, String post) throws IOException {
    SoftAssertions all = new SoftAssertions();
    int before = service.log().length();
    for (Map.Entry<String, String> request : MalformedRequests.beginningWith(post).entrySet()) {
      String name = request.getKey();

      String answer = RawHttp.answer(port, request.getValue(), null, PATIENCE);

      all.assertThat(answer).as(name).doesNotContain("Exception", "\tat ", "smuggled", "\u001b");
      all.assertThat(answer).as(name).matches("(?s)(HTTP/\\d\\.\\d (4\\d\\d|50[1-9]) .*)?");
      String logged = service.log().substring(before);
      all.assertThat(logged).as(name).hasSizeLessThan(LOG_BYTES_PER_REQUEST);
      all.assertThat(logged).as(name).doesNotContain("Exception", "\tat ", "\u001b");
      before += logged.length();
    }
    assertLive();
    all.assertThat(service.log().substring(before)).hasSizeLessThan(LOG_BYTES_PER_REQUEST);
    all.assertAll();
  }

  @Test
  void livenessIsAnsweredWhileHundredsHangHalfOpen() throws Exception {
    int before = service.log().length();
    List<Socket> hanging = new ArrayList<>();
    String half = "POST /webhook/github HTTP/1.1\r\n" + MalformedRequests.HOST;
    for (int i = 0; i < 300; i++) {
      int port = i % 2 == 0 ? service.httpPort() : service.managementPort();
      hanging.add(RawHttp.send(port, i % 3 == 0 ? "" : half));
    }
    for (int i = 0; i < 20; i++) {
      assertLive();
    }
    for (Socket socket : hanging) {
      assertThat(RawHttp.rest(socket, PATIENCE)).doesNotContain("HTTP/1.1 2");
    }
    assertThat(service.log().substring(before)).hasSizeLessThan(LOG_BYTES_PER_REQUEST);
    assertLive();
  }

  @Test
  void clientsThatLeaveInTheMiddleCostNoTrace() throws Exception {
    int before = service.log().length();
    String first = MalformedRequests.get("X-A: 1");
    for (int i = 0; i < 50; i++) {
      int port = i % 2 == 0 ? service.httpPort() : service.managementPort();
      RawHttp.send(port, "GET / HTTP/9.9\r\n\r\n").close();
      RawHttp.send(port, first + first.strip()).close();
      RawHttp.send(port, first + "GET / HTTP/9.9\r\n\r\n").close();
    }
    assertLive();
    assertThat(service.log().substring(before)).doesNotContain("Exception", "\tat ", "ERROR");
  }

  @Test
  void pipelinedRequestsAreAnsweredInTurn() throws Exception {
    int before = service.log().length();
    String live = "GET /observe/health/live HTTP/1.1\r\n" + MalformedRequests.HOST + "\r\n";

    String answers = all(service.managementPort(), live.repeat(200));

    assertThat(answers.split("HTTP/1\\.1 200 ", -1)).hasSize(201);
    String unknown = all(service.httpPort(), MalformedRequests.get("X-A: 1").repeat(200));
    assertThat(unknown.split("HTTP/1\\.1 404 ", -1)).hasSize(201);
    assertThat(service.log().substring(before)).hasSizeLessThan(LOG_BYTES_PER_REQUEST);
    assertLive();
  }

  private static String all(int port, String requests) throws IOException {
    return RawHttp.rest(RawHttp.send(port, requests), PATIENCE);
  }

  private static void assertLive() throws IOException {
    assertThat(
            fixture
                .manage(service.managementPort(), "GET", "/observe/health/live", "")
                .statusCode())
        .isEqualTo(200);
  }

  private static boolean isIdle() throws IOException {
    var site =
        ServiceFixture.json(
            fixture.manage(service.managementPort(), "GET", "/api/sites/rules", ""));
    return !site.get("busy").asBoolean() && !site.get("waiting").asBoolean();
  }
}
