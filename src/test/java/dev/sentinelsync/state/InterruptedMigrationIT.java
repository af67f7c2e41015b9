package dev.sentinelsync.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sentinelsync.state.StateException.Reason;
import dev.sentinelsync.testing.CutRelay;
import dev.sentinelsync.testing.PostgresServer;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A start that is killed while it changes the tables of an older version: the next one finds them
 * as they were or as they are to be, and finishes.
 */
class InterruptedMigrationIT {

  /** The schema of before: the tables of the state, none of Quartz and none that came later. */
  private static final String OLD_VERSION = "1.1";

  private static final String PAUSE =
      "INSERT INTO site_pause VALUES ('public', 'Ann', 'a holiday', TIMESTAMP '2026-03-01 10:00:00')";

  /** What a migration that was killed after its first statement leaves on H2. */
  private static final String HALF_DONE = "CREATE TABLE qrtz_job_details (sched_name VARCHAR(120))";

  private static final Duration SHORT = Duration.ofMillis(250);

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private static final String COMMIT = "COMMIT";

  @TempDir Path folder;

  private final PostgresServer server = PostgresServer.shared();

  @Test
  void onH2TheFileOfBeforeIsPutBackAndMigratedFromTheBeginning() throws Exception {
    oldH2();
    byte[] before = Files.readAllBytes(file());
    StateDatabase.open(settings(), Clock.systemUTC()).close();
    assertThat(copy()).as("a copy after the migration").doesNotExist();

    Files.write(file(), before);
    leaveHalfDone();
    assertKept(settings());
    assertThat(copy()).doesNotExist();
    assertKept(settings());
  }

  @Test
  void aCopyOfAnH2FileThatIsOpenIsLeftAlone() throws Exception {
    try (OtherProcess other = OtherProcess.publishing(folder.resolve("state"))) {
      Files.writeString(copy(), "the other process is migrating");

      assertThatThrownBy(() -> StateDatabase.open(settings(), Clock.systemUTC()).close())
          .isInstanceOfSatisfying(
              StateException.class,
              refused -> assertThat(refused.reason()).isEqualTo(Reason.LOCKED));
      assertThat(copy()).hasContent("the other process is migrating");
      assertThat(other.nextPublish()).isPositive();
    }
  }

  @Test
  void anH2FileOfOthersIsRefusedAndNotCopied() throws Exception {
    executeOnH2("CREATE TABLE somebody_elses (id INTEGER)");

    for (int start = 0; start < 2; start++) {
      assertThatThrownBy(() -> StateDatabase.open(settings(), Clock.systemUTC()).close())
          .isInstanceOfSatisfying(
              StateException.class,
              refused -> assertThat(refused.reason()).isEqualTo(Reason.SCHEMA_FOREIGN));
      assertThat(copy()).doesNotExist();
    }
  }

  @Test
  void aKillOnH2AtAnyInstantOfTheMigrationIsMended() throws Exception {
    Random random = new Random(11);
    int hits = 0;
    for (int round = 0; round < 12 && hits < 3; round++) {
      oldH2();
      Process migrating = OpeningProcess.start(folder.resolve("state"));
      while (migrating.isAlive() && !Files.exists(copy())) {
        Thread.sleep(1);
      }
      Thread.sleep(random.nextInt(40));
      migrating.destroyForcibly().waitFor();
      hits += Files.exists(copy()) ? 1 : 0;

      assertKept(settings());
      Files.delete(file());
    }
    assertThat(hits).as("kills between begin and end of the migration").isPositive();
  }

  /** What the server keeps of a killed client depends on how many commits had arrived. */
  @Test
  void aCutOnPostgresAfterAnyCommitIsMended() throws Exception {
    String old = server.newDatabase();
    migrate(old, server.user(), server.password(), "postgresql", "BYTEA");
    execute(old, PAUSE);
    int commits = cut(old, Integer.MAX_VALUE);
    assertThat(commits).isPositive();
    for (int most = 1; most <= commits; most++) {
      cut(old, most);
    }
  }

  /** Opens a copy of a database through a relay, and then directly; returns the commits sent. */
  private int cut(String old, int most) throws Exception {
    String name = "cut" + most;
    execute(
        server.url("postgres"),
        "CREATE DATABASE %s TEMPLATE %s".formatted(name, old.substring(old.lastIndexOf('/') + 1)));
    String direct = server.url(name);
    int port = URI.create(direct.substring("jdbc:".length())).getPort();
    int commits;
    try (CutRelay relay = CutRelay.before(port, COMMIT, most)) {
      String through = direct.replace(":" + port + "/", ":" + relay.port() + "/");
      try {
        StateDatabase.open(postgres(through, SHORT), Clock.systemUTC()).close();
      } catch (StateException killed) {
        assertThat(most).isLessThan(Integer.MAX_VALUE);
      }
      commits = relay.messages();
    }
    assertKept(postgres(direct, PATIENCE));
    server.dropDatabase(direct);
    return commits;
  }

  private StateSettings postgres(String url, Duration timeout) {
    return new StateSettings(url + "?sslmode=disable", server.user(), server::password, 2, timeout);
  }

  /** Opens it and looks at what was recorded before, and at tables of each later version. */
  private static void assertKept(StateSettings settings) {
    try (StateDatabase state = StateDatabase.open(settings, Clock.systemUTC())) {
      assertThat(state.pauses().find("public"))
          .hasValueSatisfying(pause -> assertThat(pause.by()).isEqualTo("Ann"));
      assertThat(state.requests().count("public")).isZero();
      assertThat(state.commitRecords().get("any", List.of("of no commit"))).isEmpty();
    }
  }

  private void oldH2() throws SQLException {
    migrate("jdbc:h2:file:" + folder.resolve("state"), "", "", "h2", "BLOB");
    executeOnH2(PAUSE);
  }

  /** As the kill of a start leaves it: the copy of before, and tables that fit no version. */
  private void leaveHalfDone() throws SQLException {
    executeOnH2("BACKUP TO '" + copy() + "'");
    executeOnH2(HALF_DONE);
  }

  private void executeOnH2(String statement) throws SQLException {
    execute("jdbc:h2:file:" + folder.resolve("state"), "", "", statement);
  }

  private void execute(String url, String statement) throws SQLException {
    execute(url, server.user(), server.password(), statement);
  }

  private static void execute(String url, String user, String password, String sql)
      throws SQLException {
    try (Connection connection = DriverManager.getConnection(url, user, password);
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static void migrate(
      String url, String user, String password, String vendor, String bytes) {
    Flyway.configure()
        .dataSource(url, user, password)
        .locations("classpath:db/migration/common", "classpath:db/migration/" + vendor)
        .placeholders(Map.of("bytes", bytes))
        .target(OLD_VERSION)
        .load()
        .migrate();
  }

  private StateSettings settings() {
    return StateSettings.h2(folder.resolve("state"));
  }

  private Path file() {
    return folder.resolve("state.mv.db");
  }

  private Path copy() {
    return folder.resolve("state.mv.db.before-migration.zip");
  }

  /** A process that opens an H2 file, which it migrates, and ends. */
  static final class OpeningProcess {

    private OpeningProcess() {}

    static Process start(Path file) throws IOException {
      return new ProcessBuilder(
              Path.of(System.getProperty("java.home"), "bin", "java").toString(),
              "-Xmx128m",
              "-cp",
              System.getProperty("java.class.path"),
              OpeningProcess.class.getName(),
              file.toString())
          .redirectOutput(ProcessBuilder.Redirect.DISCARD)
          .redirectError(ProcessBuilder.Redirect.DISCARD)
          .start();
    }

    public static void main(String[] arguments) {
      StateDatabase.open(StateSettings.h2(Path.of(arguments[0])), Clock.systemUTC()).close();
    }
  }
}
