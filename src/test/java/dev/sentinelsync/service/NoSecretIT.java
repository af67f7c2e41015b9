package dev.sentinelsync.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.sentinelsync.testing.HttpGitRemote;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Recognisable secrets stand wherever a secret can stand; the service syncs, fails and is spoken to
 * by friend and stranger with all logs at their most talkative; then everything that came out is
 * searched.
 */
class NoSecretIT {

  private static final Duration PATIENCE = Duration.ofMinutes(4);
  private static final Pattern MANAGEMENT = Pattern.compile("Management is on 127.0.0.1:(\\d+)");

  private static final String JSON = "application/json";

  private static final String GIT_TOKEN = "recognisable-git-token-4711";
  private static final String USER_INFO = "recognisable-userinfo-secret-4712";
  private static final String TARGET_SECRET = "recognisable-target-secret-4713";
  private static final String GITLAB_SECRET = "recognisable-gitlab-secret-4714";
  private static final String AZURE_SECRET = "recognisable-azure-secret-4715";
  private static final String PREVIOUS_SECRET = "recognisable-previous-secret-4716";
  private static final String DATABASE_PASSWORD = "recognisable-database-password-4717";
  private static final String WRONG_TOKEN = "recognisable-token-of-a-stranger-4718";
  private static final String NOTIFY_SECRET = "recognisable-notification-secret-4720";
  private static final String WRONG_SECRET = "recognisable-secret-of-a-stranger-4719";
  private static final String WRONG_PASSWORD = "recognisable-wrong-password-4720";

  @TempDir Path folder;

  private final Map<String, String> environment = new HashMap<>(ServiceFixture.ENVIRONMENT);
  private final Map<String, String> cameOut = new TreeMap<>();
  private ServiceFixture fixture;

  @BeforeEach
  void setUp() throws Exception {
    Assumptions.assumeTrue(HttpGitRemote.available(), "git http-backend is not installed");
    fixture = ServiceFixture.in(folder);
    HttpGitRemote remote = fixture.remote().requireLogin("reader", GIT_TOKEN);
    // One site with credentials of the environment, one whose address has wrong ones, and one with
    // a target that cannot be reached.
    fixture.set("sync.sites", "rules,strange,lost");
    for (String site : List.of("strange", "lost")) {
      fixture.set("site." + site + ".source.schemes", "http");
      fixture.set("site." + site + ".schedule", "0 0 0 1 1 ? 2099");
    }
    Path empty = Files.writeString(folder.resolve("other-secret"), "token=" + USER_INFO + "\n");
    fixture.set("site.strange.source", remote.url("reader:" + USER_INFO, "rules.git"));
    fixture.set("site.strange.source.secret-file", empty.toString());
    fixture.set("site.strange.target", "file:" + folder.resolve("strange-site"));
    fixture.set("site.lost.source", remote.url("rules.git"));
    fixture.set("site.lost.target", "git:http://bot:" + TARGET_SECRET + "@127.0.0.1:1/p.git#main");
    fixture.set("webhook.providers", "github,gitlab,azure-devops");
    fixture.set("state.url", "jdbc:h2:file:" + folder.resolve("state").resolve("db"));
    fixture.set("state.user", "operator");
    fixture.set("retry.first", "1s").set("retry.cap", "1s");
    // Nobody listens there, so that the failure to send is told too.
    fixture.set("notify.to", "webhook").set("notify.grace", "0s");
    environment.put("SENTINEL_SYNC_NOTIFY_URL", "http://127.0.0.1:1/hooks/" + NOTIFY_SECRET);
    environment.put("GIT_USERNAME", "reader");
    environment.put("GIT_TOKEN", GIT_TOKEN);
    environment.put("SENTINEL_SYNC_GITLAB_SECRET", GITLAB_SECRET);
    environment.put("SENTINEL_SYNC_GITLAB_SECRET_PREVIOUS", PREVIOUS_SECRET);
    environment.put("SENTINEL_SYNC_AZURE_DEVOPS_SECRET", AZURE_SECRET);
    environment.put("SENTINEL_SYNC_DB_PASSWORD", DATABASE_PASSWORD);
    environment.put("SENTINEL_SYNC_LOG", "json");
    environment.put("SENTINEL_SYNC_LOG_LEVEL", "DEBUG");
    environment.put("SENTINEL_SYNC_EVENTS_LEVEL", "DEBUG");
  }

  @AfterEach
  void tearDown() {
    if (fixture != null) {
      fixture.close();
    }
  }

  @Test
  void noSecretComesOut() throws Exception {
    Path configuration = fixture.configuration();
    try (ServiceProcess service = start(configuration, "service")) {
      await().atMost(PATIENCE).until(() -> fixture.shows("First rule"));
      int http = service.httpPort();
      int management = management(service);
      knock(http, management);
      fixture.push("Second rule");
      fixture.webhook(http, "delivery-1");
      await().atMost(PATIENCE).until(() -> fixture.shows("Second rule"));
      await().atMost(PATIENCE).until(() -> failedRuns(management, "strange") > 0);
      await().atMost(PATIENCE).until(() -> failedRuns(management, "lost") > 0);
      ask(management);
      service.terminate();
      assertThat(service.exitCode(PATIENCE)).isZero();
      cameOut.put("log", service.log());
    }
    environment.put("SENTINEL_SYNC_DB_PASSWORD", WRONG_PASSWORD);
    try (ServiceProcess refused = start(configuration, "refused")) {
      assertThat(refused.exitCode(PATIENCE)).isEqualTo(1);
      cameOut.put("log of a refused start", refused.log());
    }
    keepFiles(folder.resolve("site"));
    keepFiles(folder.resolve("state"));

    everythingHasSomethingInIt();
    for (String secret : secrets()) {
      cameOut.forEach((what, text) -> assertThat(text).as(what).doesNotContain(secret));
    }
    everyLineOfARunHasItsLabels();
  }

  private void knock(int http, int management) {
    String push =
        "{\"ref\": \"refs/heads/master\", \"project\": {\"git_http_url\": \"%s\"}}"
            .formatted(fixture.remote().url("rules.git"));
    Optional<String> basic = Optional.of("Basic " + base64("anyone:" + WRONG_SECRET));
    keep("azure", fixture.manage(http, "POST", "/webhook/azure-devops", push, basic, JSON).body());
    keep("gitlab", fixture.manage(http, "POST", "/webhook/gitlab", push).body());
    keep("github", fixture.manage(http, "POST", "/webhook/github", push).body());
    keep("unknown", fixture.manage(http, "POST", "/webhook/" + WRONG_SECRET, push).body());
    Optional<String> stranger = Optional.of("Bearer " + WRONG_TOKEN);
    keep("stranger", fixture.manage(management, "GET", "/api/sites", "", stranger, JSON).body());
  }

  private void ask(int management) throws IOException {
    for (String path :
        List.of(
            "/observe/health",
            "/observe/health/live",
            "/observe/health/ready",
            "/observe/health/webhooks",
            "/observe/metrics",
            "/api/sites",
            "/")) {
      keep(path, fixture.manage(management, "GET", path, "").body());
    }
    for (String site : List.of("rules", "strange", "lost")) {
      String runs = fixture.manage(management, "GET", "/api/sites/" + site + "/runs", "").body();
      keep("runs of " + site, runs);
      for (JsonNode run : new JsonMapper().readTree(runs)) {
        String id = run.get("id").asText();
        keep("run " + id, fixture.manage(management, "GET", "/api/runs/" + id, "").body());
      }
    }
  }

  private long failedRuns(int management, String site) throws IOException {
    String runs = fixture.manage(management, "GET", "/api/sites/" + site + "/runs", "").body();
    return new JsonMapper()
        .readTree(runs).findValuesAsText("status").stream().filter("FAILED"::equals).count();
  }

  /** A search that finds nothing because there was nothing would prove nothing. */
  private void everythingHasSomethingInIt() {
    assertThat(cameOut.get("log"))
        .contains("configuration-loaded", "webhook-refused", "sync-finished", "page-published")
        .contains("\"FAILED\"", "://***@");
    assertThat(cameOut.get("/observe/metrics")).contains("sentinel_sync_runs_total");
    assertThat(cameOut.get("log of a refused start")).contains("database");
    assertThat(cameOut.keySet()).anyMatch(name -> name.endsWith(".md"));
  }

  private void everyLineOfARunHasItsLabels() throws IOException {
    // Standard error is in it too, and what the JVM itself says there is no event.
    for (String line : cameOut.get("log").lines().filter(text -> text.startsWith("{")).toList()) {
      JsonNode json = new JsonMapper().readTree(line);
      if (json.has("labels.run")) {
        assertThat(json.has("labels.site")).as(line).isTrue();
        assertThat(json.has("labels.source")).as(line).isTrue();
      }
      if (json.path("event.action").asText().equals("site-published")) {
        assertThat(json.path("labels.to_revision").asText()).as(line).hasSize(40);
        assertThat(json.path("message").asText()).startsWith("Revision ");
      }
    }
  }

  private List<String> secrets() {
    List<String> secrets = new ArrayList<>();
    for (String plain :
        List.of(
            GIT_TOKEN,
            USER_INFO,
            TARGET_SECRET,
            GITLAB_SECRET,
            AZURE_SECRET,
            PREVIOUS_SECRET,
            NOTIFY_SECRET,
            DATABASE_PASSWORD,
            WRONG_TOKEN,
            WRONG_SECRET,
            WRONG_PASSWORD,
            ServiceFixture.TOKEN,
            ServiceFixture.ENVIRONMENT.get("SENTINEL_SYNC_GITHUB_SECRET"))) {
      secrets.add(plain);
      secrets.add(base64(plain));
    }
    secrets.add(base64("reader:" + GIT_TOKEN));
    secrets.add(base64("reader:" + USER_INFO));
    secrets.add(base64("bot:" + TARGET_SECRET));
    return secrets;
  }

  private static String base64(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  private void keep(String what, String text) {
    cameOut.put(what, text);
  }

  private void keepFiles(Path root) throws IOException {
    try (Stream<Path> files = Files.walk(root)) {
      files
          .filter(Files::isRegularFile)
          .forEach(file -> keep(folder.relativize(file).toString(), bytes(file)));
    }
  }

  /** One character a byte, so that nothing of a binary file is lost. */
  private static String bytes(Path file) {
    try {
      return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private int management(ServiceProcess service) {
    return await()
        .atMost(PATIENCE)
        .until(
            () -> {
              Matcher started = MANAGEMENT.matcher(service.log());
              return started.find() ? Integer.parseInt(started.group(1)) : 0;
            },
            port -> port > 0);
  }

  private ServiceProcess start(Path configuration, String name) throws IOException {
    return ServiceProcess.start(configuration, folder.resolve(name + ".log"), environment);
  }
}
