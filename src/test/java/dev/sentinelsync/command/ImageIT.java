package dev.sentinelsync.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.sentinelsync.testing.DockerCommand;
import dev.sentinelsync.testing.GitHubPush;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The image as an orchestrator runs it: a user without rights, a root that is read-only, no
 * capabilities.
 */
class ImageIT {

  private static final DockerCommand DOCKER = DockerCommand.docker();
  private static final Duration PATIENCE = Duration.ofMinutes(6);
  private static final String SECRET = "a-webhook-secret-of-sufficient-length";

  /** As containers see it. */
  private static final String SOURCE = "file:///sample/rules.git";

  @TempDir Path folder;

  private String container = "";

  @BeforeAll
  static void build() throws Exception {
    BuiltImage.require();
  }

  @AfterEach
  void remove() throws Exception {
    if (!container.isEmpty()) {
      DOCKER.run("rm", "--force", "--volumes", container);
      // What it left there belongs to its user.
      BuiltImage.open(folder);
    }
  }

  @Test
  void itServesHealthWebhooksAndTheSiteAndStopsWhenAsked() throws Exception {
    Path site = Files.createDirectory(folder.resolve("site"));
    try (SampleRepository sample = SampleRepository.create(folder.resolve("sample/rules.git"))) {
      BuiltImage.open(folder);
      start(
          "--volume=" + folder.resolve("sample") + ":/sample:ro",
          "--volume=" + site + ":/site",
          "--env=SENTINEL_SYNC_SOURCE=" + SOURCE,
          "--env=SENTINEL_SYNC_WEBHOOKS=github",
          "--env=SENTINEL_SYNC_GITHUB_SECRET=" + SECRET);

      await("the health check of the image")
          .atMost(PATIENCE)
          .until(() -> inspect("{{.State.Health.Status}}").equals("healthy"));
      await("the first sync").atMost(PATIENCE).until(() -> publishes(site, sample));
      // The link is switched a moment before the position is recorded.
      await("a site that is true").atMost(PATIENCE).until(() -> health("ready").code() == 0);

      sample.commitDemoChange();
      BuiltImage.open(folder.resolve("sample"));
      URI hook = URI.create("http://" + port(8080) + "/webhook/github");
      assertThat(new GitHubPush(SOURCE, "another-secret-of-sufficient-length").deliver(hook))
          .isEqualTo(401);
      assertThat(new GitHubPush(SOURCE, SECRET).deliver(hook)).isEqualTo(202);
      await("the pushed page").atMost(PATIENCE).until(() -> publishes(site, sample));

      assertThat(inspect("{{.Config.User}}")).isEqualTo("10001:10001");
      assertThat(DOCKER.run("diff", container))
          .as("nothing is written to the root; the place of a mount is made by the engine")
          .isEqualTo("A /sample");
      assertThat(inspect("{{index .Config.Labels \"org.opencontainers.image.version\"}}"))
          .isEqualTo("of-a-test");
      long asked = System.nanoTime();
      DOCKER.run("stop", "--time=30", container);
      assertThat(Duration.ofNanos(System.nanoTime() - asked)).isLessThan(Duration.ofSeconds(25));
      assertThat(inspect("{{.State.ExitCode}}")).isEqualTo("0");
    }
    assertThat(DOCKER.run("logs", container)).doesNotContain("\"ERROR\"").doesNotContain("[aot]");
  }

  @Test
  void itGoesOnFromTheVolumesOfAnOlderRelease() throws Exception {
    ReleaseFixture fixture = ReleaseFixture.of("1.0.0", Files.createDirectory(folder.resolve("f")));
    Path state = folder.resolve("state");
    Path settings = Files.writeString(folder.resolve("settings"), settings());
    fixture.unpackH2(state);
    try (UpgradedTarget target = UpgradedTarget.of(fixture, "h2", "releases", folder)) {
      int before = UpgradedTarget.pagesOf(target.contents()).size();
      BuiltImage.open(folder);
      start(
          "--volume=" + fixture.source() + ":/source.git:ro",
          "--volume=" + fixture.tables() + ":/tables.csv:ro",
          "--volume=" + settings + ":/app/config/application.properties:ro",
          "--volume=" + state + ":/data",
          "--volume=" + folder.resolve("releases") + ":/site");

      await("the sync after the upgrade").atMost(PATIENCE).until(() -> health("ready").code() == 0);
      assertThat(UpgradedTarget.pagesOf(target.contents())).hasSizeGreaterThanOrEqualTo(before);
      DOCKER.run("stop", "--time=30", container);
      assertThat(inspect("{{.State.ExitCode}}")).isEqualTo("0");
      String volumes = "--volumes-from=" + container;
      String verified = DOCKER.run("run", "--rm", volumes, BuiltImage.NAME, "verify");
      assertThat(verified).contains("Identical").contains(" 0 foreign");
    }
  }

  private static String settings() {
    return """
        sync.sites=releases
        site.releases.source=file:///source.git
        site.releases.branch=master
        site.releases.target=file:/site
        site.releases.web-url=https://git.example/sample/blob/master
        site.releases.reference.tables=/tables.csv
        state.folder=/data
        http.host=0.0.0.0
        management.host=0.0.0.0
        """;
  }

  private void start(String... options) throws Exception {
    List<String> line =
        new ArrayList<>(
            List.of(
                "run",
                "--detach",
                "--read-only",
                "--tmpfs=/tmp",
                "--cap-drop=ALL",
                "--security-opt=no-new-privileges",
                "--health-interval=10s",
                "--health-timeout=60s",
                "--publish=127.0.0.1::8080"));
    line.addAll(List.of(options));
    line.add(BuiltImage.NAME);
    container = DOCKER.run(line.toArray(String[]::new));
  }

  private String inspect(String format) throws Exception {
    return DOCKER.run("inspect", "--format=" + format, container);
  }

  private String port(int inside) throws Exception {
    return DOCKER.run("port", container, inside + "/tcp").lines().findFirst().orElseThrow();
  }

  /** The health check, with another question. */
  private DockerCommand.Ended health(String check) throws Exception {
    return DOCKER.end(
        "exec",
        container,
        "/opt/java/bin/java",
        "-jar",
        "/app/sentinel-sync.jar",
        "health",
        "--check=" + check);
  }

  /** Whether the newest commit is what readers see. */
  private static boolean publishes(Path site, SampleRepository sample) throws Exception {
    Path current = site.resolve("current");
    return Files.exists(current)
        && Files.readSymbolicLink(current).toString().contains(sample.head().name());
  }
}
