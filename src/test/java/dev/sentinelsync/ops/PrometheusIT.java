package dev.sentinelsync.ops;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.sentinelsync.testing.HttpGitRemote;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A real Prometheus scrapes the running service, with the shipped rules in shorter time: failures
 * that are brought about make the right alerts fire, and no others.
 */
class PrometheusIT {

  /** What the shipped rules say in minutes and hours, in seconds. */
  private static final Map<String, String> SHORTER =
      new TreeMap<>(
          Map.of(
              "for: 2m", "for: 1s",
              "for: 5m", "for: 1s",
              "[15m]", "[10s]",
              "[30m]", "[10s]",
              "offset 1h", "offset 5s",
              "> 1800", "> 2"));

  @TempDir Path folder;

  @Test
  void anInducedFailureMakesTheRightAlertFireAndItsEndEndsIt() throws Exception {
    Assumptions.assumeTrue(HttpGitRemote.available(), "git http-backend is not installed");
    Assumptions.assumeTrue(
        InstalledTool.find("prometheus").isPresent(),
        "prometheus is not installed (Debian: apt-get install prometheus)");
    Path work = Files.createDirectories(folder.resolve("prometheus"));
    try (ObservedService service = ObservedService.start(folder);
        PrometheusProcess prometheus =
            PrometheusProcess.start(work, shorterRules(), service.management())) {
      service.awaitRun("PUBLISHED");
      until(() -> prometheus.value("sentinel_sync_lag_seconds").equals("0"));
      assertThat(prometheus.value("up")).isEqualTo("1");
      // The first run may have been longer than the shortened limit.
      until(() -> prometheus.firing().isEmpty());

      service.fixture().remote().answer(503);
      service.fixture().webhook(service.http(), "delivery-1");
      until(
          () ->
              prometheus.firing().equals(Set.of("SentinelSyncLagTooHigh", "SentinelSyncFailing")));

      service.fixture().remote().answer(0);
      until(() -> prometheus.firing().isEmpty());

      for (int i = 0; i < 12; i++) {
        service.fixture().manage(service.http(), "POST", "/webhook/github", "{}");
      }
      until(() -> prometheus.firing().equals(Set.of("SentinelSyncWebhooksRefused")));
    }
  }

  private static void until(Callable<Boolean> reached) {
    await().atMost(ObservedService.PATIENCE).until(reached);
  }

  private static String shorterRules() throws IOException {
    String rules = Files.readString(Path.of("config", "docker", "prometheus", "alerts.yml"));
    for (Map.Entry<String, String> change : SHORTER.entrySet()) {
      assertThat(rules).contains(change.getKey());
      rules = rules.replace(change.getKey(), change.getValue());
    }
    return rules;
  }
}
