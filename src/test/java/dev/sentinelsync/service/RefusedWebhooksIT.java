package dev.sentinelsync.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.sentinelsync.testing.HttpGitRemote;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The program with the log that it ships with: a delivery that is turned away has the right status,
 * leaves one line in the log, and causes no work.
 */
class RefusedWebhooksIT {

  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final String JSON = "application/json";
  private static final int LIMIT = 20_000;

  @TempDir Path folder;

  private ServiceFixture fixture;
  private ServiceProcess service;

  @BeforeEach
  void start() throws Exception {
    Assumptions.assumeTrue(HttpGitRemote.available(), "git http-backend is not installed");
    fixture = ServiceFixture.in(folder);
    fixture.set("webhook.body-bytes", String.valueOf(LIMIT));
    service =
        ServiceProcess.start(
            fixture.configuration(), folder.resolve("log"), ServiceFixture.ENVIRONMENT);
    await().atMost(PATIENCE).until(() -> service.managementPort() > 0);
    await().atMost(PATIENCE).until(() -> fixture.shows("First rule") && isIdle());
  }

  @AfterEach
  void stop() throws Exception {
    if (service != null) {
      service.close();
    }
    if (fixture != null) {
      fixture.close();
    }
  }

  @Test
  void eachHasItsStatusAndOneLineAndNoWork() throws Exception {
    int before = runs().size();
    String push = fixture.pushOf("refs/heads/master");
    Map<String, String> signed = fixture.pushHeaders("delivery-1", push);
    assertThat(deliver("github", signed, JSON, push).statusCode()).isEqualTo(202);
    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () -> {
              assertThat(runs()).hasSize(before + 1);
              assertThat(isIdle()).isTrue();
            });
    int requests = fixture.remote().requests();

    assertOneLine(401, "github", fixture.pushHeaders("delivery-2", push + " "), JSON, push);
    assertOneLine(202, "github", signed, JSON, push);
    assertOneLine(413, "github", signed, JSON, "x".repeat(LIMIT + 1));
    assertOneLine(413, "github", signed, JSON, "x".repeat(6_000_000));
    assertOneLine(415, "github", signed, "application/x-www-form-urlencoded", "payload=x");
    assertOneLine(404, "sourceforge", signed, JSON, push);
    String broken = push.substring(0, push.length() / 2);
    assertOneLine(400, "github", fixture.pushHeaders("delivery-3", broken), JSON, broken);

    assertThat(isIdle()).isTrue();
    assertThat(runs()).hasSize(before + 1);
    assertThat(fixture.remote().requests()).isEqualTo(requests);
  }

  /** The line is written before the answer is sent. */
  private void assertOneLine(
      int status, String provider, Map<String, String> headers, String contentType, String body)
      throws IOException {
    List<String> before = service.log().lines().toList();
    HttpResponse<String> answer = deliver(provider, headers, contentType, body);
    List<String> after = service.log().lines().toList();
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    List<String> lines = after.subList(before.size(), after.size());
    assertThat(lines).as("%d %s", status, answer.body()).hasSize(1);
    assertThat(lines.get(0)).containsIgnoringCase("webhook").doesNotContain(body);
  }

  private HttpResponse<String> deliver(
      String provider, Map<String, String> headers, String contentType, String body)
      throws IOException {
    return fixture.deliver(service.httpPort(), provider, contentType, headers, body).join();
  }

  private boolean isIdle() throws IOException {
    var site =
        ServiceFixture.json(
            fixture.manage(service.managementPort(), "GET", "/api/sites/rules", ""));
    return !site.get("busy").asBoolean() && !site.get("waiting").asBoolean();
  }

  /** Each as the control interface tells it. */
  private List<String> runs() throws IOException {
    List<String> runs = new ArrayList<>();
    ServiceFixture.json(
            fixture.manage(service.managementPort(), "GET", "/api/sites/rules/runs", ""))
        .forEach(run -> runs.add(run.toString()));
    return runs;
  }
}
