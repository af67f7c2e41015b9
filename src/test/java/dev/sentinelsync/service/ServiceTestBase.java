package dev.sentinelsync.service;

import static org.awaitility.Awaitility.await;

import dev.sentinelsync.http.ManagedService;
import dev.sentinelsync.testing.HttpGitRemote;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** The whole service, with real routes, database, Git server and HTTP. */
abstract class ServiceTestBase {

  static final Duration PATIENCE = Duration.ofMinutes(4);

  @TempDir Path folder;

  Clock clock = Clock.systemUTC();
  final Gate gate = new Gate();
  final Map<String, String> environment = new HashMap<>(ServiceFixture.ENVIRONMENT);
  final List<ManagedService> started = new ArrayList<>();
  ServiceFixture fixture;
  ManagedService service;

  /** Chooses the database; the default is an H2 file in the state folder. */
  void database() {}

  @BeforeEach
  void setUp() throws Exception {
    Assumptions.assumeTrue(HttpGitRemote.available(), "git http-backend is not installed");
    fixture = ServiceFixture.in(folder);
    database();
  }

  @AfterEach
  void tearDown() {
    gate.open();
    started.forEach(ManagedService::stop);
    if (fixture != null) {
      fixture.close();
    }
  }

  void start() {
    service = fixture.start(environment, clock, List.of(gate));
    started.add(service);
  }

  void startAndAwaitFirstSync() {
    start();
    await().atMost(PATIENCE).until(() -> fixture.shows("First rule"));
    await().atMost(PATIENCE).until(() -> !gate.reports().isEmpty());
  }

  boolean isIdle() {
    SiteState site = service.service().control().site("rules").orElseThrow();
    return !site.busy() && !site.waiting();
  }

  int http() {
    return service.httpPort();
  }

  int management() {
    return service.managementPort();
  }
}
