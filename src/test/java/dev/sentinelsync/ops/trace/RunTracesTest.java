package dev.sentinelsync.ops.trace;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.sentinelsync.pipeline.SyncReport;
import dev.sentinelsync.pipeline.SyncStatus;
import dev.sentinelsync.support.ProxySettings;
import dev.sentinelsync.testing.ForwardProxy;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Traces as a collector receives them over HTTP. */
class RunTracesTest {

  private final List<String> received = new CopyOnWriteArrayList<>();
  private HttpServer collector;

  @BeforeEach
  void startCollector() throws IOException {
    collector = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    collector.createContext(
        "/v1/traces",
        exchange -> {
          // Names and texts stand in the protocol's messages as they are.
          received.add(
              new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.ISO_8859_1));
          exchange.sendResponseHeaders(200, -1);
          exchange.close();
        });
    collector.start();
  }

  @AfterEach
  void stopCollector() {
    collector.stop(0);
  }

  @Test
  void aRunIsASpanWithOneBelowItForEachStep() {
    try (RunTraces traces = RunTraces.to(endpoint(), "bench-1", ProxySettings.NONE)) {
      traces.finished(null, report(SyncStatus.PUBLISHED, ""));
    }

    assertThat(String.join("", received))
        .contains("sync rules", "fetch", "render", "publish")
        .contains("sentinel-sync", "bench-1", "PUBLISHED", "run-1", "WEBHOOK");
  }

  @Test
  void aFailureIsTheSpansError() {
    try (RunTraces traces = RunTraces.to(endpoint(), "bench-1", ProxySettings.NONE)) {
      traces.finished(null, report(SyncStatus.FAILED, "The remote is away."));
    }

    assertThat(String.join("", received)).contains("FAILED", "The remote is away.");
  }

  @Test
  void aCollectorThatIsAwayDisturbsNothing() {
    URI endpoint = endpoint();
    collector.stop(0);
    try (RunTraces traces = RunTraces.to(endpoint, "bench-1", ProxySettings.NONE)) {
      traces.finished(null, report(SyncStatus.PUBLISHED, ""));
    }
    assertThat(received).isEmpty();
  }

  @Test
  void tracesGoThroughTheProxyOfTheEnvironment() throws Exception {
    try (ForwardProxy proxy =
        ForwardProxy.start().knows("collector.test", collector.getAddress().getPort())) {
      proxy.demands("Basic bWU6c2VjcmV0");
      ProxySettings proxies =
          ProxySettings.of(Map.of("HTTP_PROXY", "http://me:secret@" + proxy.address())::get);
      try (RunTraces traces =
          RunTraces.to(URI.create("http://collector.test/v1/traces"), "bench-1", proxies)) {
        traces.finished(null, report(SyncStatus.PUBLISHED, ""));
      }

      assertThat(proxy.requests()).containsOnly("POST collector.test");
      assertThat(String.join("", received)).contains("sync rules");
    }
  }

  private URI endpoint() {
    return URI.create("http://127.0.0.1:%d/v1/traces".formatted(collector.getAddress().getPort()));
  }

  private static SyncReport report(SyncStatus status, String failure) {
    Map<String, Double> stages = new LinkedHashMap<>();
    stages.put("fetch", 12.5);
    stages.put("render", 20.0);
    stages.put("publish", 3.25);
    Instant began = Instant.parse("2030-01-02T03:04:05Z");
    return new SyncReport(
        "run-1",
        "rules",
        new SyncReport.Cause("WEBHOOK", false, List.of()),
        new SyncReport.Outcome(status, failure, false, false),
        new SyncReport.Timing(began, began.plusMillis(40), stages),
        new SyncReport.Revisions("0".repeat(39) + "1", "0".repeat(39) + "2", "A commit", began),
        new SyncReport.Files(1, 0, 1, 0, List.of()),
        new SyncReport.Pages(
            2, 2, 0, new SyncReport.Outputs(2, 0, 1_000, ""), List.of(), List.of()));
  }
}
