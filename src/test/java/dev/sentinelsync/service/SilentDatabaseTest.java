package dev.sentinelsync.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.sentinelsync.testing.CapturedLog;
import dev.sentinelsync.testing.PostgresServer;
import dev.sentinelsync.testing.SilentRelay;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.apache.logging.log4j.Level;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The database is away: whoever asks the service is answered at once from what it knows. */
class SilentDatabaseTest extends ServiceTestBase {

  private static final PostgresServer SERVER = PostgresServer.shared();

  private final CapturedLog log = CapturedLog.of(Level.ERROR);
  private SilentRelay relay;

  @Override
  void database() {
    try {
      String url = SERVER.newDatabase();
      int port = URI.create(url.substring("jdbc:".length())).getPort();
      relay = SilentRelay.before(port);
      fixture.set("state.url", url.replace(":" + port + "/", ":" + relay.port() + "/"));
      fixture.set("state.user", SERVER.user());
      environment.put("SENTINEL_SYNC_DB_PASSWORD", SERVER.password());
    } catch (Exception e) { // whatever it was: without the database there is nothing to test
      throw new AssertionError(e);
    }
  }

  @AfterEach
  void stopListening() {
    log.close();
    relay.close();
  }

  @Test
  void aDatabaseThatAcceptsAndNeverAnswersKeepsNobodyWaiting() {
    startAndAwaitFirstSync();
    await().atMost(PATIENCE).until(this::isIdle);
    await().atMost(PATIENCE).until(() -> health("ready").statusCode() == 200);

    relay.fallSilent();
    // Asked while the service does not know it yet, so that this one waits until it does.
    CompletableFuture<HttpResponse<String>> early = fixture.webhookLater(http(), "delivery-0");
    assertThat(early.join().statusCode()).isEqualTo(503);
    assertThat(health("ready").statusCode()).isEqualTo(503);
    await().atMost(PATIENCE).until(() -> !relay.unanswered().isEmpty());

    assertThat(whileAnAttemptHangs(() -> health("ready")).body())
        .containsIgnoringCase("state database");
    assertThat(whileAnAttemptHangs(() -> health("webhooks")).statusCode()).isEqualTo(503);
    assertThat(whileAnAttemptHangs(() -> health("live")).statusCode()).isEqualTo(200);
    log.drain();
    for (int delivery = 1; delivery <= 5; delivery++) {
      String id = "delivery-" + delivery;
      HttpResponse<String> answer = whileAnAttemptHangs(() -> fixture.webhook(http(), id));
      assertThat(answer.statusCode()).isEqualTo(503);
      assertThat(answer.headers().firstValue("Retry-After")).isPresent();
    }
    assertThat(log.lines())
        .filteredOn(line -> line.toLowerCase(Locale.ROOT).contains("webhook"))
        .as("beside the listener's line and that of the change")
        .hasSizeLessThan(2)
        .allMatch(line -> line.contains(" Webhooks are refused and the service is not ready"));
    // Quartz looks for other instances every few seconds; config/log4j2.xml leaves its traces out.
    assertThat(log.traces()).allMatch(trace -> trace.startsWith("org.quartz."));
  }

  /** The same connection must hang before the question and after the answer. */
  private <T> T whileAnAttemptHangs(Supplier<T> question) {
    for (int attempt = 0; attempt < 20; attempt++) {
      await().atMost(PATIENCE).until(() -> !relay.unanswered().isEmpty());
      Set<Socket> before = relay.unanswered();
      T answer = question.get();
      if (before.stream().anyMatch(relay.unanswered()::contains)) {
        return answer;
      }
    }
    throw new AssertionError("every answer came only when an attempt had ended");
  }

  private HttpResponse<String> health(String name) {
    return fixture.manage(management(), "GET", "/observe/health/" + name, "");
  }
}
