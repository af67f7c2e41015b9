package dev.sentinelsync.state;

import dev.sentinelsync.state.StateException.Reason;
import java.util.Arrays;
import java.util.Map;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.exception.FlywayValidateException;

/** Brings the tables to the form that this version of the program knows. */
final class Schema {

  private final StateSettings settings;
  private final SqlFailures failures;
  private final Flyway flyway;

  Schema(StateSettings settings, DataSource connections, SqlFailures failures) {
    this.settings = settings;
    this.failures = failures;
    String vendor = settings.shared() ? "postgresql" : "h2";
    this.flyway =
        Flyway.configure(Schema.class.getClassLoader())
            .dataSource(connections)
            .locations("classpath:db/migration/common", "classpath:db/migration/" + vendor)
            .placeholders(Map.of("bytes", settings.shared() ? "BYTEA" : "BLOB"))
            .load();
  }

  /** Applies what is missing; refuses a schema that a newer version has changed. */
  void migrate() {
    try {
      refuseNewer();
      flyway.migrate();
    } catch (FlywayValidateException changed) {
      throw foreign(changed);
    } catch (FlywayException failure) {
      if (failure.getMessage().contains("non-empty schema")) {
        throw foreign(failure);
      }
      throw failures.explain("bring the schema up to date", failure);
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
    return new StateException(
        Reason.SCHEMA_FOREIGN,
        ("State database %s: its tables are not those of this program or were changed by hand."
                + " Give the state a schema of its own, for instance with ?currentSchema=… in the"
                + " address.")
            .formatted(settings.address()),
        cause);
  }
}
