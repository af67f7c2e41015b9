package dev.sentinelsync.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.sentinelsync.state.HeldLease;
import dev.sentinelsync.state.Lease;
import dev.sentinelsync.state.Run;
import dev.sentinelsync.state.StateDatabase;
import dev.sentinelsync.state.StateSettings;
import dev.sentinelsync.testing.HttpGitRemote;
import dev.sentinelsync.testing.PostgresServer;
import dev.sentinelsync.verify.Verification;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Two instances on one database, of which the publishing one is killed, or stopped for longer than
 * its lease, at random instants of push after push. The long form: {@code -Dtwo.pushes=100}; the
 * instants of another run: {@code -Dtwo.seed=}.
 */
class TwoInstancesIT {

  private static final Duration PATIENCE = Duration.ofMinutes(3);
  private static final Duration LEASE = Duration.ofSeconds(2);
  private static final int PUSHES = Integer.getInteger("two.pushes", 4);
  private static final long SEED = Long.getLong("two.seed", 20_260_301L);

  /** A sync of one rule takes less on a busy machine, so that every step of it has its turn. */
  private static final int LONGEST_SYNC = 500;

  private static final List<String> NAMES = List.of("one", "two");

  @TempDir Path folder;

  private final Random random = new Random(SEED);
  private final Map<String, String> environment = new HashMap<>(ServiceFixture.ENVIRONMENT);
  private final Map<String, ServiceProcess> instances = new TreeMap<>();
  private final List<String> commits = new ArrayList<>();
  private final Map<String, Integer> figures = new TreeMap<>();
  private ServiceFixture fixture;
  private StateDatabase state;
  private int starts;
  private int deliveries;

  @BeforeEach
  void setUp() throws Exception {
    Assumptions.assumeTrue(HttpGitRemote.available(), "git http-backend is not installed");
    fixture = ServiceFixture.in(folder);
    PostgresServer server = PostgresServer.shared();
    String url = server.newDatabase();
    fixture.set("state.url", url).set("state.user", server.user());
    fixture.set("sync.lease", LEASE.toSeconds() + "s");
    fixture.set("retry.first", "200ms").set("retry.cap", "1s");
    environment.put("SENTINEL_SYNC_DB_PASSWORD", server.password());
    state =
        StateDatabase.open(
            StateSettings.of(url, server.user(), server::password), Clock.systemUTC());
  }

  @AfterEach
  void tearDown() throws Exception {
    for (ServiceProcess instance : instances.values()) {
      instance.close();
    }
    if (state != null) {
      state.close();
    }
    if (fixture != null) {
      fixture.close();
    }
  }

  @Test
  void publishersThatAreKilledAndStoppedLoseNothingAndNeverGoBack() throws Exception {
    try (PublishedWatch watch = PublishedWatch.of(folder.resolve("site").resolve("current"))) {
      for (String name : NAMES) {
        start(name);
      }
      await().atMost(PATIENCE).until(() -> fixture.shows("First rule"));
      for (int push = 1; push <= PUSHES; push++) {
        commits.add(fixture.push("Rule of push " + push));
        deliver();
        if (push % 3 == 0) {
          stop(publisher());
        } else {
          kill(publisher());
        }
        if (random.nextBoolean()) {
          awaitPublished();
        }
      }
      awaitPublished();
      awaitRest();
      endInstances();

      assertThat(fixture.shows("Rule of push " + PUSHES)).isTrue();
      assertInOrder(watch.releases());
      assertVerified();
      print(watch.releases().size());
    }
  }

  private void start(String name) throws IOException {
    fixture.set("service.instance", name);
    fixture.set("state.folder", folder.resolve("state-" + name).toString());
    Path configuration = folder.resolve(name + ".properties");
    Files.copy(fixture.configuration(), configuration, StandardCopyOption.REPLACE_EXISTING);
    Path log = folder.resolve(name + "-" + ++starts + ".log");
    instances.put(name, ServiceProcess.start(configuration, log, environment));
  }

  /** Tells an instance of the push; one that is just being started or killed cannot hear it. */
  private void deliver() {
    String id = "delivery-" + ++deliveries;
    await().atMost(PATIENCE).ignoreExceptions().until(() -> isAccepted(id));
  }

  private boolean isAccepted(String id) throws IOException {
    List<String> names = new ArrayList<>(NAMES);
    Collections.shuffle(names, random);
    for (String name : names) {
      int port = instances.get(name).httpPort();
      if (port > 0) {
        HttpResponse<String> answer = fixture.webhook(port, id);
        return answer.statusCode() == 202;
      }
    }
    return false;
  }

  /** Waits until somebody publishes, or the push has been published already. */
  private String publisher() {
    String last = commits.get(commits.size() - 1);
    await()
        .pollInterval(Duration.ofMillis(5))
        .atMost(PATIENCE)
        .until(() -> HeldLease.of(state, "rules").isPresent() || isPublished(last));
    return holder().orElseGet(() -> NAMES.get(random.nextInt(NAMES.size())));
  }

  private Optional<String> holder() {
    return HeldLease.of(state, "rules")
        .map(Lease::owner)
        .map(owner -> owner.substring(0, owner.indexOf('-')));
  }

  private boolean isPublished(String commit) {
    return state
        .positions()
        .find("rules")
        .filter(position -> position.revision().equals(commit))
        .isPresent();
  }

  private void kill(String name) throws Exception {
    ServiceProcess victim = instances.get(name);
    victim.leave(Duration.ofMillis(random.nextInt(LONGEST_SYNC)));
    count(holder().equals(Optional.of(name)) ? "killed while publishing" : "killed while idle");
    victim.kill();
    start(name);
  }

  private void stop(String name) throws Exception {
    ServiceProcess victim = instances.get(name);
    victim.leave(Duration.ofMillis(random.nextInt(LONGEST_SYNC)));
    count(holder().equals(Optional.of(name)) ? "stopped while publishing" : "stopped while idle");
    victim.signal("STOP");
    victim.leave(LEASE.plusMillis(random.nextInt(2_000)));
    victim.signal("CONT");
  }

  private void count(String what) {
    figures.merge(what, 1, Integer::sum);
  }

  private void awaitPublished() {
    String last = commits.get(commits.size() - 1);
    await().atMost(PATIENCE).until(() -> isPublished(last));
  }

  /** Until nobody waits for a run or is at work on one. */
  private void awaitRest() {
    await()
        .atMost(PATIENCE)
        .until(
            () ->
                state.requests().count("rules") == 0
                    && state.requests().startableSites().isEmpty()
                    && HeldLease.of(state, "rules").isEmpty());
  }

  /** Each must still obey, whatever was done to it. */
  private void endInstances() throws Exception {
    for (ServiceProcess instance : instances.values()) {
      await().atMost(PATIENCE).until(() -> instance.managementPort() > 0);
      instance.terminate();
    }
    for (ServiceProcess instance : instances.values()) {
      assertThat(instance.exitCode(PATIENCE)).as(instance::toString).isZero();
    }
  }

  /** The history is one line, so whatever stands later in it descends from what stands before. */
  private void assertInOrder(List<String> releases) {
    List<Integer> places =
        releases.stream().map(release -> release.substring(0, 40)).map(commits::indexOf).toList();
    assertThat(places.get(0)).as("the first rule came before all pushes").isEqualTo(-1);
    assertThat(places).doesNotHaveDuplicates().isSorted();
    assertThat(places.get(places.size() - 1)).isEqualTo(commits.size() - 1);
  }

  private void assertVerified() {
    Verification found = fixture.verify(environment);
    assertThat(found.isIdentical()).as("%s", found.differences()).isTrue();
    assertThat(found.foreign()).isEmpty();
  }

  private void print(int releases) {
    Map<String, Integer> runs = new TreeMap<>();
    for (Run run : state.runs().latest("rules", 500)) {
      runs.merge(run.status(), 1, Integer::sum);
    }
    System.out.printf(
        "Two instances, seed %d: %d pushes, %d revisions published in order, %s, runs %s%n",
        SEED, PUSHES, releases, figures, runs);
  }
}
