package dev.sentinelsync.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.sentinelsync.state.StateException.Reason;
import dev.sentinelsync.testing.ManualClock;
import dev.sentinelsync.testing.PostgresServer;
import java.net.ServerSocket;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicReference;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.Test;

class PostgresStateTest {

  private static final Duration SHORT = Duration.ofSeconds(1);

  private final PostgresServer server = server();
  private final Clock clock = new ManualClock(Instant.parse("2026-03-01T10:00:00Z"));

  /** The server that all tests use. */
  PostgresServer server() {
    return PostgresServer.shared();
  }

  /** A server that a test may stop. */
  PostgresServer startServer() {
    return PostgresServer.start();
  }

  @Test
  void instancesShareTheState() {
    StateSettings settings = settings(server.newDatabase());
    try (StateDatabase one = StateDatabase.open(settings, clock);
        StateDatabase two = StateDatabase.open(settings, clock)) {
      Lease lease = one.leases().acquire("public", "one", Duration.ofMinutes(1)).orElseThrow();

      assertThat(HeldLease.of(two, "public")).contains(lease);
      assertThat(two.leases().acquire("public", "two", Duration.ofMinutes(1))).isEmpty();
    }
  }

  @Test
  void openingASecondInstanceLeavesTheLeasesOfTheFirst() {
    StateSettings settings = settings(server.newDatabase());
    try (StateDatabase one = StateDatabase.open(settings, clock)) {
      Lease lease = one.leases().acquire("public", "one", Duration.ofMinutes(1)).orElseThrow();

      StateDatabase.open(settings, clock).close();

      assertThat(HeldLease.of(one, "public")).contains(lease);
    }
  }

  @Test
  void theServerEndsATransactionWhoseInstanceStandsStill() throws Exception {
    try (StateDatabase state = StateDatabase.open(settings(server.newDatabase()), clock);
        var connection = state.connections().getConnection();
        var answer =
            connection.createStatement().executeQuery("SHOW idle_in_transaction_session_timeout")) {
      assertThat(answer.next()).isTrue();
      assertThat(answer.getString(1)).isEqualTo(StateDatabase.STANDSTILL);
    }
  }

  @Test
  void instancesThatStartTogetherOnAnEmptyDatabaseAllOpenIt() throws Exception {
    StateSettings settings = settings(server.newDatabase());
    ConcurrentLinkedQueue<StateDatabase> opened = new ConcurrentLinkedQueue<>();
    Callable<Boolean> open = () -> opened.add(StateDatabase.open(settings, clock));
    try {
      assertThat(StateTestBase.atOnce(4, open)).hasSize(4);
      opened.forEach(StateDatabase::check);
    } finally {
      opened.forEach(StateDatabase::close);
    }
  }

  @Test
  void aWrongPasswordIsItsOwnReasonAndIsNotShown() {
    StateSettings settings =
        new StateSettings(server.newDatabase(), server.user(), () -> "wrong-secret", 2, SHORT);

    assertRefused(settings, Reason.WRONG_CREDENTIALS)
        .hasMessageContaining("user or password are wrong")
        .hasStackTraceContaining("PSQLException")
        .satisfies(failure -> assertThat(failure.toString()).doesNotContain("wrong-secret"));
  }

  @Test
  void aPasswordIsAskedForAtEachNewConnection() {
    AtomicReference<String> password = new AtomicReference<>(server.password());
    StateSettings settings =
        new StateSettings(server.newDatabase(), server.user(), password::get, 2, SHORT);
    try (StateDatabase state = StateDatabase.open(settings, clock)) {
      String url = settings.url();
      execute(url, "CREATE ROLE rotating LOGIN SUPERUSER PASSWORD 'one'");
      StateSettings rotating = new StateSettings(url, "rotating", password::get, 2, SHORT);
      password.set("one");
      try (StateDatabase rotated = StateDatabase.open(rotating, clock)) {
        execute(url, "ALTER ROLE rotating PASSWORD 'two'");
        password.set("two");
        execute(
            url,
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = 'rotating'");

        await().atMost(Duration.ofSeconds(20)).ignoreExceptions().untilAsserted(rotated::check);
      }
    }
  }

  @Test
  void nobodyAtTheAddressIsSaidSo() throws Exception {
    int unused;
    try (ServerSocket socket = new ServerSocket(0)) {
      unused = socket.getLocalPort();
    }
    StateSettings settings =
        new StateSettings(
            "jdbc:postgresql://127.0.0.1:" + unused + "/state?sslmode=disable",
            "x",
            () -> "y",
            2,
            SHORT);

    assertRefused(settings, Reason.UNREACHABLE)
        .hasMessageStartingWith(
            "State database jdbc:postgresql://127.0.0.1:" + unused + "/state: could not open it");
  }

  @Test
  void aSchemaWithTablesOfOthersIsRefused() {
    String url = server.newDatabase();
    execute(url, "CREATE TABLE somebody_elses (id INTEGER)");

    assertRefused(settings(url), Reason.SCHEMA_FOREIGN).hasMessageContaining("a schema of its own");
  }

  @Test
  void aSchemaOfItsOwnInASharedDatabaseIsMade() {
    String url = server.newDatabase();
    execute(url, "CREATE TABLE somebody_elses (id INTEGER)");

    try (StateDatabase state = StateDatabase.open(settings(url + "?currentSchema=sync"), clock)) {
      assertThat(state.positions().find("public")).isEmpty();
    }
  }

  @Test
  void aDatabaseThatCrashesAndComesBackIsUsedAgainAndKeepsWhatWasCommitted() throws Exception {
    try (PostgresServer own = startServer()) {
      StateSettings settings =
          new StateSettings(own.newDatabase(), own.user(), own::password, 4, SHORT);
      try (StateDatabase state = StateDatabase.open(settings, clock)) {
        Optional<Lease> before = state.leases().acquire("public", "one", Duration.ofHours(1));
        own.crash();

        assertThatThrownBy(state::check)
            .isInstanceOfSatisfying(
                StateException.class,
                failure -> {
                  assertThat(failure.reason()).isEqualTo(Reason.UNREACHABLE);
                  assertThat(failure.reason().mayPass()).isTrue();
                });

        own.startAgain();
        await().atMost(Duration.ofSeconds(30)).ignoreExceptions().untilAsserted(state::check);
        assertThat(HeldLease.of(state, "public")).isEqualTo(before);
      }
    }
  }

  private StateSettings settings(String url) {
    return new StateSettings(url, server.user(), server::password, 3, SHORT);
  }

  private void execute(String url, String statement) {
    try (var connection = DriverManager.getConnection(url, server.user(), server.password());
        var executing = connection.createStatement()) {
      executing.execute(statement);
    } catch (SQLException failure) {
      throw new IllegalStateException(statement, failure);
    }
  }

  private AbstractThrowableAssert<?, ?> assertRefused(StateSettings settings, Reason reason) {
    return assertThatThrownBy(() -> StateDatabase.open(settings, clock).close())
        .isInstanceOfSatisfying(
            StateException.class, refused -> assertThat(refused.reason()).isEqualTo(reason));
  }
}
