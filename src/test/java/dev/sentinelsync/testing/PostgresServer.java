package dev.sentinelsync.testing;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Assumptions;

/**
 * A real PostgreSQL for tests: the installed one on a temporary folder, which starts within a
 * second, else one in a container, else an unpacked one. The system property {@code test.postgres}
 * ({@code container}, {@code installed}, {@code embedded}) asks for a certain one.
 */
public interface PostgresServer extends AutoCloseable {

  /** Server that all tests of this JVM share; it is stopped when the JVM ends. */
  static PostgresServer shared() {
    return SharedPostgres.get();
  }

  /** Starts a server of the test's own, which it may stop and start again. */
  static PostgresServer start() {
    String wanted = System.getProperty("test.postgres", "");
    try {
      return switch (wanted) {
        case "container" -> new ContainerPostgres();
        case "installed" -> new InstalledPostgres(InstalledPostgres.find().orElseThrow());
        case "embedded" -> new EmbeddedPostgresServer();
        default -> firstAvailable();
      };
    } catch (Exception failure) { // whatever it was: a test cannot run without its database
      throw new IllegalStateException("no PostgreSQL could be started for the tests", failure);
    }
  }

  /** Starts one in a container; the test is skipped where its image cannot be had. */
  static PostgresServer inContainer() {
    return new ContainerPostgres();
  }

  private static PostgresServer firstAvailable() throws Exception {
    Optional<Path> installed = InstalledPostgres.find();
    if (installed.isPresent()) {
      return new InstalledPostgres(installed.get());
    }
    return ContainerEngine.isAvailable() && ContainerPostgres.image().isPresent()
        ? new ContainerPostgres()
        : new EmbeddedPostgresServer();
  }

  /** Address of a database of the server. */
  String url(String database);

  /** A user that may do everything. */
  String user();

  /** That user's password. */
  String password();

  /** Kills the server as a crash would; its data stay. */
  default void crash() throws Exception {
    Assumptions.abort("this PostgreSQL cannot be stopped and started again; install one");
  }

  /** Starts a server that crashed, at its old address. */
  default void startAgain() throws Exception {
    Assumptions.abort("this PostgreSQL cannot be stopped and started again; install one");
  }

  @Override
  void close() throws Exception;

  /** Makes an empty database and returns its address. */
  default String newDatabase() {
    String name = "test" + SharedPostgres.DATABASES.incrementAndGet();
    execute("CREATE DATABASE " + name);
    return url(name);
  }

  /** Deletes a database made before, so that a long test run stays small. */
  default void dropDatabase(String url) {
    execute("DROP DATABASE " + url.substring(url.lastIndexOf('/') + 1) + " WITH (FORCE)");
  }

  private void execute(String command) {
    try (Connection connection = DriverManager.getConnection(url("postgres"), user(), password());
        var statement = connection.createStatement()) {
      statement.execute(command);
    } catch (SQLException failure) {
      throw new IllegalStateException(command + " failed", failure);
    }
  }

  /** Holder of the shared server. */
  final class SharedPostgres {
    private static final AtomicInteger DATABASES = new AtomicInteger();
    private static PostgresServer server;

    private SharedPostgres() {}

    private static synchronized PostgresServer get() {
      if (server == null) {
        server = start();
        Runtime.getRuntime().addShutdownHook(new Thread(SharedPostgres::stop, "stop-postgres"));
      }
      return server;
    }

    private static void stop() {
      try {
        server.close();
      } catch (Exception failure) { // the JVM ends anyway; say it and let it
        System.err.println("PostgreSQL did not stop: " + failure);
      }
    }
  }
}
