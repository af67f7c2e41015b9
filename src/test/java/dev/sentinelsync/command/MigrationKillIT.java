package dev.sentinelsync.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sentinelsync.testing.PostgresServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A process that is killed while it migrates the state of release 1.0.0: the next one migrates it,
 * publishes, and leaves what a clean build gives. The long form: {@code -Dkill.rounds=50}.
 */
class MigrationKillIT {

  private static final int ROUNDS = Integer.getInteger("kill.rounds", 2);
  private static final String H2 = "h2";
  private static final String PASSWORD = "SENTINEL_SYNC_DB_PASSWORD";

  @TempDir Path folder;

  private final SortedMap<String, String> properties = new TreeMap<>();
  private final PostgresServer server = PostgresServer.shared();

  @ParameterizedTest
  @ValueSource(strings = {H2, "postgresql"})
  void theNextStartMigratesAndNoPageIsLost(String state) throws Exception {
    Random random = new Random(state.hashCode());
    for (int round = 0; round < ROUNDS; round++) {
      Path place = Files.createDirectories(folder.resolve(state + round));
      ReleaseFixture fixture = ReleaseFixture.of("1.0.0", place);
      Callable<Boolean> migrating = unpackState(state, fixture, place);
      try (UpgradedTarget target = UpgradedTarget.of(fixture, state, "in-place", place)) {
        configure(fixture, target, place);
        SortedMap<String, String> before = target.contents();

        Process killed = start("sync", place);
        while (killed.isAlive() && !migrating.call()) {
          killed.waitFor(1, TimeUnit.MILLISECONDS);
        }
        killed.waitFor(random.nextInt(300), TimeUnit.MILLISECONDS);
        killed.destroyForcibly().waitFor();
        assertThat(target.contents()).as("the target after the kill").isEqualTo(before);

        assertThat(run("sync", place)).as(log(place)).isIn(0, 3);
        Set<String> pages =
            UpgradedTarget.pagesOf(before).stream()
                .map(UpgradeIT::moved)
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(UpgradedTarget.pagesOf(target.contents())).containsAll(pages);
        assertThat(run("verify", place)).as(log(place)).isZero();
      }
    }
  }

  /** Puts the old state up; what is returned says whether a process is at work on it. */
  private Callable<Boolean> unpackState(String state, ReleaseFixture fixture, Path place)
      throws Exception {
    Path stateFolder = place.resolve("state");
    properties.clear();
    properties.put("state.folder", stateFolder.toString());
    if (state.equals(H2)) {
      fixture.unpackH2(stateFolder);
      Path copy = stateFolder.resolve("sentinel-sync.mv.db.before-migration.zip");
      return () -> Files.exists(copy);
    }
    String database = server.newDatabase();
    properties.put("state.url", database);
    properties.put("state.user", server.user());
    try (Connection connection = connect(database)) {
      fixture.unpackPostgres(connection);
    }
    return () -> isInUse(database);
  }

  private boolean isInUse(String database) throws SQLException {
    try (Connection connection = connect(database);
        Statement statement = connection.createStatement();
        ResultSet others =
            statement.executeQuery(
                "SELECT COUNT(*) FROM pg_stat_activity WHERE datname = current_database()"
                    + " AND application_name = 'sentinel-sync'")) {
      return others.next() && others.getInt(1) > 0;
    }
  }

  private Connection connect(String database) throws SQLException {
    return DriverManager.getConnection(database, server.user(), server.password());
  }

  private void configure(ReleaseFixture fixture, UpgradedTarget target, Path place)
      throws IOException {
    String prefix = "site.in-place.";
    properties.put("sync.sites", "in-place");
    properties.put(prefix + "source", fixture.source().toString());
    properties.put(prefix + "branch", SampleRepository.BRANCH);
    properties.put(prefix + "target", target.address());
    properties.put(prefix + "web-url", "https://git.example/sample/blob/master");
    properties.put(prefix + "reference.tables", fixture.tables().toString());
    List<String> lines = new ArrayList<>();
    properties.forEach((key, value) -> lines.add(key + "=" + value.replace("\\", "\\\\")));
    Files.write(place.resolve("application.properties"), lines);
  }

  private int run(String command, Path place) throws Exception {
    Process process = start(command, place);
    assertThat(process.waitFor(5, TimeUnit.MINUTES)).as(log(place)).isTrue();
    return process.exitValue();
  }

  private Process start(String command, Path place) throws IOException {
    List<String> line = new ArrayList<>();
    line.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    // Processes that live for seconds: what the second compiler would gain comes too late.
    line.add("-XX:TieredStopAtLevel=1");
    line.addAll(List.of("-cp", System.getProperty("java.class.path")));
    line.addAll(List.of("dev.sentinelsync.SentinelSync", command));
    line.add("--config=" + place.resolve("application.properties"));
    ProcessBuilder builder = new ProcessBuilder(line).redirectErrorStream(true);
    if (properties.containsKey("state.url")) {
      builder.environment().put(PASSWORD, server.password());
    }
    return builder
        .redirectOutput(ProcessBuilder.Redirect.appendTo(place.resolve("log").toFile()))
        .start();
  }

  private static String log(Path place) throws IOException {
    return Files.readString(place.resolve("log"));
  }
}
