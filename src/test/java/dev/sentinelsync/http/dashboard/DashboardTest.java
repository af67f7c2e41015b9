package dev.sentinelsync.http.dashboard;

import static dev.sentinelsync.service.ServiceFixture.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sentinelsync.ops.OperatedService;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the dashboard answers, without a browser. */
class DashboardTest {

  private static final List<String> FILES =
      List.of(
          "/",
          "/dashboard/dashboard.css",
          "/dashboard/icon.svg",
          "/dashboard/main.js",
          "/dashboard/service.js",
          "/dashboard/elements.js",
          "/dashboard/words.js",
          "/dashboard/overview.js",
          "/dashboard/details.js",
          "/dashboard/events.js",
          "/dashboard/charts.js",
          "/dashboard/fleet.js",
          "/dashboard/dialogs.js");

  @TempDir Path folder;

  private OperatedService service;

  @BeforeEach
  void setUp() throws Exception {
    service = OperatedService.in(folder);
  }

  @AfterEach
  void tearDown() {
    if (service != null) {
      service.close();
    }
  }

  @Test
  void thePageRunsNothingButItselfAndItsReadersNeedTheToken() {
    service.start().awaitPublished();

    for (String path : FILES) {
      HttpResponse<String> answer = get(path, false);
      assertThat(answer.statusCode()).as(path).isEqualTo(200);
      assertThat(header(answer, "Content-Security-Policy"))
          .startsWith("default-src 'none'; script-src 'self'; style-src 'self';")
          .contains("frame-ancestors 'none'", "base-uri 'none'", "form-action 'none'")
          .doesNotContain("unsafe");
      assertThat(header(answer, "X-Content-Type-Options")).isEqualTo("nosniff");
      assertThat(header(answer, "Referrer-Policy")).isEqualTo("no-referrer");
      assertThat(header(answer, "X-Frame-Options")).isEqualTo("DENY");
      assertThat(answer.body().replace("http://www.w3.org/2000/svg", ""))
          .as("%s names no other host and makes no markup of texts", path)
          .doesNotContainPattern("https?://[a-z0-9]")
          .doesNotContain("innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "eval(")
          .doesNotContain("localStorage", "document.cookie");
    }
    assertThat(get("/dashboard/other.js", false).statusCode()).isEqualTo(404);
    assertThat(get("/dashboard/../dashboard/main.js", false).statusCode()).isEqualTo(404);

    assertThat(json(get("/dashboard/access", false)).path("token").asBoolean()).isTrue();
    assertThat(get("/dashboard/state", false).statusCode()).isEqualTo(401);
    assertThat(get("/dashboard/events", false).statusCode()).isEqualTo(401);
    JsonNode site = json(get("/dashboard/state", true)).path("sites").get(0);
    assertThat(site.path("state").path("name").asText()).isEqualTo("rules");
    assertThat(site.path("state").path("publishedRevision").asText())
        .isEqualTo(site.path("state").path("sourceRevision").asText())
        .hasSize(40);
    assertThat(site.path("publishedLink").asText())
        .startsWith("https://github.com/Azure/Azure-Sentinel/commit/");
    assertThat(site.path("runs").get(0).path("report").path("stages").path("render").asDouble())
        .isPositive();
    assertThat(site.path("changes").get(0).path("pages")).isNotEmpty();
    assertThat(site.path("files").path("rejected").asInt()).isZero();
  }

  @Test
  void whereItIsOpenReadingNeedsNoTokenButActingDoes() {
    service.fixture().set("dashboard.access", "open").set("dashboard.streams", "0");
    service.start();

    assertThat(json(get("/dashboard/access", false)).path("token").asBoolean()).isFalse();
    assertThat(get("/dashboard/state", false).statusCode()).isEqualTo(200);
    assertThat(get("/dashboard/events", false).statusCode()).as("no place").isEqualTo(503);
    assertThat(ask("POST", "/api/sites/rules/sync", false).statusCode()).isEqualTo(401);
    assertThat(get("/api/sites", false).statusCode()).isEqualTo(401);
  }

  @Test
  void whereItIsOffThereIsNoPageAndWhenItIsOnAgainItKnowsWhatWasFoundBefore() {
    service
        .fixture()
        .set("dashboard.access", "off")
        .commit(
            "A rule that cannot be read",
            Map.of("Detections/DnsEvents/Broken.yaml", "name: [never closed"));
    service.start().awaitPublished();
    assertThat(get("/", false).statusCode()).isEqualTo(404);
    assertThat(get("/dashboard/state", true).statusCode()).isEqualTo(404);
    assertThat(get("/observe/health/live", false).statusCode()).isEqualTo(200);

    service.stop();
    service.fixture().set("dashboard.access", "token");
    service.start().awaitPublished();

    JsonNode site = json(get("/dashboard/state", true)).path("sites").get(0);
    assertThat(site.path("files").path("rejected").asInt()).isEqualTo(1);
    assertThat(site.path("files").path("listed").get(0).path("path").asText())
        .isEqualTo("Detections/DnsEvents/Broken.yaml");
  }

  private HttpResponse<String> get(String path, boolean withToken) {
    return ask("GET", path, withToken);
  }

  private HttpResponse<String> ask(String method, String path, boolean withToken) {
    return withToken
        ? service.fixture().manage(service.port(), method, path, "")
        : service
            .fixture()
            .manage(service.port(), method, path, "", Optional.empty(), "application/json");
  }

  private static String header(HttpResponse<String> answer, String name) {
    return answer.headers().firstValue(name).orElse("");
  }
}
