package dev.sentinelsync.service;

import static dev.sentinelsync.service.ServiceFixture.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The management port, spoken to over real HTTP. */
class ManagementTest extends ServiceTestBase {

  private static final String TOKEN_HEADER = "Bearer " + ServiceFixture.TOKEN;

  @Test
  void aHardRefreshReadsEverythingAnew() {
    startAndAwaitFirstSync();

    fixture.manage(management(), "POST", "/api/sites/rules/sync", "{\"hardRefresh\": true}");

    await().atMost(PATIENCE).until(() -> gate.reports().size() == 2);
    assertThat(gate.triggers()).containsExactly("START", "CONTROL");
    assertThat(gate.reports().get(1).pages().rendered())
        .isEqualTo(gate.reports().get(0).pages().rendered())
        .isPositive();
  }

  @Test
  void aRunCanBeFoundWithItsReport() {
    startAndAwaitFirstSync();
    await().atMost(PATIENCE).until(this::isIdle);

    JsonNode runs = json(fixture.manage(management(), "GET", "/api/sites/rules/runs?limit=5", ""));
    String id = runs.get(0).get("id").asText();
    JsonNode report = json(fixture.manage(management(), "GET", "/api/runs/" + id, ""));

    assertThat(runs).hasSize(1);
    assertThat(report.get("status").asText()).isEqualTo("PUBLISHED");
    assertThat(report.get("run").asText()).isEqualTo(id);
  }

  @Test
  void healthAndMetricsAreOpenToWhoReachesThePort() {
    startAndAwaitFirstSync();
    awaitHealth();

    HttpResponse<String> health = fixture.manage(management(), "GET", "/observe/health", "");
    HttpResponse<String> metrics = fixture.manage(management(), "GET", "/observe/metrics", "");

    assertThat(health.statusCode()).isEqualTo(200);
    assertThat(json(health).get("checks").findValuesAsText("name")).contains("state", "open");
    assertThat(metrics.statusCode()).isEqualTo(200);
    assertThat(metrics.body()).contains("camel_exchanges_total").contains("routeId=\"sync\"");
  }

  @Test
  void howFreshASiteIsIsOpenToWhoReachesThePort() {
    startAndAwaitFirstSync();
    await().atMost(PATIENCE).until(this::isIdle);

    HttpResponse<String> answer = fixture.manage(management(), "GET", "/observe/freshness", "");

    assertThat(answer.statusCode()).isEqualTo(200);
    JsonNode site = json(answer).get("sites").get(0);
    assertThat(site.get("name").asText()).isEqualTo("rules");
    assertThat(site.get("publishedRevision").asText())
        .isEqualTo(gate.reports().get(0).revisions().to())
        .isEqualTo(site.get("sourceRevision").asText());
    assertThat(site.get("lagSeconds").asLong()).isZero();
    assertThat(Instant.parse(site.get("lastCheckAt").asText()))
        .isAfterOrEqualTo(Instant.parse(site.get("publishedAt").asText()))
        .isEqualTo(Instant.parse(site.get("deliveredAt").asText()));
  }

  @Test
  void whatCannotBeServedIsSaidInJson() {
    startAndAwaitFirstSync();
    String sync = "/api/sites/rules/sync";

    assertThat(status("GET", "/api/sites/other", "")).isEqualTo(404);
    assertThat(status("GET", "/api/runs/none", "")).isEqualTo(404);
    assertThat(status("GET", "/api/nothing", "")).isEqualTo(404);
    assertThat(status("PUT", sync, "")).isEqualTo(405);
    assertThat(status("POST", "/observe/health", "")).isEqualTo(405);
    assertThat(status("POST", sync, "{\"hardRefresh\": 1}")).isEqualTo(400);
    assertThat(status("POST", sync, "{\"paths\": []}")).isEqualTo(400);
    assertThat(status("POST", sync, "[]")).isEqualTo(400);
    assertThat(status("POST", sync, "{")).isEqualTo(400);
    assertThat(status("POST", sync, " ".repeat(20_000))).isEqualTo(413);
    assertThat(status("GET", "/api/sites/rules/runs?limit=0", "")).isEqualTo(400);
    assertThat(
            fixture
                .manage(management(), "POST", sync, "{}", Optional.of(TOKEN_HEADER), "text/plain")
                .statusCode())
        .isEqualTo(415);
    assertThat(gate.triggers()).containsExactly("START");
  }

  @Test
  void withoutTheTokenNothingIsToldAndNothingIsDone() {
    startAndAwaitFirstSync();

    List<Optional<String>> wrongOnes =
        List.of(
            Optional.empty(),
            Optional.of("Bearer wrong"),
            Optional.of("Basic " + ServiceFixture.TOKEN));
    for (Optional<String> wrong : wrongOnes) {
      HttpResponse<String> answer =
          fixture.manage(
              management(), "POST", "/api/sites/rules/sync", "", wrong, "application/json");
      assertThat(answer.statusCode()).isEqualTo(401);
      assertThat(answer.headers().firstValue("WWW-Authenticate")).hasValue("Bearer");
      assertThat(json(answer).get("reason").asText()).contains("token");
    }
    assertThat(gate.triggers()).containsExactly("START");
  }

  @Test
  void whereNoTokenIsConfiguredTheControlInterfaceIsClosed() {
    environment.remove("SENTINEL_SYNC_CONTROL_TOKEN");
    startAndAwaitFirstSync();

    assertThat(status("GET", "/api/sites", "")).isEqualTo(403);
    awaitHealth();
  }

  /** The target counts as reachable when it was looked at, which is done beside the first sync. */
  private void awaitHealth() {
    await().atMost(PATIENCE).until(() -> status("GET", "/observe/health", "") == 200);
  }

  private int status(String method, String path, String body) {
    return fixture.manage(management(), method, path, body).statusCode();
  }
}
