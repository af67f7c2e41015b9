package dev.sentinelsync.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** How the service starts and stops. */
class ServiceLifecycleTest extends ServiceTestBase {

  @Test
  void whileAStopWaitsForASyncWebhooksAreToldToComeBack() throws Exception {
    startAndAwaitFirstSync();
    gate.close();
    fixture.push("Published while stopping");
    fixture.webhook(http(), "delivery-1");
    gate.awaitRun();
    int http = http();

    CompletableFuture<Boolean> stopped = CompletableFuture.supplyAsync(service::stop);
    await().atMost(PATIENCE).until(() -> fixture.webhook(http, "delivery-2").statusCode() == 503);
    HttpResponse<String> ready = fixture.manage(management(), "GET", "/observe/health/ready", "");
    HttpResponse<String> live = fixture.manage(management(), "GET", "/observe/health/live", "");
    HttpResponse<String> control =
        fixture.manage(management(), "POST", "/api/sites/rules/sync", "");
    gate.open();

    assertThat(ready.statusCode()).isEqualTo(503);
    assertThat(live.statusCode()).isEqualTo(200);
    assertThat(control.statusCode()).isEqualTo(503);
    assertThat(stopped.get()).isTrue();
    assertThat(fixture.shows("Published while stopping")).isTrue();
    started.clear();
  }

  @Test
  void aSyncThatDoesNotEndInTimeIsGivenUp() throws Exception {
    fixture.set("shutdown.timeout", "100ms");
    startAndAwaitFirstSync();
    gate.close();
    fixture.webhook(http(), "delivery-1");
    gate.awaitRun();

    assertThat(service.stop()).isFalse();

    // So that this test leaves nothing behind; a process would end here.
    gate.open();
    await().atMost(PATIENCE).until(service::stop);
  }

  @Test
  void aTakenPortEndsTheStartWithASentenceAndNothingStaysOpen() throws Exception {
    for (String which : List.of("http", "management")) {
      try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
        fixture.set(which + ".port", String.valueOf(taken.getLocalPort()));
        assertThatThrownBy(this::start)
            .isInstanceOf(StartException.class)
            .hasMessageContaining(which + ".port: 127.0.0.1:" + taken.getLocalPort())
            .hasMessageContaining("set another port");
      }
      fixture.set(which + ".port", "0");
    }
    startAndAwaitFirstSync();
  }

  @Test
  void refusedCredentialsAreNotTriedInALoop() {
    fixture.set("retry.first", "10ms");
    startAndAwaitFirstSync();
    fixture.remote().requireLogin("someone", "something");
    fixture.webhook(http(), "delivery-1");
    await().atMost(PATIENCE).until(() -> gate.reports().size() == 2);

    fixture.manage(management(), "POST", "/api/sites/rules/sync", "");
    await().atMost(PATIENCE).until(() -> gate.reports().size() >= 3 && isIdle());

    assertThat(gate.triggers()).containsExactly("START", "WEBHOOK", "CONTROL");
    assertThat(gate.reports().get(2).failure()).contains("credentials");
  }
}
