package dev.sentinelsync.ops;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.sentinelsync.ops.OperationsEvent.Outcome;
import dev.sentinelsync.service.ServiceFixture;
import dev.sentinelsync.testing.GitFixture;
import dev.sentinelsync.testing.HttpGitRemote;
import dev.sentinelsync.testing.PostgresServer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Database, remote and target are each taken away in the middle of a sync and brought back: the
 * service says so, comes right without anybody's help, and its lag falls to zero.
 */
class OutageIT {

  private static final Map<String, String> SITE = Map.of("site", "rules");

  @TempDir Path folder;

  private ObservedService service;

  @BeforeEach
  void needGit() {
    Assumptions.assumeTrue(HttpGitRemote.available(), "git http-backend is not installed");
  }

  @Test
  void theDatabase() throws Exception {
    try (PostgresServer server = PostgresServer.start();
        ObservedService observed =
            ObservedService.start(
                folder,
                withPassword(server),
                "state.url",
                server.newDatabase(),
                "state.user",
                server.user(),
                "sync.lease",
                "2s")) {
      service = observed;
      service.awaitRun("PUBLISHED");

      String commit = beginSync();
      server.crash();
      service.fixture().remote().drip(-1);
      assertTold("database");
      await().atMost(ObservedService.PATIENCE).until(() -> metric("sentinel_sync_state_up") == 0);
      server.startAgain();

      assertRecovered(commit);
      assertThat(metric("sentinel_sync_state_up")).isEqualTo(1);
    }
  }

  @Test
  void theRemote() throws Exception {
    try (ObservedService observed = ObservedService.start(folder)) {
      service = observed;
      service.awaitRun("PUBLISHED");

      service.fixture().remote().breakAfter(150);
      String commit = beginSync();
      service.fixture().remote().answer(503);
      assertTold("rules.git");
      service.fixture().remote().drip(-1).breakAfter(-1).answer(0);

      assertRecovered(commit);
    }
  }

  @Test
  void theTarget() throws Exception {
    Path pages = Files.createDirectories(folder.resolve("pages"));
    GitFixture.create(pages.resolve("pages.git")).close();
    try (HttpGitRemote target = HttpGitRemote.start(pages);
        ObservedService observed =
            ObservedService.start(
                folder, "site.rules.target", "git:" + target.url("pages.git") + "#main")) {
      service = observed;
      service.awaitRun("PUBLISHED");

      String commit = beginSync();
      target.answer(503);
      service.fixture().remote().drip(-1);
      assertTold("pages.git");
      target.answer(0);

      assertRecovered(commit);
    }
  }

  private static Map<String, String> withPassword(PostgresServer server) {
    Map<String, String> environment = new HashMap<>(ServiceFixture.ENVIRONMENT);
    environment.put("SENTINEL_SYNC_DB_PASSWORD", server.password());
    return environment;
  }

  /** Pushes, and waits until a sync is in the middle of finding out. */
  private String beginSync() {
    ServiceFixture fixture = service.fixture();
    int runs = service.events(EventKind.SYNC_STARTED).size();
    int requests = fixture.remote().requests();
    fixture.remote().drip(20);
    String commit = fixture.push("While something was away");
    assertThat(fixture.webhook(service.http(), "delivery-1").statusCode()).isEqualTo(202);
    await()
        .atMost(ObservedService.PATIENCE)
        .until(
            () ->
                service.events(EventKind.SYNC_STARTED).size() > runs
                    && fixture.remote().requests() > requests);
    return commit;
  }

  /** The failure names what is away, and the lag is seen. */
  private void assertTold(String what) {
    OperationsEvent failed = service.awaitRun("FAILED");
    assertThat(failed.fields().get(Field.ERROR).toString()).contains(what);
    assertThat(failed.fields()).containsEntry(Field.RETRY, true);
    await().atMost(ObservedService.PATIENCE).until(() -> metric("sentinel_sync_lag_seconds") > 0);
  }

  /** Nobody asks again: that is the service's own affair. */
  private void assertRecovered(String commit) {
    OperationsEvent recovered = service.await(EventKind.SITE_RECOVERED, event -> true);
    assertThat((Integer) recovered.fields().get(Field.FAILURES)).isPositive();
    service.await(
        EventKind.SYNC_FINISHED,
        event -> event.labels().toRevision().equals(commit) && event.outcome() == Outcome.SUCCESS);
    await().atMost(ObservedService.PATIENCE).until(() -> metric("sentinel_sync_lag_seconds") == 0);
  }

  private double metric(String name) {
    Map<String, String> labels = name.equals("sentinel_sync_state_up") ? Map.of() : SITE;
    return Scrape.of(service.get("/observe/metrics")).value(name, labels).orElse(Double.NaN);
  }
}
