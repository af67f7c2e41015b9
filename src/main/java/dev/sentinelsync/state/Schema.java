package dev.sentinelsync.state;

import dev.sentinelsync.state.StateException.Reason;
import java.io.IOException;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.flywaydb.core.api.exception.FlywayValidateException;
import org.flywaydb.database.postgresql.PostgreSQLConfigurationExtension;

/**
 * Brings the tables to the form that this version of the program knows: entirely or not at all,
 * also when the process is killed. On PostgreSQL all that is missing is one transaction; H2 has
 * none for tables, so its file is copied first.
 */
final class Schema {

  private final StateSettings settings;
  private final Optional<H2File> file;
  private final DataSource connections;
  private final SqlFailures failures;
  private final Flyway flyway;

  Schema(
      StateSettings settings, Optional<H2File> file, DataSource connections, SqlFailures failures) {
    this.settings = settings;
    this.file = file;
    this.connections = connections;
    this.failures = failures;
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
    this.flyway = configuration.load();
  }

  /** Applies what is missing; refuses a schema that a newer version has changed. */
  void migrate() {
    try {
      refuseNewer();
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
        throw foreign(failure);
      }
      throw failures.explain("bring the schema up to date", failure);
    } catch (SQLException | IOException failure) {
      throw failures.explain("copy its file before its schema is brought up to date", failure);
    }
  }

  private void refuseNewer() {
    for (MigrationInfo migration : flyway.info().all()) {
      if (migration.getState().isApplied() && !migration.getState().isResolved()) {
        throw new StateException(
            Reason.SCHEMA_NEWER,
            ("State database %s: its schema has version %s, this program knows versions up to %s."
                    + " Start the newer program that changed it, or give this one another database.")
                .formatted(settings.address(), migration.getVersion(), newestKnown()),
            null);
      }
    }
  }

  private String newestKnown() {
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
