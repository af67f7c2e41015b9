package dev.sentinelsync.service;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.sentinelsync.config.ConfigurationFile;
import dev.sentinelsync.config.Settings;
import dev.sentinelsync.http.ManagedService;
import dev.sentinelsync.pipeline.SiteRuntime;
import dev.sentinelsync.service.ServiceParts.Additions;
import dev.sentinelsync.source.ProgressListener;
import dev.sentinelsync.testing.GitFixture;
import dev.sentinelsync.testing.HttpGitRemote;
import dev.sentinelsync.verify.Verification;
import dev.sentinelsync.verify.Verifier;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * What stands around a service under test: a repository behind a real Git server, a target folder,
 * a configuration file, and clients that speak to its ports.
 */
public final class ServiceFixture implements AutoCloseable {

  /** Bearer token of the control interface. */
  public static final String TOKEN = "a-test-token-of-sufficient-length";

  private static final String SECRET = "a-test-secret-of-sufficient-length";

  /** Environment variables of the service. */
  public static final Map<String, String> ENVIRONMENT =
      Map.of("SENTINEL_SYNC_CONTROL_TOKEN", TOKEN, "SENTINEL_SYNC_GITHUB_SECRET", SECRET);

  private static final JsonMapper JSON = new JsonMapper();

  private final Path folder;
  private final GitFixture repository;
  private final HttpGitRemote remote;
  private final SortedMap<String, String> properties = new TreeMap<>();
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private ServiceFixture(Path folder, GitFixture repository, HttpGitRemote remote) {
    this.folder = folder;
    this.repository = repository;
    this.remote = remote;
  }

  /** Sets up a repository with one rule, and a configuration with ports that are free. */
  public static ServiceFixture in(Path folder) throws IOException {
    Files.createDirectories(folder.resolve("served"));
    GitFixture repository = GitFixture.create(served(folder));
    ServiceFixture fixture = over(folder, repository);
    fixture.push("First rule");
    return fixture;
  }

  /** Where the served repository lies in a test's folder. */
  static Path served(Path folder) {
    return folder.resolve("served").resolve("rules.git");
  }

  /** Sets up a configuration with ports that are free before the repository at {@link #served}. */
  static ServiceFixture over(Path folder, GitFixture repository) throws IOException {
    ServiceFixture fixture =
        new ServiceFixture(folder, repository, HttpGitRemote.start(served(folder).getParent()));
    fixture.set("sync.sites", "rules");
    fixture.set("site.rules.source", fixture.remote.url("rules.git"));
    fixture.set("site.rules.source.schemes", "http");
    fixture.set("site.rules.web-url", "https://github.com/Azure/Azure-Sentinel/blob/master");
    fixture.set("site.rules.target", "file:" + folder.resolve("site"));
    // Never during a test, so that nothing comes but what the test asks for.
    fixture.set("site.rules.schedule", "0 0 0 1 1 ? 2099");
    fixture.set("schedule.jitter", "0s");
    fixture.set("state.folder", folder.resolve("state").toString());
    fixture.set("http.port", "0");
    fixture.set("management.port", "0");
    fixture.set("webhook.providers", "github");
    fixture.set("sync.sweep", "200ms");
    fixture.set("shutdown.timeout", "30s");
    return fixture;
  }

  /** Sets a property of the configuration. */
  public ServiceFixture set(String key, String value) {
    properties.put(key, value);
    return this;
  }

  /** The Git server. */
  public HttpGitRemote remote() {
    return remote;
  }

  /** Writes the configuration and returns its file. */
  public Path configuration() {
    StringBuilder text = new StringBuilder();
    properties.forEach(
        (key, value) ->
            text.append(key).append('=').append(value.replace("\\", "\\\\")).append('\n'));
    try {
      return Files.writeString(folder.resolve("application.properties"), text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Settings settings(Map<String, String> environment) {
    return Settings.readForService(
        ConfigurationFile.of(configuration()), Map.of(), environment::get);
  }

  /** Starts the service in this process. */
  public ManagedService start(
      Map<String, String> environment, Clock clock, List<ServiceListener> listeners) {
    Settings settings = settings(environment);
    return ManagedService.start(
        new ServiceParts(
            settings.service(),
            settings.sites(),
            settings.state(),
            settings.contentLimits(),
            settings.routes(),
            environment::get,
            clock,
            Additions.listeners(listeners)));
  }

  /** Compares the target with a clean build; no service may be at work on its clone. */
  Verification verify(Map<String, String> environment) {
    Settings settings = settings(environment);
    try (SiteRuntime site = SiteRuntime.open(settings.sites().get(0));
        Verifier verifier =
            Verifier.start(
                Path.of("routes"), site.settings().pages().folders(), settings.contentLimits())) {
      return verifier.verify(site, ProgressListener.NONE);
    }
  }

  /** Commits the rule under a new name; the next sync shows it. Returns the commit. */
  public String push(String name) {
    return repository.commit(name, Map.of("Detections/DnsEvents/Rule.yaml", rule(name)));
  }

  /** Commits files, by path; the next sync shows them. Returns the commit. */
  public String commit(String message, Map<String, String> files) {
    return repository.commit(message, files);
  }

  /** The text of a rule of that name. */
  public static String rule(String name) {
    return """
        id: 0b9b4a3c-4f3e-4c8e-9d6a-1d5b8f0c2a11
        name: %s
        kind: Scheduled
        description: A rule of a test.
        severity: Low
        requiredDataConnectors: []
        queryFrequency: 1d
        queryPeriod: 1d
        triggerOperator: gt
        triggerThreshold: 0
        tactics:
          - CommandAndControl
        relevantTechniques:
          - T1071
        query: DnsEvents | where Name has "example"
        """
        .formatted(name);
  }

  /** Whether some page of the target has this in its text. */
  public boolean shows(String text) {
    Path site = folder.resolve("site").resolve("current");
    if (!Files.isDirectory(site)) {
      return false;
    }
    try (Stream<Path> files = Files.walk(site.toRealPath())) {
      return files
          .filter(file -> file.toString().endsWith(".md"))
          .anyMatch(file -> read(file).contains(text));
    } catch (IOException | UncheckedIOException e) {
      // A release was taken away under our hands: there is a newer one now.
      return false;
    }
  }

  /** Somebody else writes into the target's home page; returns how it was. */
  public String tamperWithHomePage() {
    Path page = folder.resolve("site").resolve("current").resolve("readme.md");
    String before = read(page);
    try {
      // Published files are shared between releases, so this one is replaced, not written into.
      Files.delete(page);
      Files.writeString(page, "Defaced");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return before;
  }

  /** The target's home page. */
  public String homePage() {
    return read(folder.resolve("site").resolve("current").resolve("readme.md"));
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Delivers a webhook as GitHub would after a push. */
  public HttpResponse<String> webhook(int port, String deliveryId) {
    return webhookLater(port, deliveryId).join();
  }

  /** The same without waiting for the answer. */
  public CompletableFuture<HttpResponse<String>> webhookLater(int port, String deliveryId) {
    String body = pushOf("refs/heads/master");
    return deliver(port, "github", "application/json", pushHeaders(deliveryId, body), body);
  }

  /** What GitHub says of a push. */
  String pushOf(String ref) {
    return """
        {"ref": "%s", "repository": {"full_name": "rules", "clone_url": "%s"}}
        """
        .formatted(ref, remote.url("rules.git"));
  }

  /** GitHub's headers of a push, with the signature of a body. */
  public static Map<String, String> pushHeaders(String deliveryId, String body) {
    return Map.of(
        "X-GitHub-Event",
        "push",
        "X-GitHub-Delivery",
        deliveryId,
        "X-Hub-Signature-256",
        "sha256=" + signature(body));
  }

  /** Sends a delivery of any kind. */
  CompletableFuture<HttpResponse<String>> deliver(
      int port, String provider, String contentType, Map<String, String> headers, String body) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/webhook/" + provider))
            .header("Content-Type", contentType)
            .timeout(Duration.ofSeconds(60))
            .POST(BodyPublishers.ofString(body));
    headers.forEach(request::header);
    return client.sendAsync(request.build(), BodyHandlers.ofString());
  }

  private static String signature(String body) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(SECRET.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
      return HexFormat.of().formatHex(mac.doFinal(body.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Asks the management port with the token. */
  public HttpResponse<String> manage(int port, String method, String path, String body) {
    return manage(port, method, path, body, Optional.of("Bearer " + TOKEN), "application/json");
  }

  /** Asks the management port. */
  public HttpResponse<String> manage(
      int port,
      String method,
      String path,
      String body,
      Optional<String> authorization,
      String contentType) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
            .header("Content-Type", contentType)
            .timeout(Duration.ofSeconds(60))
            .method(method, BodyPublishers.ofString(body));
    authorization.ifPresent(value -> request.header("Authorization", value));
    return client.sendAsync(request.build(), BodyHandlers.ofString()).join();
  }

  /** An answer's body. */
  public static JsonNode json(HttpResponse<String> response) {
    try {
      return JSON.readTree(response.body());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    remote.close();
    repository.close();
  }
}
