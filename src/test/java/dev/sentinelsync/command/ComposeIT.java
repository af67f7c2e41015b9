package dev.sentinelsync.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.sentinelsync.testing.ContainerEngine;
import dev.sentinelsync.testing.DockerCommand;
import dev.sentinelsync.testing.GitHubPush;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * The Compose files at work: the service, its second instance, the database and the web server. An
 * instance is killed while it syncs, the database goes away and comes back; the pages arrive.
 */
class ComposeIT {

  private static final String PROJECT = "sentinel-sync-it";
  private static final String SECRET = "a-secret-of-sufficient-length-for-all";
  private static final String SOURCE = "file:///sample/rules.git";
  private static final String RULE =
      "Solutions/Northwall Firewall/Analytic Rules/NorthwallBeaconing.yaml";

  /** A lease that ends, a take-over and a sync, on a busy machine. */
  private static final Duration PATIENCE = Duration.ofMinutes(3);

  /** So many that an instance can be killed while it reads or renders them. */
  private static final int RULES = 150;

  private static final int ROUNDS = 5;

  /** Of the web server. */
  private static final String ROOT = "/site/current/";

  private static final String STARTED = "\"sync-started\"";
  private static final String FINISHED = "\"sync-finished\"";
  private static final List<String> INSTANCES = List.of("sync-1", "sync-2");
  private static final DockerCommand DOCKER = DockerCommand.docker();

  @TempDir Path folder;

  private final HttpClient client = HttpClient.newHttpClient();
  private SampleRepository sample;
  private DockerCommand compose;
  private String web;

  /** Ids of the containers by the names of their services. */
  private final SortedMap<String, String> containers = new TreeMap<>();

  @BeforeAll
  static void build() throws Exception {
    BuiltImage.require();
    ContainerEngine.image("postgres");
    ContainerEngine.image("nginx");
    assumeTrue(
        Arrays.stream(System.getenv("PATH").split(":"))
            .anyMatch(path -> Files.isExecutable(Path.of(path, "docker-compose"))),
        "docker-compose is not installed");
  }

  @BeforeEach
  void start() throws Exception {
    sample = SampleRepository.create(folder.resolve("sample/rules.git"));
    BuiltImage.open(folder);
    int port = freePort();
    web = "http://127.0.0.1:" + port;
    Map<String, String> environment = new HashMap<>();
    environment.put("SENTINEL_SYNC_SITE_PORT", String.valueOf(port));
    environment.put("SENTINEL_SYNC_DASHBOARD_PORT", String.valueOf(freePort()));
    environment.put("SENTINEL_SYNC_NETWORK", "172.29.143");
    environment.put("SENTINEL_SYNC_SOURCE", SOURCE);
    environment.put("SENTINEL_SYNC_BRANCH", SampleRepository.BRANCH);
    compose =
        DockerCommand.compose(
            PROJECT,
            List.of(
                Path.of("docker-compose.yml"),
                Path.of("deploy", "compose", "compose.full.yml"),
                Files.writeString(folder.resolve("test.yml"), ofThisTest())),
            environment);
    DockerCommand.Ended up =
        compose.end("up", "--detach", "--no-build", "postgres", "sync-1", "sync-2", "web");
    assertThat(up.code()).as(() -> up.text() + logs()).isZero();
    for (String service : List.of("sync-1", "sync-2", "web")) {
      // Warnings of Compose stand before it.
      String ids = compose.run("ps", "--quiet", service);
      containers.put(service, ids.substring(ids.lastIndexOf('\n') + 1));
    }
  }

  @AfterEach
  void stop() throws Exception {
    if (compose != null) {
      compose.run("down", "--volumes", "--timeout", "5");
    }
    if (sample != null) {
      sample.close();
    }
  }

  /** What differs from an operator's machine: where source and secrets are, and more haste. */
  private String ofThisTest() throws IOException {
    StringBuilder text = new StringBuilder("services:\n");
    for (String instance : INSTANCES) {
      text.append(
          """
            %s:
              volumes: ["%s:/sample:ro"]
              healthcheck: {interval: 10s, timeout: 60s, start_period: 120s}
              environment: {SENTINEL_SYNC_EVENTS_LEVEL: DEBUG}
          """
              .formatted(instance, folder.resolve("sample")));
    }
    text.append("secrets:\n");
    for (String name : List.of("database-password", "control-token", "github-webhook")) {
      Path secret = Files.writeString(folder.resolve(name), SECRET + "\n");
      text.append("  %s: {file: \"%s\"}\n".formatted(name, secret));
    }
    Path none = Files.writeString(folder.resolve("target"), "");
    text.append("  target: {file: \"%s\"}\n".formatted(none));
    return text.toString();
  }

  @Test
  @Timeout(value = 8, unit = TimeUnit.MINUTES)
  void pagesArriveThoughAnInstanceIsKilledAndTheDatabaseGoesAway() throws Exception {
    awaitPage("", "<!DOCTYPE html>");
    push(Map.of(RULE, rule("Beaconing by the clock")));
    awaitText("Beaconing by the clock");

    String killed = killDuringSync();
    String other = killed.equals("sync-1") ? "sync-2" : "sync-1";
    assertThat(inside(other, "health").code()).isZero();
    assertThat(DOCKER.run("exec", containers.get(other), "head", "-1", "/logs/" + other + ".json"))
        .startsWith("{\"@timestamp\"");

    compose.run("stop", "postgres");
    await("an instance that takes no webhooks")
        .atMost(PATIENCE)
        .until(() -> inside(other, "health", "--check=webhooks").code() == 1);
    assertThat(inside(other, "health").code()).as("a restart would not help").isZero();
    commit(Map.of(RULE, rule("Beaconing after the outage")));
    assertThat(deliver()).isEqualTo(503);
    assertThat(page("readme.md")).startsWith("# ");
    compose.run("start", "postgres");
    await("a webhook that is taken").atMost(PATIENCE).until(() -> deliver() == 202);
    awaitText("Beaconing after the outage");

    compose.run("stop", "--timeout", "30", "sync-1", "sync-2");
    DockerCommand.Ended verified = compose.end("run", "--rm", "-T", "--no-deps", other, "verify");
    assertThat(verified.text()).contains("Identical").contains(" 0 foreign");
    assertThat(verified.code()).isZero();
  }

  /**
   * Pushes many rules, and kills the instance that began to publish them before it ends; again
   * where it was done before the kill came through.
   */
  private String killDuringSync() throws Exception {
    for (int round = 1; round <= ROUNDS; round++) {
      long started = started();
      push(rules(round));
      await("a sync that began")
          .atMost(PATIENCE)
          .pollInterval(Duration.ofMillis(20))
          .until(() -> started() > started);
      for (String instance : INSTANCES) {
        if (isAtWork(instance)) {
          DOCKER.run("kill", containers.get(instance));
          if (isAtWork(instance)) {
            awaitText(name(RULES - 1, round));
            return instance;
          }
          DOCKER.run("start", containers.get(instance));
        }
      }
    }
    throw new AssertionError("No instance was killed during a sync; raise the number of rules.");
  }

  private SortedMap<String, byte[]> rules(int round) {
    SortedMap<String, byte[]> rules = new TreeMap<>();
    for (int number = 0; number < RULES; number++) {
      String text =
          new String(rule(name(number, round)), StandardCharsets.UTF_8)
              .replaceFirst("(?m)^id: .*$", "id: 00000000-0000-4000-8000-%012d".formatted(number));
      rules.put(
          RULE.replace(".yaml", "%d.yaml".formatted(number)),
          text.getBytes(StandardCharsets.UTF_8));
    }
    return rules;
  }

  private static String name(int number, int round) {
    return "Copied rule %d of round %d".formatted(number, round);
  }

  /** Whether the log of an instance has a sync that has not ended, or never will. */
  private boolean isAtWork(String instance) throws Exception {
    String log = log(instance);
    return log.lastIndexOf(STARTED) > log.lastIndexOf(FINISHED);
  }

  private long started() throws Exception {
    long count = 0;
    for (String instance : INSTANCES) {
      count += log(instance).lines().filter(line -> line.contains(STARTED)).count();
    }
    return count;
  }

  private String log(String instance) throws Exception {
    return DOCKER.run("logs", containers.get(instance));
  }

  private String logs() {
    try {
      return compose.end("logs", "--no-color", "--tail=60").text();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return "";
    }
  }

  private byte[] rule(String name) {
    return new String(sample.files().get(RULE), StandardCharsets.UTF_8)
        .replaceFirst("(?m)^name: .*$", "name: " + name)
        .getBytes(StandardCharsets.UTF_8);
  }

  private void push(Map<String, byte[]> changes) throws Exception {
    commit(changes);
    assertThat(deliver()).isEqualTo(202);
  }

  private void commit(Map<String, byte[]> changes) throws IOException {
    sample.commit(changes, List.of(), "Change");
    BuiltImage.open(folder.resolve("sample"));
  }

  private int deliver() throws Exception {
    return new GitHubPush(SOURCE, SECRET).deliver(URI.create(web + "/webhook/github"));
  }

  private DockerCommand.Ended inside(String instance, String... arguments) throws Exception {
    List<String> line = new ArrayList<>(List.of("exec", containers.get(instance)));
    line.addAll(List.of("/opt/java/bin/java", "-jar", "/app/sentinel-sync.jar"));
    line.addAll(List.of(arguments));
    return DOCKER.end(line.toArray(String[]::new));
  }

  /** Waits until some page of the site holds a text, and reads that page as a reader does. */
  private void awaitText(String text) {
    await("a page with: " + text)
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(500))
        .until(
            () -> {
              String found =
                  DOCKER
                      .end("exec", containers.get("web"), "grep", "-rlF", text, ROOT + "content")
                      .text();
              Optional<String> file =
                  found.lines().filter(line -> line.endsWith(".html")).findFirst();
              return file.isPresent() && page(file.get().substring(ROOT.length())).contains(text);
            });
  }

  private void awaitPage(String address, String text) {
    await(address).atMost(PATIENCE).until(() -> page(address).contains(text));
  }

  private String page(String address) throws Exception {
    HttpRequest request = HttpRequest.newBuilder(URI.create(web + "/" + address)).build();
    return client.send(request, BodyHandlers.ofString()).body();
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
