package dev.sentinelsync.service;

import static dev.sentinelsync.service.ServiceFixture.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sentinelsync.pipeline.SyncStatus;
import dev.sentinelsync.state.SyncRequest;
import dev.sentinelsync.testing.PostgresServer;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** What asks for syncs, and what comes of it, on both databases. */
class ServiceTest {

  @Nested
  class OnH2 extends Behaviour {}

  @Nested
  class OnPostgresql extends Behaviour {
    @Override
    void database() {
      PostgresServer server = PostgresServer.shared();
      fixture.set("state.url", server.newDatabase());
      fixture.set("state.user", server.user());
      environment.put("SENTINEL_SYNC_DB_PASSWORD", server.password());
    }
  }

  abstract static class Behaviour extends ServiceTestBase {

    private static final int BURST = 1_000;

    @Test
    void aPushAndItsWebhookMakeThePageVisible() {
      startAndAwaitFirstSync();

      int requests = fixture.remote().requests();
      String commit = fixture.push("Second rule");
      HttpResponse<String> answer = fixture.webhook(http(), "delivery-1");

      assertThat(answer.statusCode()).isEqualTo(202);
      await().atMost(PATIENCE).until(() -> fixture.shows("Second rule"));
      await().atMost(PATIENCE).until(() -> gate.reports().size() == 2);
      assertThat(gate.triggers()).containsExactly("START", "WEBHOOK");
      // Two for looking up the tip, three for fetching it: each costs a push a round trip.
      assertThat(fixture.remote().requests() - requests).isLessThanOrEqualTo(5);
      JsonNode site = json(fixture.manage(management(), "GET", "/api/sites/rules", ""));
      assertThat(site.get("publishedRevision").asText()).isEqualTo(commit);
      assertThat(site.get("sourceRevision").asText()).isEqualTo(commit);
      assertThat(site.get("lagSeconds").asLong()).isZero();
      assertThat(site.get("nextSync").asText()).startsWith("2099-01-01T00:00:00");
    }

    @Test
    void aThousandWebhooksDuringASyncLeadToExactlyOneFurtherSync() throws Exception {
      startAndAwaitFirstSync();
      gate.close();
      fixture.webhook(http(), "first");
      gate.awaitRun();
      fixture.push("Pushed meanwhile");

      List<CompletableFuture<HttpResponse<String>>> answers = new ArrayList<>();
      // No sender opens more connections at once.
      Semaphore connections = new Semaphore(64);
      for (int i = 0; i < BURST; i++) {
        connections.acquire();
        answers.add(
            fixture
                .webhookLater(http(), "burst-" + i)
                .whenComplete((answer, failure) -> connections.release()));
      }
      assertThat(answers).allSatisfy(each -> assertThat(each.join().statusCode()).isEqualTo(202));
      // Accepted each of them, and none taken for another.
      assertThat(answers.stream().map(each -> json(each.join()).get("status").asText()))
          .containsOnly("accepted");
      assertThat(answers.stream().map(each -> json(each.join()).get("requestId").asText()))
          .doesNotHaveDuplicates();
      gate.open();

      await().atMost(PATIENCE).until(() -> gate.reports().size() >= 3 && isIdle());
      assertThat(gate.triggers()).containsExactly("START", "WEBHOOK", "WEBHOOK");
      assertThat(fixture.shows("Pushed meanwhile")).isTrue();
    }

    @Test
    void aPausedSiteStandsStillUntilItIsResumed() {
      startAndAwaitFirstSync();
      HttpResponse<String> paused =
          fixture.manage(
              management(),
              "POST",
              "/api/sites/rules/pause",
              "{\"by\": \"Ann\", \"reason\": \"migration\"}");
      assertThat(paused.statusCode()).isEqualTo(200);

      fixture.push("While paused");
      assertThat(fixture.webhook(http(), "delivery-1").statusCode()).isEqualTo(202);
      await()
          .atMost(PATIENCE)
          .until(() -> !service.service().control().site("rules").orElseThrow().busy());
      JsonNode site = json(fixture.manage(management(), "GET", "/api/sites/rules", ""));
      assertThat(site.get("waiting").asBoolean()).isTrue();
      assertThat(site.get("pause").get("by").asText()).isEqualTo("Ann");
      assertThat(gate.triggers()).containsExactly("START");

      fixture.manage(management(), "POST", "/api/sites/rules/resume", "");
      await().atMost(PATIENCE).until(() -> fixture.shows("While paused"));
    }

    @Test
    void theScheduleFindsWhatNoWebhookTold() {
      fixture.set("site.rules.schedule", "* * * * * ?");
      startAndAwaitFirstSync();

      fixture.push("Found by the schedule");

      await().atMost(PATIENCE).until(() -> fixture.shows("Found by the schedule"));
      await().atMost(PATIENCE).until(() -> gate.triggers().contains("SCHEDULE"));
    }

    @Test
    void aRemoteThatWasAwayIsTriedAgainUntilItIsBack() {
      fixture.set("retry.first", "50ms");
      startAndAwaitFirstSync();
      fixture.remote().answer(503);
      fixture.push("While the remote was away");
      fixture.webhook(http(), "delivery-1");
      await().atMost(PATIENCE).until(() -> gate.triggers().contains("RETRY"));
      assertThat(gate.reports().get(1).status()).isEqualTo(SyncStatus.FAILED);

      fixture.remote().answer(0);

      await().atMost(PATIENCE).until(() -> fixture.shows("While the remote was away"));
      await().atMost(PATIENCE).until(this::isIdle);
      assertThat(service.service().control().site("rules").orElseThrow().lagSeconds()).isZero();
    }

    @Test
    void whatSomebodyElseChangedInTheTargetIsPutRight() {
      fixture.set("sync.verify-every", "500ms");
      startAndAwaitFirstSync();

      String before = fixture.tamperWithHomePage();

      // A release may be taken away under our hands.
      await().atMost(PATIENCE).ignoreExceptions().until(() -> fixture.homePage().equals(before));
    }

    @Test
    void aRequestThatAnotherInstanceLeftIsFoundByTheSweep() {
      startAndAwaitFirstSync();
      fixture.push("Asked elsewhere");
      // As an instance on another machine writes it before it is killed.
      service
          .service()
          .state()
          .requests()
          .add(new SyncRequest("left-behind", "rules", "WEBHOOK", Instant.now()));

      await().atMost(PATIENCE).until(() -> fixture.shows("Asked elsewhere"));
    }

    @Test
    void requestsThatCannotBeRemovedDoNotRunOneSyncAfterTheOther() throws Exception {
      fixture.set("sync.sweep", "1d");
      startAndAwaitFirstSync();
      await().atMost(PATIENCE).until(this::isIdle);
      fixture.manage(
          management(), "POST", "/api/sites/rules/pause", "{\"by\":\"a\",\"reason\":\"b\"}");
      fixture.webhook(http(), "delivery-1");
      try (Connection connection = service.service().state().connections().getConnection();
          Statement statement = connection.createStatement()) {
        statement.execute(
            "CREATE TABLE keeps (id VARCHAR(64), site VARCHAR(64),"
                + " FOREIGN KEY (id, site) REFERENCES sync_request (request_id, site))");
        statement.execute("INSERT INTO keeps SELECT request_id, site FROM sync_request");
      }
      int before = gate.reports().size();

      fixture.manage(management(), "POST", "/api/sites/rules/resume", "");

      await().atMost(PATIENCE).until(() -> gate.reports().size() == before + 1);
      await()
          .during(Duration.ofSeconds(3))
          .atMost(PATIENCE)
          .until(() -> gate.reports().size() == before + 1);
    }
  }
}
