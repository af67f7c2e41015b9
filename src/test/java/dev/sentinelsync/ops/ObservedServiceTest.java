package dev.sentinelsync.ops;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.sentinelsync.ops.OperationsEvent.Outcome;
import dev.sentinelsync.service.ServiceFixture;
import dev.sentinelsync.testing.HttpGitRemote;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.event.Level;

/**
 * A day in the life of a service, told by its events, metrics and health: a first publish, a broken
 * rule, webhooks of all sorts, a remote that is away and comes back, a pause.
 */
class ObservedServiceTest {

  private static final String BROKEN = "Detections/DnsEvents/Broken.yaml";
  private static final Map<String, String> SITE = Map.of("site", "rules");

  @TempDir static Path folder;
  private static ObservedService service;
  private static Scrape scrape;
  private static JsonNode readyAtTheEnd;
  private static JsonNode readyWhileBehind;
  private static JsonNode webhooksWhileBehind;
  private static String firstRevision;
  private static String lastRevision;

  @BeforeAll
  static void liveThroughTheDay() throws Exception {
    Assumptions.assumeTrue(HttpGitRemote.available(), "git http-backend is not installed");
    // Without tombstones, which would take the addresses of pages that go.
    service =
        ObservedService.start(folder, "health.lag-limit", "1s", "site.rules.tombstones", "off");
    ServiceFixture fixture = service.fixture();
    firstRevision = service.awaitRun("PUBLISHED").labels().toRevision();

    fixture.commit(
        "A broken rule, and one with another name",
        Map.of(
            BROKEN,
            "id: 1\nname: [\n",
            "Detections/DnsEvents/Rule.yaml",
            ServiceFixture.rule("Second rule")));
    fixture.webhook(service.http(), "delivery-1");
    service.awaitRun("UNSTABLE");
    fixture.webhook(service.http(), "delivery-1");
    fixture.manage(service.http(), "POST", "/webhook/github", "{}");

    fixture.remote().answer(503);
    fixture.webhook(service.http(), "delivery-2");
    service.awaitRun("FAILED");
    Awaitility.await().atMost(ObservedService.PATIENCE).until(() -> lagStatus().equals("DOWN"));
    readyWhileBehind = json(service.get("/observe/health/ready"));
    webhooksWhileBehind = json(service.get("/observe/health/webhooks"));
    fixture.remote().answer(0);
    service.await(EventKind.SITE_RECOVERED, event -> true);

    fixture.manage(
        service.management(),
        "POST",
        "/api/sites/rules/pause",
        "{\"by\": \"Ann\", \"reason\": \"migration\"}");
    fixture.manage(service.management(), "POST", "/api/sites/rules/resume", "{}");
    lastRevision = fixture.push("The last one");
    fixture.webhook(service.http(), "delivery-3");
    service.await(
        EventKind.SYNC_FINISHED,
        event ->
            event.labels().toRevision().equals(lastRevision) && event.outcome() == Outcome.SUCCESS);
    Awaitility.await()
        .atMost(ObservedService.PATIENCE)
        .until(
            () -> json(service.get("/observe/health/ready")).get("status").asText().equals("UP"));
    readyAtTheEnd = json(service.get("/observe/health/ready"));
    Awaitility.await()
        .atMost(ObservedService.PATIENCE)
        .until(
            () -> {
              scrape = Scrape.of(service.get("/observe/metrics"));
              // The run ends after its revision is recorded; then its report can be read.
              return scrape
                      .value("sentinel_sync_published_revision", Map.of("revision", lastRevision))
                      .isPresent()
                  && scrape
                      .value("sentinel_sync_rejected_files", Map.of())
                      .filter(count -> !count.isNaN())
                      .isPresent();
            });
  }

  @AfterAll
  static void stop() {
    if (service != null) {
      service.close();
    }
  }

  private static String lagStatus() {
    for (JsonNode check : json(service.get("/observe/health")).get("checks")) {
      if (check.get("name").asText().equals("lag")) {
        return check.get("status").asText();
      }
    }
    return "";
  }

  @Test
  void theFirstRunIsToldFromRequestToEnd() {
    String run = service.events(EventKind.SYNC_STARTED).get(0).labels().run();
    List<EventKind> told =
        service.events().stream()
            .filter(event -> event.labels().run().equals(run))
            .map(OperationsEvent::kind)
            .filter(kind -> kind.level() == Level.INFO)
            .toList();

    assertThat(service.events().get(0).kind()).isEqualTo(EventKind.CONFIGURATION_LOADED);
    assertThat(told)
        .containsExactly(
            EventKind.SYNC_STARTED,
            EventKind.REVISION_FETCHED,
            EventKind.FILES_CHANGED,
            EventKind.SITE_PUBLISHED,
            EventKind.SYNC_FINISHED);
  }

  @Test
  void everyEventOfARunSaysWhichRunSourceAndRevisionsItIsAbout() {
    Set<EventKind> beforeTheFetchEnds = Set.of(EventKind.SYNC_STARTED, EventKind.STAGE_FINISHED);
    for (OperationsEvent event : service.events()) {
      if (event.labels().run().isEmpty()) {
        continue;
      }
      assertThat(event.labels().site()).isEqualTo("rules");
      assertThat(event.labels().source()).isEqualTo(service.fixture().remote().url("rules.git"));
      if (event.outcome() == Outcome.SUCCESS && !beforeTheFetchEnds.contains(event.kind())) {
        assertThat(event.labels().toRevision()).as(event.toString()).hasSize(40);
      }
    }
  }

  @Test
  void everyEventOfAStageNamesTheRouteThatIsAtWork() {
    assertThat(service.routes(EventKind.REVISION_FETCHED)).containsExactly("sync");
    assertThat(service.routes(EventKind.FILES_CHANGED)).containsExactly("sync");
    assertThat(service.routes(EventKind.FILE_REJECTED)).containsExactly("sync");
    assertThat(service.routes(EventKind.STAGE_FINISHED)).containsExactly("sync");
    assertThat(service.routes(EventKind.SITE_PUBLISHED)).containsExactly("sync");
  }

  @Test
  void everyEventHasTheFieldsThatAreDocumentedAndNoOthers() throws IOException {
    Map<String, List<String>> must = new TreeMap<>();
    Map<String, List<String>> may = new TreeMap<>();
    Pattern parentheses = Pattern.compile("\\([^)]*\\)");
    for (List<String> row : MarkdownTables.below(Path.of("docs", "events.md"), "Events")) {
      String action = MarkdownTables.codes(row.get(0)).get(0);
      may.put(action, MarkdownTables.codes(row.get(3)));
      must.put(action, MarkdownTables.codes(parentheses.matcher(row.get(3)).replaceAll("")));
    }
    Set<EventKind> seen = new HashSet<>();
    for (OperationsEvent event : service.events()) {
      seen.add(event.kind());
      String action = event.kind().action();
      assertThat(event.fields().keySet()).as(action).containsAll(must.get(action));
      assertThat(may.get(action)).as(action).containsAll(event.fields().keySet());
    }
    // Those two need a second instance or a lost database.
    Set<EventKind> expected = new HashSet<>(Arrays.asList(EventKind.values()));
    expected.removeAll(Set.of(EventKind.LEASE_LOST, EventKind.STATE_RECOVERED));
    assertThat(seen).containsAll(expected);
  }

  @Test
  void aBrokenRuleIsToldOnceWithItsPlace() {
    List<OperationsEvent> rejected =
        service.events(EventKind.FILE_REJECTED).stream()
            .filter(event -> BROKEN.equals(event.fields().get(Field.FILE_PATH)))
            .toList();

    assertThat(rejected).hasSize(1);
    assertThat(rejected.get(0).fields())
        .containsEntry(Field.ERROR_CODE, "yaml-syntax")
        .containsEntry(Field.KEPT_FROM, "");
    assertThat((Integer) rejected.get(0).fields().get(Field.LINE)).isPositive();
  }

  @Test
  void aFailureIsToldWithItsReasonAndTheRecoveryWithTheFailures() {
    OperationsEvent failed = service.awaitRun("FAILED");
    OperationsEvent recovered = service.events(EventKind.SITE_RECOVERED).get(0);

    assertThat(failed.level()).isEqualTo(Level.ERROR);
    assertThat(failed.outcome()).isEqualTo(Outcome.FAILURE);
    assertThat(failed.fields()).containsEntry(Field.RETRY, true);
    assertThat(failed.fields().get(Field.ERROR).toString()).contains("503");
    assertThat((Integer) recovered.fields().get(Field.FAILURES)).isPositive();
  }

  @Test
  void readinessSaysInSentencesWhetherTheSiteIsTrue() {
    assertThat(message(readyAtTheEnd, "published")).contains(lastRevision);
    assertThat(message(readyAtTheEnd, "target")).contains("can be written");
    assertThat(message(readyAtTheEnd, "state")).isEqualTo("The state database answers.");
    assertThat(message(readyAtTheEnd, "lag")).isEqualTo("Site rules is up to date.");
    assertThat(readyWhileBehind.get("status").asText()).isEqualTo("DOWN");
    assertThat(message(readyWhileBehind, "lag")).contains("health.lag-limit");
  }

  @Test
  void anInstanceThatIsBehindStillGetsWebhooks() {
    assertThat(webhooksWhileBehind.get("status").asText()).isEqualTo("UP");
    assertThat(webhooksWhileBehind.get("checks").findValuesAsText("name"))
        .containsExactly("open", "state");
  }

  @Test
  void theMetricsSayWhatHappened() {
    assertThat(scrape.value("sentinel_sync_lag_seconds", SITE)).hasValue(0.0);
    assertThat(scrape.named("sentinel_sync_published_revision")).hasSize(1);
    assertThat(scrape.value("sentinel_sync_source_revision", Map.of("revision", lastRevision)))
        .hasValue(1.0);
    assertThat(count("sentinel_sync_runs_total", "status", "failed")).isPositive();
    assertThat(count("sentinel_sync_runs_total", "trigger", "webhook")).isPositive();
    assertThat(count("sentinel_sync_pages_total", "change", "published")).isPositive();
    assertThat(count("sentinel_sync_files_rejected_total", "reason", "yaml-syntax")).isPositive();
    assertThat(scrape.value("sentinel_sync_rejected_files", SITE)).hasValue(1.0);
    assertThat(count("sentinel_sync_webhooks_total", "reason", "duplicate")).isEqualTo(1);
    assertThat(count("sentinel_sync_webhooks_total", "reason", "unauthenticated")).isEqualTo(1);
    assertThat(count("sentinel_sync_webhooks_total", "outcome", "accepted")).isEqualTo(3);
    assertThat(count("sentinel_sync_target_publishes_total", "outcome", "published")).isEqualTo(3);
    assertThat(count("sentinel_sync_lease_changes_total", "change", "taken")).isPositive();
    assertThat(count("sentinel_sync_parse_cache_requests_total", "result", "miss")).isPositive();
    assertThat(scrape.value("sentinel_sync_state_up", Map.of())).hasValue(1.0);
  }

  @Test
  void aPageThatWentIsCountedByItsKind() {
    // Its address has the rule's name in it.
    assertThat(
            scrape.value("sentinel_sync_pages_total", Map.of("change", "removed", "kind", "item")))
        .hasValue(2.0);
  }

  @Test
  void everyMetricIsThereWithItsTagsAndItsMeaning() {
    for (Metric metric : Metric.values()) {
      String name =
          metric.type() == Metric.Type.TIMER ? shownAs(metric) + "_count" : shownAs(metric);
      assertThat(scrape.named(name)).as(name).isNotEmpty();
      assertThat(scrape.named(name).get(0).labels().keySet())
          .as(name)
          .containsExactlyInAnyOrderElementsOf(metric.tags());
      assertThat(scrape.helped()).contains(shownAs(metric));
    }
    assertThat(scrape.names()).contains("jvm_memory_used_bytes", "process_cpu_usage");
  }

  @Test
  void theNumberOfTimeSeriesIsBounded() {
    long ours =
        scrape.samples().stream().filter(s -> s.name().startsWith("sentinel_sync_")).count();

    // Two for each kind of page, and not one for each page, file or revision.
    assertThat(ours).isLessThan(350);
  }

  @Test
  void theMetricsAreThoseOfTheDocument() throws IOException {
    List<String> documented =
        MarkdownTables.below(Path.of("docs", "operations.md"), "Metrics").stream()
            .map(row -> MarkdownTables.codes(row.get(0)).get(0))
            .toList();

    assertThat(documented)
        .containsExactlyInAnyOrderElementsOf(
            Arrays.stream(Metric.values()).map(ObservedServiceTest::shownAs).toList());
  }

  @Test
  void everyMetricOfTheGrafanaDashboardIsInTheScrape() throws IOException {
    JsonNode dashboard =
        new JsonMapper()
            .readTree(
                Path.of("config", "docker", "grafana", "dashboards", "sentinel-sync.json")
                    .toFile());
    SortedSet<String> used = new TreeSet<>();
    for (JsonNode panel : dashboard.get("panels")) {
      for (JsonNode target : panel.path("targets")) {
        if (target.at("/datasource/type").asText().equals("prometheus")) {
          used.addAll(metrics(target.get("expr").asText()));
        }
      }
    }
    assertThat(used).hasSizeGreaterThan(20);
    assertThat(scrape.names()).containsAll(used);
  }

  @Test
  void everyMetricOfTheAlertRulesIsInTheScrape() throws IOException {
    SortedSet<String> used = new TreeSet<>();
    JsonNode groups =
        new YAMLMapper()
            .readTree(Path.of("config", "docker", "prometheus", "alerts.yml").toFile())
            .get("groups");
    groups.findValues("expr").forEach(expression -> used.addAll(metrics(expression.asText())));
    // Prometheus' own.
    used.remove("up");

    assertThat(used).hasSizeGreaterThan(5);
    assertThat(scrape.names()).containsAll(used);
  }

  /** The words of an expression that are neither functions nor labels nor in quotes. */
  private static List<String> metrics(String expression) {
    String bare =
        expression
            .replaceAll("\\{[^}]*}", "")
            .replaceAll("\\b(by|on|ignoring|without)\\s*\\([^)]*\\)", "")
            .replaceAll("\\[[^]]*]", "")
            .replaceAll("\\boffset\\s+\\w+", "");
    List<String> found = new ArrayList<>();
    Pattern.compile("\\b[a-z][a-z0-9_]*\\b(?!\\s*\\()")
        .matcher(bare)
        .results()
        .map(match -> match.group())
        .filter(word -> !Set.of("unless", "and", "or", "max", "min", "sum", "by").contains(word))
        .forEach(found::add);
    return found;
  }

  private static double count(String name, String label, String value) {
    return scrape.named(name).stream()
        .filter(sample -> value.equals(sample.labels().get(label)))
        .mapToDouble(Scrape.Sample::value)
        .sum();
  }

  private static String message(JsonNode health, String check) {
    for (JsonNode one : health.get("checks")) {
      if (one.get("name").asText().equals(check)) {
        return one.path("message").asText();
      }
    }
    return "";
  }

  private static JsonNode json(String text) {
    try {
      return new JsonMapper().readTree(text);
    } catch (IOException e) {
      throw new AssertionError("not JSON: " + text, e);
    }
  }

  /** The name as Prometheus shows it; of a timer the one that its parts begin with. */
  private static String shownAs(Metric metric) {
    String name = metric.key().replace('.', '_');
    String withUnit = metric.unit().isEmpty() ? name : name + "_" + metric.unit();
    return metric.type() == Metric.Type.COUNTER ? withUnit + "_total" : withUnit;
  }
}
