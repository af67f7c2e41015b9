package dev.sentinelsync.state;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Properties;
import org.quartz.utils.ConnectionProvider;
import org.quartz.utils.DBConnectionManager;

/**
 * Lets Quartz keep its jobs in the state database through the same pool. Its tables are part of the
 * schema.
 */
public final class QuartzConnections implements ConnectionProvider {

  private static final String JOB_STORE = "org.quartz.jobStore.";

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
    // Quartz offers no other door for a pool that exists already.
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
