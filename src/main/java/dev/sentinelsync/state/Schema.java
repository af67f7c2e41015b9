package dev.sentinelsync.state;

import dev.sentinelsync.state.StateException.Reason;
import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.StringJoiner;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationInfoService;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.flywaydb.core.api.exception.FlywayValidateException;
import org.flywaydb.database.postgresql.PostgreSQLConfigurationExtension;

/**
 * Brings the tables to the form that this version of the program knows: entirely or not at all,
 * also when the process is killed. On PostgreSQL all that is missing is one transaction; H2 has
 * none for tables, so its file is copied first.
 */
final class Schema {

  /**
   * Version and checksum of each migration of an H2 file, as Flyway records them. One that lacks
   * here costs every start the time that Flyway takes, nothing else.
   */
  static final String COMPLETE_H2 =
      "1:-1065583150 1.1:-162108289 2:1394580312 3:-2021236066 4:-540010816 5:-1252637100"
          + " 6:-2041229261";

  /** Some of the first migration's tables; nobody else's file has one by chance. */
  private static final Set<String> OWN_TABLES =
      Set.of("PUBLISHED_POSITION", "PUBLISH_LEASE", "SYNC_RUN", "PARSE_RESULT", "PAGE");

  private final StateSettings settings;
  private final Optional<H2File> file;
  private final DataSource connections;
  private final SqlFailures failures;

  Schema(
      StateSettings settings, Optional<H2File> file, DataSource connections, SqlFailures failures) {
    this.settings = settings;
    this.file = file;
    this.connections = connections;
    this.failures = failures;
  }

  /** Applies what is missing; refuses a schema that a newer version has changed. */
  void migrate() {
    if (isComplete()) {
      return;
    }
    try {
      Flyway flyway = flyway();
      refuseNewer(flyway);
      if (file.isPresent() && flyway.info().pending().length > 0) {
        file.get().beginMigration(connections);
        flyway.migrate();
        file.get().endMigration();
      } else {
        flyway.migrate();
      }
    } catch (FlywayValidateException changed) {
      throw foreign(changed);
    } catch (FlywayException failure) {
      if (failure.getMessage().contains("non-empty schema")) {
        throw holdsOwnTables()
            ? failures.damaged("find out the version of its schema", failure)
            : foreign(failure);
      }
      throw failures.explain("bring the schema up to date", failure);
    } catch (SQLException | IOException failure) {
      throw failures.explain("copy its file before its schema is brought up to date", failure);
    }
  }

  /** Whether nothing is missing and nothing is there that a newer version added. */
  boolean isUpToDate() {
    if (file.isPresent()) {
      return isComplete();
    }
    try {
      MigrationInfoService migrations = flyway().info();
      return migrations.pending().length == 0
          && Arrays.stream(migrations.all())
              .allMatch(migration -> migration.getState().isResolved());
    } catch (FlywayException failure) {
      throw failures.explain("look at its schema", failure);
    }
  }

  /**
   * Whether an H2 file has all migrations and no other, by what Flyway recorded in it. A look that
   * costs milliseconds, where Flyway takes a tenth of a short command for the same answer. Whatever
   * else it finds is for Flyway to judge.
   */
  private boolean isComplete() {
    if (file.isEmpty()) {
      return false;
    }
    StringJoiner recorded = new StringJoiner(" ");
    try (Connection connection = connections.getConnection();
        Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery(
                """
                SELECT "version", "checksum", "success" FROM "flyway_schema_history"
                WHERE "version" IS NOT NULL ORDER BY "installed_rank"
                """)) {
      while (rows.next()) {
        recorded.add(rows.getString(1) + ":" + rows.getInt(2) + (rows.getBoolean(3) ? "" : "!"));
      }
    } catch (SQLException failure) {
      return false;
    }
    return recorded.toString().equals(COMPLETE_H2);
  }

  /**
   * Whether an H2 file has tables of this program, of which Flyway found no record: H2 went back to
   * what it could still read of a damaged file.
   */
  private boolean holdsOwnTables() {
    if (file.isEmpty()) {
      return false;
    }
    try (Connection connection = connections.getConnection();
        ResultSet tables =
            connection.getMetaData().getTables(null, "PUBLIC", null, new String[] {"BASE TABLE"})) {
      boolean own = false;
      while (tables.next()) {
        own |= OWN_TABLES.contains(tables.getString("TABLE_NAME"));
      }
      return own;
    } catch (SQLException failure) {
      throw failures.explain("look at its tables", failure);
    }
  }

  private Flyway flyway() {
    String vendor = settings.shared() ? "postgresql" : "h2";
    FluentConfiguration configuration =
        Flyway.configure(Schema.class.getClassLoader())
            .dataSource(connections)
            .locations("classpath:db/migration/common", "classpath:db/migration/" + vendor)
            .placeholders(Map.of("bytes", settings.shared() ? "BYTEA" : "BLOB"))
            .group(settings.shared());
    // By default Flyway records on a second connection what was migrated: a kill between the two
    // commits would leave tables of which no record knows.
    configuration
        .getConfigurationExtension(PostgreSQLConfigurationExtension.class)
        .setTransactionalLock(false);
    return configuration.load();
  }

  private void refuseNewer(Flyway flyway) {
    for (MigrationInfo migration : flyway.info().all()) {
      if (migration.getState().isApplied() && !migration.getState().isResolved()) {
        throw new StateException(
            Reason.SCHEMA_NEWER,
            ("State database %s: its schema has version %s, this program knows versions up to %s."
                    + " Start the newer program that changed it, or give this one another database.")
                .formatted(settings.address(), migration.getVersion(), newestKnown(flyway)),
            null);
      }
    }
  }

  private static String newestKnown(Flyway flyway) {
    return Arrays.stream(flyway.info().all())
        .filter(migration -> migration.getState().isResolved())
        .map(migration -> migration.getVersion().toString())
        .reduce("none", (earlier, later) -> later);
  }

  private StateException foreign(FlywayException cause) {
    try {
      if (file.isPresent()) {
        // Flyway looks before it changes anything.
        file.get().endMigration();
      }
    } catch (IOException kept) {
      cause.addSuppressed(kept);
    }
    return new StateException(
        Reason.SCHEMA_FOREIGN,
        ("State database %s: its tables are not those of this program or were changed by hand."
                + " Give the state a schema of its own, for instance with ?currentSchema=… in the"
                + " address.")
            .formatted(settings.address()),
        cause);
  }
}
