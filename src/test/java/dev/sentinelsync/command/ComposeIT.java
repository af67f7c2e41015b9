package dev.sentinelsync.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.sentinelsync.testing.ContainerEngine;
import dev.sentinelsync.testing.DockerCommand;
import dev.sentinelsync.testing.GitFixture;
import dev.sentinelsync.testing.GitHubPush;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The Compose file with the second instance of its overlay: a push is on the site, whichever
 * instance is killed and however often the database goes.
 */
class ComposeIT {

  private static final Duration PATIENCE = Duration.ofMinutes(6);
  private static final String SOURCE = "file:///sample";
  private static final String PROJECT = "sentinel-sync-it";
  private static final String SECRET = "a-webhook-secret-of-sufficient-length";
  private static final DockerCommand DOCKER = DockerCommand.docker();
  private static final HttpClient CLIENT = HttpClient.newHttpClient();

  /** Containers by their services. */
  private static final Map<String, String> CONTAINERS = new TreeMap<>();

  @TempDir static Path folder;

  private static GitFixture source;
  private static DockerCommand compose;
  private static URI web;

  @BeforeAll
  static void start() throws Exception {
    BuiltImage.require();
    ContainerEngine.image("postgres");
    ContainerEngine.image("nginx");
    assumeTrue(DockerCommand.hasCompose(), "docker-compose is not installed");
    source = GitFixture.create(folder.resolve("origin")).branch("master");
    commit(1, 3);
    Path file = copy("docker-compose.yml");
    Path overlay = copy("deploy/compose/compose.full.yml");
    copy("deploy/compose/log-file.xml");
    copy("deploy/compose/web/default.conf");
    Path sample = Files.writeString(folder.resolve("sample.yml"), sample());
    Path secrets = Files.createDirectory(folder.resolve("secrets"));
    for (String name : List.of("database-password", "control-token", "github-webhook", "target")) {
      Files.writeString(secrets.resolve(name), SECRET);
    }
    int port = ManualMachine.freePort();
    web = URI.create("http://127.0.0.1:" + port + "/");
    compose =
        DockerCommand.compose(
            PROJECT,
            List.of(file, overlay, sample),
            Map.of(
                "SENTINEL_SYNC_SOURCE",
                SOURCE,
                "SENTINEL_SYNC_BRANCH",
                "master",
                "SENTINEL_SYNC_SITE_PORT",
                Integer.toString(port),
                "SENTINEL_SYNC_DASHBOARD_PORT",
                Integer.toString(ManualMachine.freePort()),
                "SENTINEL_SYNC_NETWORK",
                "172.29.77"));
    compose.run("up", "--detach", "--no-build", "sync-1", "sync-2", "web");
    for (String service : List.of("sync-1", "sync-2", "postgres")) {
      String ids = compose.run("ps", "--quiet", service);
      CONTAINERS.put(service, ids.substring(ids.lastIndexOf('\n') + 1));
    }
  }

  @AfterAll
  static void stop() throws Exception {
    if (compose != null) {
      compose.run("down", "--volumes", "--timeout", "5");
      source.close();
    }
  }

  @Test
  void aPushIsOnTheSiteWhateverStops() throws Exception {
    awaitSite("the first sync");

    commit(4, 1);
    assertThat(push()).isEqualTo(202);
    awaitSite("a push");
    assertThat(get("content/analytic-rules.md").body()).contains("Rule 4");

    String killed = killTheInstanceThatPublishes();
    awaitSite("what the other instance took over");
    compose.run("start", killed);

    compose.run("stop", "postgres");
    commit(1000, 1);
    assertThat(push()).as("the web server's word or that of an instance").isIn(502, 503, 504);
    compose.run("start", "postgres");
    await("a delivery that is repeated").atMost(PATIENCE).until(() -> push() == 202);
    awaitSite("a push after the database came back");

    await("a look that finds nothing").atMost(PATIENCE).until(() -> verify().code() == 0);
    assertThat(verify().text()).contains("Identical").contains(" 0 foreign");
  }

  /** Returns the service that was killed while it had the right to publish. */
  private static String killTheInstanceThatPublishes() throws Exception {
    // Some seconds of work.
    commit(2000, 1500);
    String before = get("freshness.json").body();
    assertThat(push()).isEqualTo(202);
    await("an instance at work").atMost(PATIENCE).until(() -> !publisher().isEmpty());
    String service = publisher().replaceAll("^(sync-\\d).*", "$1");
    DOCKER.run("kill", CONTAINERS.get(service));
    assertThat(get("freshness.json").body()).as("killed before it published").isEqualTo(before);
    return service;
  }

  private static String publisher() throws Exception {
    return DOCKER.run(
        "exec",
        CONTAINERS.get("postgres"),
        "psql",
        "--username=sentinel_sync",
        "--tuples-only",
        "--no-align",
        "--command=SELECT owner FROM publish_lease WHERE expires_at > now()");
  }

  private static DockerCommand.Ended verify() throws Exception {
    return DOCKER.end(
        "exec",
        CONTAINERS.get("sync-1"),
        "/opt/java/bin/java",
        "-jar",
        "/app/sentinel-sync.jar",
        "verify");
  }

  /** As a hosting service delivers it, through the web server. */
  private static int push() throws Exception {
    return new GitHubPush(SOURCE, SECRET).deliver(web.resolve("webhook/github"));
  }

  private static void awaitSite(String what) {
    await(what)
        .atMost(PATIENCE)
        .ignoreException(IOException.class)
        .until(() -> get("freshness.json").body().contains(source.tip()));
  }

  private static HttpResponse<String> get(String address) throws Exception {
    return CLIENT.send(
        HttpRequest.newBuilder(web.resolve(address)).timeout(Duration.ofSeconds(20)).build(),
        BodyHandlers.ofString());
  }

  private static void commit(int first, int count) throws IOException {
    Map<String, String> rules = new TreeMap<>();
    for (int i = first; i < first + count; i++) {
      rules.put(
          "Detections/Sample/Rule%d.yaml".formatted(i),
          """
          id: 5a1e0000-0000-4000-8000-%012d
          name: Rule %d
          severity: Low
          query: SigninLogs | where ResultType == %d
          """
              .formatted(i, i, i));
    }
    source.commit("Rules from " + first, rules);
    BuiltImage.open(folder.resolve("origin"));
  }

  /** Mounts the repository that is followed. */
  private static String sample() {
    String mount = "{volumes: ['" + folder.resolve("origin") + ":/sample:ro']}";
    return "services: {sync-1: " + mount + ", sync-2: " + mount + "}\n";
  }

  /** Copies a file, without the digests of images, which those made on the spot do not have. */
  private static Path copy(String file) throws IOException {
    Path copy = folder.resolve(file);
    Files.createDirectories(copy.getParent());
    String text = Files.readString(Path.of(file)).replaceAll("@sha256:[0-9a-f]{64}", "");
    return Files.writeString(copy, text);
  }
}
