package dev.sentinelsync.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.sentinelsync.command.SampleRepository;
import dev.sentinelsync.testing.Command;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The script of the action as GitHub runs it, from nothing: it downloads a release, checks it, and
 * publishes to a branch, of which the pages are read.
 */
class GitHubActionIT {

  private static final Path SCRIPT = Path.of("examples/github-action/run.sh").toAbsolutePath();
  private static final String VERSION = "0.0.0-test";
  private static final String RULE =
      "Solutions/Northwall Firewall/Analytic Rules/NorthwallBeaconing.yaml";

  @TempDir Path folder;

  private final SortedMap<String, String> environment = new TreeMap<>();

  private record Ended(int code, String out) {}

  @BeforeEach
  void prepare() throws Exception {
    for (String tool : List.of("bash", "curl", "jq", "git", "tar", "sha256sum")) {
      assumeTrue(
          Arrays.stream(System.getenv("PATH").split(":"))
              .anyMatch(path -> Files.isExecutable(Path.of(path, tool))),
          "bash, curl, jq, git, tar and sha256sum are needed");
    }
    environment.put("RUNNER_TEMP", Files.createDirectory(folder.resolve("temp")).toString());
    environment.put("GITHUB_OUTPUT", folder.resolve("output").toString());
    environment.put("GITHUB_STEP_SUMMARY", folder.resolve("summary").toString());
    environment.put("GITHUB_REPOSITORY", "contoso/detections");
    environment.put("SENTINEL_SYNC_RELEASES", folder.resolve("releases").toUri().toString());
    environment.put("SENTINEL_SYNC_VERSION", VERSION);
    environment.put(
        "PATH", Path.of(System.getProperty("java.home"), "bin") + ":" + System.getenv("PATH"));
  }

  @Test
  void theScriptPublishesToABranchFromNothing() throws Exception {
    assumeTrue(Files.exists(Path.of("target/sentinel-sync.jar")), "the program is not packaged");
    release("--directory", "target", "sentinel-sync.jar", "lib");
    Path pages = folder.resolve("pages.git");
    Command.run(List.of("git", "init", "--quiet", "--bare", pages.toString()));
    environment.put("SENTINEL_SYNC_TARGET", "git:" + pages.toUri() + "#gh-pages");
    environment.put("SENTINEL_SYNC_SITE_URL", "https://contoso.github.io/detections/");
    Path state = folder.resolve("temp/sentinel-sync/state");
    try (SampleRepository sample = SampleRepository.create(folder.resolve("rules.git"))) {
      environment.put("SENTINEL_SYNC_SOURCE", sample.folder().toUri().toString());

      Ended first = run("sync");
      assertThat(first.code()).as(first.out()).isZero();
      assertThat(first.out())
          .contains("Published " + sample.head().name().substring(0, 10))
          .as("the sample holds a file that cannot be read")
          .contains("::warning::The site is published.");
      assertThat(show(pages, "index.html")).contains("<!DOCTYPE html>");
      assertThat(show(pages, ".nojekyll")).isEmpty();
      assertThat(folder.resolve("summary")).content().contains(" written, ");
      assertThat(commits(pages)).isEqualTo(1);

      Command.run(List.of("cp", "-a", state.toString(), state + ".old"));
      sample.commit(Map.of(RULE, rule(sample, "Beaconing by the clock")), List.of(), "A title");
      assertThat(run("sync").out()).contains("(A title)");
      assertThat(command(pages, "grep", "-l", "Beaconing by the clock", "gh-pages")).isNotEmpty();

      // A cache of Actions may bring back the state of any earlier run.
      Command.run(List.of("rm", "-r", state.toString()));
      Files.move(Path.of(state + ".old"), state);
      sample.commit(Map.of(RULE, rule(sample, "Beaconing by the moon")), List.of(), "Again");
      Ended third = run("sync");
      assertThat(third.code()).as(third.out()).isZero();
      assertThat(command(pages, "grep", "-l", "Beaconing by the moon", "gh-pages")).isNotEmpty();
      assertThat(commits(pages)).isEqualTo(3);
      assertThat(verify()).contains("Identical").contains(" 0 foreign");
    }
  }

  private String verify() throws Exception {
    List<String> line =
        List.of(
            "java",
            "-XX:TieredStopAtLevel=1",
            "-jar",
            "target/sentinel-sync.jar",
            "verify",
            "--config",
            SCRIPT.resolveSibling("site.properties").toString(),
            "--state",
            folder.resolve("temp/sentinel-sync/state").toString());
    return execute(line).out();
  }

  @Test
  void anArchiveWithAnotherDigestIsNotUnpacked() throws Exception {
    Files.writeString(folder.resolve("sentinel-sync.jar"), "not the program");
    release("--directory", folder.toString(), "sentinel-sync.jar");
    environment.put("SENTINEL_SYNC_SHA256", "0".repeat(64));

    Ended ended = run("sync");

    assertThat(ended.code()).isEqualTo(1);
    assertThat(ended.out())
        .contains("::error::")
        .contains("has another digest than " + "0".repeat(64));
    assertThat(folder.resolve("temp/sentinel-sync/sentinel-sync-" + VERSION)).doesNotExist();
  }

  @Test
  void theTokenIsForItsOwnServerAlone() throws Exception {
    environment.put("SENTINEL_SYNC_HOME", folder.toString());
    environment.put("GIT_TOKEN", "a-token");
    refused("SENTINEL_SYNC_SOURCE", "https://git.example/rules.git");
    refused("SENTINEL_SYNC_TARGET", "git:https://git.example/pages.git#gh-pages");
  }

  private void refused(String variable, String address) throws Exception {
    environment.put(variable, address);
    Ended ended = run("sync");
    environment.remove(variable);

    assertThat(ended.code()).isEqualTo(1);
    assertThat(ended.out()).contains("another server than the token").doesNotContain("a-token");
  }

  @Test
  void whatIsMissingIsNamed() throws Exception {
    environment.remove("SENTINEL_SYNC_VERSION");
    assertThat(run("sync").out()).contains("SENTINEL_SYNC_VERSION");
    assertThat(run("status").out()).contains("Say sync, plan or comment.");
    assertThat(run("comment").out()).contains("PULL_REQUEST");
  }

  /** A server that keeps comments as GitHub does: the second plan replaces the first. */
  @Test
  void aPullRequestHasOneComment() throws Exception {
    environment.put("PULL_REQUEST", "7");
    environment.put("GIT_TOKEN", "a-token");
    try (Comments comments = new Comments()) {
      environment.put("GITHUB_API_URL", comments.address());
      comments.add("stranger", "<!-- sentinel-sync plan -->\nNot ours");
      for (int number = 0; number < 120; number++) {
        comments.add("somebody", "Comment " + number);
      }
      environment.put("PLAN", "3 rules change: \"quoted\" `code` $HOME\n");
      Ended first = run("comment");
      assertThat(first.code()).as(first.out()).isZero();
      environment.put("PLAN", "Nothing changes.");
      Ended second = run("comment");
      assertThat(second.code()).as(second.out()).isZero();

      assertThat(comments.requests)
          .filteredOn(request -> !request.startsWith("GET"))
          .containsExactly(
              "POST /repos/contoso/detections/issues/7/comments",
              "PATCH /repos/contoso/detections/issues/comments/121");
      assertThat(comments.bodies).hasSize(122);
      assertThat(comments.bodies.get(121))
          .isEqualTo("<!-- sentinel-sync plan -->\nNothing changes.");
      assertThat(comments.first).endsWith("3 rules change: \"quoted\" `code` $HOME\n");
      assertThat(comments.tokens).containsOnly("Bearer a-token");
      assertThat(first.out() + second.out()).doesNotContain("a-token");
    }
  }

  /** The part of GitHub's interface that the script uses, by pages of a hundred. */
  private static final class Comments implements AutoCloseable {

    private static final JsonMapper JSON = new JsonMapper();

    private final HttpServer server;
    private final List<String> authors = new ArrayList<>();
    private final List<String> bodies = new ArrayList<>();
    private final List<String> requests = new ArrayList<>();
    private final List<String> tokens = new ArrayList<>();
    private String first = "";

    Comments() throws IOException {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      server.createContext("/", this::answer);
      server.start();
    }

    String address() {
      return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    void add(String author, String body) {
      authors.add(author);
      bodies.add(body);
    }

    private void answer(HttpExchange exchange) throws IOException {
      String path = exchange.getRequestURI().getPath();
      requests.add(exchange.getRequestMethod() + " " + path);
      tokens.add(exchange.getRequestHeaders().getFirst("Authorization"));
      JsonNode given = JSON.readTree(exchange.getRequestBody().readAllBytes());
      List<Map<String, Object>> shown = new ArrayList<>();
      switch (exchange.getRequestMethod()) {
        case "POST" -> {
          first = given.path("body").asText();
          add("github-actions[bot]", first);
        }
        case "PATCH" ->
            bodies.set(
                Integer.parseInt(path.substring(path.lastIndexOf('/') + 1)),
                given.path("body").asText());
        default -> {
          String query = exchange.getRequestURI().getQuery();
          int from = 100 * (Integer.parseInt(query.substring(query.lastIndexOf('=') + 1)) - 1);
          for (int id = from; id < Math.min(from + 100, bodies.size()); id++) {
            shown.add(
                Map.of("id", id, "user", Map.of("login", authors.get(id)), "body", bodies.get(id)));
          }
        }
      }
      byte[] answer = JSON.writeValueAsBytes(shown);
      exchange.sendResponseHeaders(200, answer.length);
      exchange.getResponseBody().write(answer);
      exchange.close();
    }

    @Override
    public void close() {
      server.stop(0);
    }
  }

  /** Packs a release as the project publishes it. */
  private void release(String... what) throws Exception {
    Path place = Files.createDirectories(folder.resolve("releases/v" + VERSION));
    String name = "sentinel-sync-" + VERSION;
    Path archive = place.resolve(name + ".tar.gz");
    List<String> line =
        new ArrayList<>(
            List.of(
                "tar",
                "--create",
                "--use-compress-program=gzip -1",
                "--file=" + archive,
                "--transform=s,^," + name + "/,"));
    line.addAll(List.of(what));
    Command.run(line);
    byte[] digest = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(archive));
    Files.writeString(
        place.resolve(name + ".tar.gz.sha256"),
        HexFormat.of().formatHex(digest) + "  " + name + ".tar.gz\n");
  }

  private static byte[] rule(SampleRepository sample, String name) {
    return new String(sample.files().get(RULE), StandardCharsets.UTF_8)
        .replaceFirst("(?m)^name: .*$", "name: " + name)
        .getBytes(StandardCharsets.UTF_8);
  }

  private static String show(Path pages, String file) throws Exception {
    return command(pages, "show", "gh-pages:" + file);
  }

  private static int commits(Path pages) throws Exception {
    return Integer.parseInt(command(pages, "rev-list", "--count", "gh-pages"));
  }

  private static String command(Path pages, String... arguments) throws Exception {
    return Command.git(pages, arguments);
  }

  private Ended run(String command) throws Exception {
    return execute(List.of(SCRIPT.toString(), command));
  }

  private Ended execute(List<String> line) throws Exception {
    ProcessBuilder builder = new ProcessBuilder(line).redirectErrorStream(true);
    builder.environment().putAll(environment);
    Process process = builder.start();
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Ended(process.waitFor(), out);
  }
}
