package dev.sentinelsync.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sentinelsync.command.SampleRepository;
import dev.sentinelsync.state.HeldLease;
import dev.sentinelsync.state.StateDatabase;
import dev.sentinelsync.state.StateSettings;
import dev.sentinelsync.testing.AzureServer;
import dev.sentinelsync.testing.FaultyProxy;
import dev.sentinelsync.testing.GitFixture;
import dev.sentinelsync.testing.HttpGitRemote;
import dev.sentinelsync.testing.ObjectServer;
import dev.sentinelsync.testing.S3Server;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * SIGTERM while pages go to a target of each kind: the service ends in time and with the documented
 * code, nothing stays locked, and the next start brings the target to what a clean build gives.
 */
class TerminationIT {

  private static final Duration PATIENCE = Duration.ofMinutes(5);

  /** What is left after {@code shutdown.timeout} to whom the platform kills after 30 seconds. */
  private static final Duration CLOSING = Duration.ofSeconds(10);

  private static final Duration LONG = Duration.ofMinutes(2);

  @TempDir Path folder;

  private final Map<String, String> environment = new HashMap<>(ServiceFixture.ENVIRONMENT);
  private final List<AutoCloseable> open = new ArrayList<>();
  private final AtomicInteger written = new AtomicInteger();
  private ServiceFixture fixture;
  private GitFixture repository;

  @BeforeEach
  void setUp() throws Exception {
    Assumptions.assumeTrue(HttpGitRemote.available(), "git http-backend is not installed");
    environment.put("SENTINEL_SYNC_EVENTS_LEVEL", "DEBUG");
    SampleRepository.create(ServiceFixture.served(folder)).close();
    repository = GitFixture.open(ServiceFixture.served(folder));
    fixture = ServiceFixture.over(folder, repository);
    // Enough pages to be interrupted, and no more: those of the content.
    fixture.set("site.rules.formats", "markdown").set("site.rules.history", "off");
    for (String facts : List.of("tables", "attack", "marketplace")) {
      fixture.set("site.rules.reference." + facts, beginning(facts).toString());
    }
  }

  /** The first facts of a file of reference facts. */
  private Path beginning(String facts) throws IOException {
    try (Stream<String> lines = Files.lines(Path.of("config/reference", facts + ".csv"))) {
      return Files.write(folder.resolve(facts + ".csv"), lines.limit(10).toList());
    }
  }

  @AfterEach
  void tearDown() throws Exception {
    if (fixture != null) {
      fixture.close();
    }
    for (AutoCloseable each : open) {
      each.close();
    }
  }

  /**
   * @param grace long enough for the sync to end, or so short that it is given up
   */
  @ParameterizedTest
  @CsvSource({
    "releases, 1ms",
    "in-place, 1ms",
    "git, 1ms",
    "s3, 1ms",
    "azure, 1ms",
    "releases, 2m"
  })
  void aPublishThatIsInterruptedIsCompletedByTheNextStart(String target, String grace)
      throws Exception {
    configure(target);
    fixture.set("shutdown.timeout", grace);
    boolean ends = grace.equals("2m");
    try (ServiceProcess service = start("first")) {
      awaitWrites(service, target, new Random((target + grace).hashCode()));
      long began = System.nanoTime();
      service.terminate();
      int code = service.exitCode(PATIENCE);
      Duration took = Duration.ofNanos(System.nanoTime() - began);

      if (ends) {
        assertThat(code).as(service.log()).isZero();
        assertThat(service.log()).contains("Stopped");
      } else {
        assertThat(code).isIn(0, 1);
      }
      assertThat(took).isLessThan(CLOSING.plus(ends ? LONG : Duration.ZERO));
    }
    if (ends) {
      assertNothingIsLocked();
    }
    fixture.set("shutdown.timeout", "2m");
    try (ServiceProcess service = start("second")) {
      await().atMost(PATIENCE).until(() -> hasPublished(service, repository.tip()));
      service.terminate();
      assertThat(service.exitCode(PATIENCE)).as(service.log()).isZero();
    }
    assertNothingIsLocked();
    assertThat(fixture.verify(environment).isIdentical()).isTrue();
  }

  private void configure(String target) throws Exception {
    Path site = folder.resolve("site");
    switch (target) {
      case "releases" -> fixture.set("site.rules.target", "file:" + site);
      case "in-place" -> fixture.set("site.rules.target", "file:" + site + "?mode=in-place");
      case "git" -> {
        GitFixture.create(site).close();
        fixture.set("site.rules.target", "git:" + site.toUri() + "#site");
      }
      default -> configureObjects(target);
    }
  }

  private void configureObjects(String target) throws Exception {
    ObjectServer server =
        target.equals("s3")
            ? S3Server.inProcess()
            : AzureServer.start(folder.resolve("azurite.log"));
    open.add(server);
    FaultyProxy proxy = FaultyProxy.before(server.endpoint());
    open.add(0, proxy);
    proxy.fate(
        request -> {
          if (request.method().equals("PUT")) {
            written.incrementAndGet();
            LockSupport.parkNanos(Duration.ofMillis(5).toNanos());
          }
          return new FaultyProxy.Pass();
        });
    String bucket = server.newBucket();
    fixture.set("site.rules.target", server.target(bucket + "/docs", proxy.endpoint()));
    Path secret = folder.resolve(target.equals("s3") ? "aws-credentials" : "azure-secret");
    server.settings(folder);
    fixture.set("site.rules.target.secret-file", secret.toString());
  }

  /** Waits until some pages, and not all, have gone out. */
  private void awaitWrites(ServiceProcess service, String target, Random random) {
    int some = 2 + random.nextInt(40);
    switch (target) {
      case "releases", "in-place" -> awaitAtOnce(() -> filesBelow(folder.resolve("site")) >= some);
      case "git" -> {
        // They go into one pack, and to the branch in one push.
        awaitAtOnce(() -> log(service).contains("Stage plan of"));
        LockSupport.parkNanos(Duration.ofMillis(random.nextInt(700)).toNanos());
      }
      default -> awaitAtOnce(() -> written.get() >= some);
    }
  }

  private static void awaitAtOnce(java.util.concurrent.Callable<Boolean> condition) {
    await().pollInterval(Duration.ofMillis(2)).atMost(PATIENCE).until(condition);
  }

  private static String log(ServiceProcess service) {
    try {
      return service.log();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static long filesBelow(Path place) throws IOException {
    if (!Files.isDirectory(place)) {
      return 0;
    }
    try (Stream<Path> files = Files.walk(place)) {
      return files.filter(Files::isRegularFile).count();
    } catch (NoSuchFileException | UncheckedIOException e) {
      // It was renamed while it was listed.
      return 0;
    }
  }

  private boolean hasPublished(ServiceProcess service, String revision) throws IOException {
    if (service.managementPort() == 0) {
      return false;
    }
    JsonNode site =
        ServiceFixture.json(
            fixture.manage(service.managementPort(), "GET", "/api/sites/rules", ""));
    return site.path("publishedRevision").asText().equals(revision)
        && !site.path("busy").asBoolean()
        && !site.path("waiting").asBoolean();
  }

  private void assertNothingIsLocked() throws IOException {
    StateSettings settings = StateSettings.h2(folder.resolve("state").resolve("sentinel-sync"));
    try (Stream<Path> files = Files.walk(folder);
        StateDatabase state = StateDatabase.open(settings, Clock.systemUTC())) {
      // The lock of the clone is one of the operating system, on a file that stays.
      assertThat(files.map(Path::toString).filter(file -> file.endsWith(".lock")))
          .allMatch(file -> file.endsWith("clones/rules.lock"));
      assertThat(HeldLease.of(state, "rules")).isEmpty();
    }
  }

  private ServiceProcess start(String name) throws IOException {
    return ServiceProcess.start(
        fixture.configuration(), folder.resolve(name + ".log"), environment);
  }
}
