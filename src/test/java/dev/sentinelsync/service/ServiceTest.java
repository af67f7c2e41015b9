package dev.sentinelsync.service;

import static dev.sentinelsync.service.ServiceBench.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sentinelsync.pipeline.SyncStatus;
import dev.sentinelsync.state.SyncRequest;
import dev.sentinelsync.testing.PostgresServer;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
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
      bench.set("state.url", server.newDatabase());
      bench.set("state.user", server.user());
      environment.put("SENTINEL_SYNC_DB_PASSWORD", server.password());
    }
  }

  abstract static class Behaviour extends ServiceTestBase {

    @Test
    void aPushAndItsWebhookMakeThePageVisible() {
      startAndAwaitFirstSync();

      String commit = bench.push("Second rule");
      HttpResponse<String> answer = bench.webhook(http(), "delivery-1");

      assertThat(answer.statusCode()).isEqualTo(202);
      await().atMost(PATIENCE).until(() -> bench.shows("Second rule"));
      await().atMost(PATIENCE).until(() -> gate.reports().size() == 2);
      assertThat(gate.triggers()).containsExactly("START", "WEBHOOK");
      JsonNode site = json(bench.manage(management(), "GET", "/api/sites/rules", ""));
      assertThat(site.get("publishedRevision").asText()).isEqualTo(commit);
      assertThat(site.get("sourceRevision").asText()).isEqualTo(commit);
      assertThat(site.get("lagSeconds").asLong()).isZero();
      assertThat(site.get("nextSync").asText()).startsWith("2099-01-01T00:00:00");
    }

    @Test
    void webhooksDuringASyncLeadToExactlyOneFurtherSync() throws Exception {
      startAndAwaitFirstSync();
      gate.close();
      bench.webhook(http(), "first");
      gate.awaitRun();
      bench.push("Pushed meanwhile");

      List<CompletableFuture<HttpResponse<String>>> answers = new ArrayList<>();
      for (int i = 0; i < 100; i++) {
        answers.add(bench.webhookLater(http(), "burst-" + i));
      }
      assertThat(answers).allSatisfy(each -> assertThat(each.join().statusCode()).isEqualTo(202));
      gate.open();

      await().atMost(PATIENCE).until(() -> gate.reports().size() >= 3 && isIdle());
      assertThat(gate.triggers()).containsExactly("START", "WEBHOOK", "WEBHOOK");
      assertThat(bench.shows("Pushed meanwhile")).isTrue();
    }

    @Test
    void aPausedSiteStandsStillUntilItIsResumed() {
      startAndAwaitFirstSync();
      HttpResponse<String> paused =
          bench.manage(
              management(),
              "POST",
              "/api/sites/rules/pause",
              "{\"by\": \"Ann\", \"reason\": \"migration\"}");
      assertThat(paused.statusCode()).isEqualTo(200);

      bench.push("While paused");
      assertThat(bench.webhook(http(), "delivery-1").statusCode()).isEqualTo(202);
      await()
          .atMost(PATIENCE)
          .until(() -> !service.service().control().site("rules").orElseThrow().busy());
      JsonNode site = json(bench.manage(management(), "GET", "/api/sites/rules", ""));
      assertThat(site.get("waiting").asBoolean()).isTrue();
      assertThat(site.get("pause").get("by").asText()).isEqualTo("Ann");
      assertThat(gate.triggers()).containsExactly("START");

      bench.manage(management(), "POST", "/api/sites/rules/resume", "");
      await().atMost(PATIENCE).until(() -> bench.shows("While paused"));
    }

    @Test
    void theScheduleFindsWhatNoWebhookTold() {
      bench.set("site.rules.schedule", "* * * * * ?");
      startAndAwaitFirstSync();

      bench.push("Found by the schedule");

      await().atMost(PATIENCE).until(() -> bench.shows("Found by the schedule"));
      await().atMost(PATIENCE).until(() -> gate.triggers().contains("SCHEDULE"));
    }

    @Test
    void aRemoteThatWasAwayIsTriedAgainUntilItIsBack() {
      bench.set("retry.first", "50ms");
      startAndAwaitFirstSync();
      bench.remote().answer(503);
      bench.push("While the remote was away");
      bench.webhook(http(), "delivery-1");
      await().atMost(PATIENCE).until(() -> gate.triggers().contains("RETRY"));
      assertThat(gate.reports().get(1).status()).isEqualTo(SyncStatus.FAILED);

      bench.remote().answer(0);

      await().atMost(PATIENCE).until(() -> bench.shows("While the remote was away"));
      await().atMost(PATIENCE).until(this::isIdle);
      assertThat(service.service().control().site("rules").orElseThrow().lagSeconds()).isZero();
    }

    @Test
    void whatSomebodyElseChangedInTheTargetIsPutRight() {
      bench.set("sync.verify-every", "500ms");
      startAndAwaitFirstSync();

      String before = bench.tamperWithHomePage();

      // A release may be taken away under our hands.
      await()
          .atMost(PATIENCE)
          .ignoreExceptions()
          .until(() -> bench.homePage().equals(before));
    }

    @Test
    void aRequestThatAnotherInstanceLeftIsFoundByTheSweep() {
      startAndAwaitFirstSync();
      bench.push("Asked elsewhere");
      // As an instance on another machine writes it before it is killed.
      service
          .service()
          .state()
          .requests()
          .request(new SyncRequest("left-behind", "rules", "WEBHOOK", Instant.now()));

      await().atMost(PATIENCE).until(() -> bench.shows("Asked elsewhere"));
    }
  }
}
