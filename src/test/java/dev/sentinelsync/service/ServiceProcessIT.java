package dev.sentinelsync.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.sentinelsync.state.HeldLease;
import dev.sentinelsync.state.Run;
import dev.sentinelsync.state.StateDatabase;
import dev.sentinelsync.state.StateSettings;
import dev.sentinelsync.testing.HttpGitRemote;
import dev.sentinelsync.testing.PostgresServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The service in processes of its own: exit codes, signals, and several on one database. */
class ServiceProcessIT {

  private static final Duration PATIENCE = Duration.ofMinutes(2);

  @TempDir Path folder;

  private final Map<String, String> environment = new HashMap<>(ServiceFixture.ENVIRONMENT);
  private ServiceFixture fixture;

  @BeforeEach
  void setUp() throws Exception {
    Assumptions.assumeTrue(HttpGitRemote.available(), "git http-backend is not installed");
    fixture = ServiceFixture.in(folder);
  }

  @AfterEach
  void tearDown() {
    if (fixture != null) {
      fixture.close();
    }
  }

  @Test
  void sigtermEndsTheServiceCleanlyAndTheNextOneGoesOn() throws Exception {
    try (ServiceProcess service = start("first")) {
      await().atMost(PATIENCE).until(() -> fixture.shows("First rule"));
      service.terminate();

      assertThat(service.exitCode(PATIENCE)).isZero();
      assertThat(service.log()).contains("Stopping: no further requests").contains("Stopped");
    }
    fixture.push("Second rule");
    try (ServiceProcess service = start("second")) {
      await().atMost(PATIENCE).until(() -> fixture.shows("Second rule"));
      service.terminate();
      assertThat(service.exitCode(PATIENCE)).isZero();
    }
  }

  /** The service has the embedded database open, and no second process may open it. */
  @Test
  void statusAnswersBesideTheService() throws Exception {
    try (ServiceProcess service = start("first")) {
      await().atMost(PATIENCE).until(() -> fixture.shows("First rule"));

      try (ServiceProcess status =
          ServiceProcess.start(
              "status",
              folder.resolve("first.properties"),
              folder.resolve("status.log"),
              environment)) {
        assertThat(status.exitCode(PATIENCE)).isZero();
        assertThat(status.log()).contains("  last run   ");
      }
      service.terminate();
      assertThat(service.exitCode(PATIENCE)).isZero();
    }
  }

  @Test
  void sigtermDuringASyncLetsItEnd() throws Exception {
    fixture.remote().drip(1);
    try (ServiceProcess service = start("slow")) {
      await()
          .atMost(PATIENCE)
          .until(() -> service.httpPort() > 0 && fixture.remote().requests() > 0);
      service.terminate();
      await().atMost(PATIENCE).until(() -> service.log().contains("Stopping"));
      fixture.remote().drip(-1);

      assertThat(service.exitCode(PATIENCE)).isZero();
      assertThat(fixture.shows("First rule")).isTrue();
    }
  }

  @Test
  void aWrongConfigurationEndsWithTwoAndAllProblems() throws Exception {
    fixture.set("http.port", "none").set("sync.lease", "never");
    try (ServiceProcess service = start("wrong")) {
      assertThat(service.exitCode(PATIENCE)).isEqualTo(2);
      assertThat(service.log()).contains("has 2 problems").contains("http.port").contains("lease");
    }
  }

  @Test
  void aTakenPortEndsWithOneAndASentence() throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
      fixture.set("http.port", String.valueOf(taken.getLocalPort()));
      try (ServiceProcess service = start("taken")) {
        assertThat(service.exitCode(PATIENCE)).isEqualTo(1);
        assertThat(service.log()).contains("http.port").contains("set another port");
      }
    }
  }

  @Test
  void toldToStopWhileItStartsItObeys() throws Exception {
    try (ServiceProcess service = start("starting")) {
      // The webhooks' port is open; the management port and the dashboard are still to come.
      await()
          .pollInterval(Duration.ofMillis(5))
          .atMost(PATIENCE)
          .until(() -> service.httpPort() > 0);
      service.terminate();
      assertThat(service.exitCode(PATIENCE)).isZero();
    }
  }

  @Test
  void whenThePublishingInstanceIsKilledTheOtherOneFinishesItsWork() throws Exception {
    try (StateDatabase state = sharedState();
        ServiceProcess one = start("one");
        ServiceProcess two = start("two")) {
      awaitRest(state, one, two);

      // The remote falls silent in the middle of the fetch; the holder waits for it.
      fixture.remote().drip(50);
      String commit = fixture.push("Second rule");
      String holder = wake(state, one);
      ServiceProcess publishing = holder.startsWith("one-") ? one : two;
      publishing.kill();
      fixture.remote().drip(-1);

      await().atMost(PATIENCE).until(() -> fixture.shows("Second rule"));
      await()
          .atMost(PATIENCE)
          .until(() -> state.positions().find("rules").orElseThrow().revision().equals(commit));
      List<Run> runs = state.runs().latest("rules", 10);
      assertThat(runs).anyMatch(run -> run.status().equals(Run.ABANDONED));
      assertThat(runs.get(0).status()).isEqualTo("PUBLISHED");
      assertThat(runs.get(0).trigger()).isEqualTo("WEBHOOK");
      assertThat(runs.get(0).holder().instance()).isNotEqualTo(holder);
    }
  }

  /** A database that the instances of a test share, with leases that end soon. */
  private StateDatabase sharedState() {
    PostgresServer server = PostgresServer.shared();
    String url = server.newDatabase();
    fixture.set("state.url", url).set("state.user", server.user());
    fixture.set("sync.lease", "2s");
    environment.put("SENTINEL_SYNC_DB_PASSWORD", server.password());
    return StateDatabase.open(
        StateSettings.of(url, server.user(), server::password), Clock.systemUTC());
  }

  /** Waits until both run, the first revision is published, and nobody has anything to do. */
  private void awaitRest(StateDatabase state, ServiceProcess one, ServiceProcess two) {
    await().atMost(PATIENCE).until(() -> one.httpPort() > 0 && two.httpPort() > 0);
    await().atMost(PATIENCE).until(() -> fixture.shows("First rule"));
    await()
        .atMost(PATIENCE)
        .until(
            () ->
                state.requests().count("rules") == 0
                    && state.requests().startableSites().isEmpty()
                    && HeldLease.of(state, "rules").isEmpty());
  }

  /** Wakes an instance and waits until one of them is at work; returns that one's name. */
  private String wake(StateDatabase state, ServiceProcess instance) throws IOException {
    assertThat(fixture.webhook(instance.httpPort(), "delivery-1").statusCode()).isEqualTo(202);
    await()
        .atMost(PATIENCE)
        .until(
            () ->
                state.runs().latest("rules", 1).stream()
                    .anyMatch(run -> run.status().equals(Run.RUNNING)));
    return state.runs().latest("rules", 1).get(0).holder().instance();
  }

  @Test
  void aPublisherThatStoodStillLongerThanItsLeaseDoesNoHarm() throws Exception {
    try (StateDatabase state = sharedState();
        ServiceProcess one = start("one");
        ServiceProcess two = start("two")) {
      awaitRest(state, one, two);
      fixture.remote().drip(50);
      fixture.push("Second rule");
      String holder = wake(state, one);
      ServiceProcess stopped = holder.startsWith("one-") ? one : two;

      stopped.signal("STOP");
      fixture.remote().drip(-1);
      await().atMost(PATIENCE).until(() -> fixture.shows("Second rule"));
      stopped.signal("CONT");

      String commit = fixture.push("Third rule");
      assertThat(fixture.webhook(stopped.httpPort(), "delivery-2").statusCode()).isEqualTo(202);
      await().atMost(PATIENCE).until(() -> fixture.shows("Third rule"));
      await()
          .atMost(PATIENCE)
          .until(() -> state.positions().find("rules").orElseThrow().revision().equals(commit));
      assertThat(state.runs().latest("rules", 10))
          .anyMatch(run -> run.status().equals(Run.ABANDONED));
      one.terminate();
      two.terminate();
      assertThat(one.exitCode(PATIENCE) + two.exitCode(PATIENCE)).isZero();
    }
  }

  private ServiceProcess start(String instance) throws IOException {
    fixture.set("service.instance", instance);
    fixture.set(
        "state.folder", folder.resolve("state-" + instance.replace("second", "first")).toString());
    Path configuration = folder.resolve(instance + ".properties");
    Files.move(fixture.configuration(), configuration);
    return ServiceProcess.start(configuration, folder.resolve(instance + ".log"), environment);
  }
}
