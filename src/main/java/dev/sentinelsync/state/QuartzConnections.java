package dev.sentinelsync.state;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Properties;
import org.jdbi.v3.core.Handle;
import org.quartz.utils.ConnectionProvider;
import org.quartz.utils.DBConnectionManager;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets Quartz keep its jobs in the state database through the same pool. Its tables are part of the
 * schema.
 */
public final class QuartzConnections implements ConnectionProvider {

  private static final Logger LOG = LoggerFactory.getLogger(QuartzConnections.class);

  private static final String JOB_STORE = "org.quartz.jobStore.";

  /** What belongs to a trigger by its kind. */
  private static final List<String> TRIGGER_KINDS =
      List.of(
          "qrtz_simple_triggers",
          "qrtz_cron_triggers",
          "qrtz_simprop_triggers",
          "qrtz_blob_triggers");

  /** What belongs to a job, what refers to another before that. */
  private static final List<String> TABLES_OF_JOBS =
      List.of("qrtz_fired_triggers", "qrtz_triggers", "qrtz_job_details");

  private final StateDatabase state;

  private QuartzConnections(StateDatabase state) {
    this.state = state;
  }

  /**
   * Makes the database known to Quartz and returns the settings of a clustered job store on it, to
   * be merged into those of a scheduler. Each fire happens on one of the instances that share
   * scheduler name and database.
   *
   * @param name under which Quartz finds the database; unique within the process
   */
  public static Properties jobStore(StateDatabase state, String name) {
    // Quartz has no other way to use a pool that exists already.
    DBConnectionManager.getInstance().addConnectionProvider(name, new QuartzConnections(state));
    Properties settings = new Properties();
    settings.setProperty(JOB_STORE + "class", "org.quartz.impl.jdbcjobstore.JobStoreTX");
    settings.setProperty(
        JOB_STORE + "driverDelegateClass",
        state.shared()
            ? "org.quartz.impl.jdbcjobstore.PostgreSQLDelegate"
            : "org.quartz.impl.jdbcjobstore.StdJDBCDelegate");
    settings.setProperty(JOB_STORE + "dataSource", name);
    settings.setProperty(JOB_STORE + "isClustered", "true");
    // Fires that come due together are claimed under one lock, so that no instance gets a part.
    settings.setProperty(JOB_STORE + "acquireTriggersWithinLock", "true");
    return settings;
  }

  /**
   * Removes jobs and their triggers whose class this program does not have, such as one that
   * another version scheduled. Quartz can neither run nor replace such a job, and logs an error for
   * it at each look for missed fires. To be called before the scheduler starts.
   *
   * @param scheduler name of the scheduler whose jobs they are
   * @throws StateException if the database cannot be used
   */
  public static void removeUnknownJobs(StateDatabase state, String scheduler) {
    state
        .transactions()
        .run(
            "remove scheduled jobs without a class",
            handle -> {
              List<QuartzJob> jobs =
                  handle
                      .createQuery(
                          "SELECT job_name, job_group, job_class_name FROM qrtz_job_details"
                              + " WHERE sched_name = :scheduler ORDER BY job_group, job_name")
                      .bind("scheduler", scheduler)
                      .map(
                          (row, context) ->
                              new QuartzJob(
                                  row.getString("job_name"),
                                  row.getString("job_group"),
                                  row.getString("job_class_name")))
                      .list();
              for (QuartzJob job : jobs) {
                if (!job.hasClass()) {
                  remove(handle, scheduler, job);
                }
              }
            });
  }

  private static void remove(Handle handle, String scheduler, QuartzJob job) {
    for (String kind : TRIGGER_KINDS) {
      handle.execute(
          "DELETE FROM "
              + kind
              + " WHERE sched_name = ? AND (trigger_name, trigger_group) IN"
              + " (SELECT trigger_name, trigger_group FROM qrtz_triggers"
              + " WHERE sched_name = ? AND job_name = ? AND job_group = ?)",
          scheduler,
          scheduler,
          job.name(),
          job.group());
    }
    for (String table : TABLES_OF_JOBS) {
      handle.execute(
          "DELETE FROM " + table + " WHERE sched_name = ? AND job_name = ? AND job_group = ?",
          scheduler,
          job.name(),
          job.group());
    }
    LOG.warn(
        "Removed the scheduled job {} of group {}: this program has no class {}",
        job.name(),
        job.group(),
        job.type());
  }

  /** A row of the job store. */
  private record QuartzJob(String name, String group, String type) {

    boolean hasClass() {
      try {
        Class.forName(type, false, QuartzConnections.class.getClassLoader());
        return true;
      } catch (ClassNotFoundException e) {
        return false;
      }
    }
  }

  @Override
  public Connection getConnection() throws SQLException {
    return state.connections().getConnection();
  }

  /** Does nothing: the pool is open already. */
  @Override
  public void initialize() {}

  /** Does nothing: the pool outlives the scheduler. */
  @Override
  public void shutdown() {}
}
