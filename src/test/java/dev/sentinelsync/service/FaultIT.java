package dev.sentinelsync.service;

import static dev.sentinelsync.service.ServiceFixture.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.sentinelsync.pipeline.SyncReport;
import dev.sentinelsync.pipeline.SyncStatus;
import dev.sentinelsync.testing.ManualClock;
import dev.sentinelsync.testing.MountedDisk;
import dev.sentinelsync.testing.PostgresServer;
import dev.sentinelsync.verify.Verification;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What goes wrong around a running service: it lives, tells, comes right by itself, and in the end
 * the target equals a clean build. Killed processes are the matter of {@code KillIT}, stopped ones
 * of {@link ServiceProcessIT}.
 */
class FaultIT extends ServiceTestBase {

  @ParameterizedTest
  @ValueSource(strings = {"site", "state"})
  void aFullDisk(String full) throws Exception {
    fixture.set("retry.first", "50ms").set("retry.cap", "500ms");
    try (MountedDisk disk = mounted(full)) {
      startAndAwaitFirstSync();
      await().atMost(PATIENCE).until(this::isIdle);

      disk.fill();
      fixture.push("While the disk was full");
      fixture.webhook(http(), "delivery-1");
      if (full.equals("site")) {
        await().atMost(PATIENCE).until(() -> gate.reports().size() > 1);
        assertThat(last().status()).isEqualTo(SyncStatus.FAILED);
        assertThat(last().failure()).contains("space");
      }
      assertThat(fixture.manage(management(), "GET", "/observe/health/live", "").statusCode())
          .isEqualTo(200);
      disk.empty();
      // A sender whose delivery could not be recorded comes again.
      await()
          .atMost(PATIENCE)
          .until(() -> fixture.webhook(http(), "delivery-2").statusCode() == 202);

      await().atMost(PATIENCE).until(() -> fixture.shows("While the disk was full"));
      assertVerified();
      tearDown();
    }
  }

  @Test
  void aTargetThatBecomesReadOnly() throws Exception {
    try (MountedDisk disk = mounted("site")) {
      startAndAwaitFirstSync();
      await().atMost(PATIENCE).until(this::isIdle);

      disk.readOnly();
      fixture.push("While it was read-only");
      fixture.webhook(http(), "delivery-1");
      await().atMost(PATIENCE).until(() -> gate.reports().size() > 1);
      assertThat(last().status()).isEqualTo(SyncStatus.FAILED);
      assertThat(last().failure()).contains("site");
      assertThat(fixture.shows("First rule")).isTrue();
      disk.writable();
      fixture.webhook(http(), "delivery-2");

      await().atMost(PATIENCE).until(() -> fixture.shows("While it was read-only"));
      assertVerified();
      tearDown();
    }
  }

  @Test
  void aRemoteThatIsDownBreaksOffFallsSilentAndIsSlow() throws Exception {
    fixture.set("retry.first", "50ms").set("retry.cap", "200ms");
    fixture.set("site.rules.source.timeout", "1s");
    startAndAwaitFirstSync();
    await().atMost(PATIENCE).until(this::isIdle);
    fixture.push("After all of it");

    fixture.remote().answer(503);
    fixture.webhook(http(), "delivery-1");
    awaitFailures(1);
    fixture.remote().answer(0).breakAfter(50);
    awaitFailures(3);
    fixture.remote().breakAfter(-1).hangAfter(50);
    awaitFailures(5);
    fixture.remote().hangAfter(-1).drip(1);

    await().atMost(PATIENCE).until(() -> fixture.shows("After all of it"));
    assertThat(last().failure()).isEmpty();
    assertVerified();
  }

  @Test
  void aDatabaseThatIsLostAndComesBack() throws Exception {
    try (PostgresServer server = PostgresServer.start()) {
      fixture.set("state.url", server.newDatabase()).set("state.user", server.user());
      fixture.set("retry.first", "50ms").set("retry.cap", "500ms");
      environment.put("SENTINEL_SYNC_DB_PASSWORD", server.password());
      startAndAwaitFirstSync();
      await().atMost(PATIENCE).until(this::isIdle);

      server.crash();
      fixture.push("While the database was away");
      assertThat(fixture.webhook(http(), "delivery-1").statusCode()).isEqualTo(503);
      assertThat(status("/observe/health/ready")).isEqualTo(503);
      assertThat(status("/observe/health/live")).isEqualTo(200);
      assertThat(status("/api/sites/rules")).isEqualTo(503);
      server.startAgain();
      await()
          .atMost(PATIENCE)
          .until(() -> fixture.webhook(http(), "delivery-1").statusCode() == 202);

      await().atMost(PATIENCE).until(() -> fixture.shows("While the database was away"));
      assertVerified();
      tearDown();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"PT1H", "PT-1H"})
  void aClockThatJumps(String by) {
    ManualClock jumping = ManualClock.ticking();
    clock = jumping;
    startAndAwaitFirstSync();
    await().atMost(PATIENCE).until(this::isIdle);

    jumping.advance(Duration.parse(by));
    fixture.push("After the jump");
    assertThat(fixture.webhook(http(), "delivery-1").statusCode()).isEqualTo(202);
    await().atMost(PATIENCE).until(() -> fixture.shows("After the jump"));
    await().atMost(PATIENCE).until(this::isIdle);
    jumping.advance(Duration.parse(by).negated());
    fixture.push("After the jump back");
    assertThat(fixture.webhook(http(), "delivery-2").statusCode()).isEqualTo(202);
    await().atMost(PATIENCE).until(() -> fixture.shows("After the jump back"));
    await().atMost(PATIENCE).until(this::isIdle);

    var site = json(fixture.manage(management(), "GET", "/api/sites/rules", ""));
    assertThat(site.get("lagSeconds").asLong()).isZero();
    assertVerified();
  }

  private MountedDisk mounted(String name) throws Exception {
    Path place = folder.resolve(name);
    var disk = MountedDisk.at(place);
    assumeTrue(disk.isPresent(), "needs the right to mount a file system of its own");
    return disk.get();
  }

  private SyncReport last() {
    return gate.reports().get(gate.reports().size() - 1);
  }

  private void awaitFailures(int atLeast) {
    await()
        .atMost(PATIENCE)
        .until(
            () ->
                gate.reports().stream()
                        .filter(report -> report.status() == SyncStatus.FAILED)
                        .count()
                    >= atLeast);
    assertThat(gate.reports().stream().filter(report -> report.status() == SyncStatus.FAILED))
        .allSatisfy(report -> assertThat(report.failure()).contains("rules.git"));
  }

  private int status(String path) {
    return fixture.manage(management(), "GET", path, "").statusCode();
  }

  /** Stops the service and compares what it published with a clean build. */
  private void assertVerified() {
    await().atMost(PATIENCE).until(this::isIdle);
    assertThat(service.stop()).isTrue();
    Verification found = fixture.verify(environment);
    assertThat(found.isIdentical()).as("%s", found.differences()).isTrue();
  }
}
