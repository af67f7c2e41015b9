package dev.sentinelsync.state;

import dev.sentinelsync.support.DaemonThreads;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.h2.engine.SessionLocal;
import org.h2.jdbc.JdbcConnection;
import org.h2.mvstore.MVStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps an H2 file within a few times the size of its rows.
 *
 * <p>H2 writes each commit as a chunk to a free place of the file. Two things keep old chunks:
 *
 * <ul>
 *   <li>A chunk stays as long as one row in it is current. H2 moves such rows away only in the
 *       thread that also delays commits, and commits are not delayed here. So this thread moves
 *       them.
 *   <li>A chunk without current rows is not written over before the retention time, because the
 *       disk may not have what replaces it until then: H2 forces nothing to the disk, and its
 *       default of 45 seconds relies on the operating system. So this thread forces the file to the
 *       disk several times within a retention time of five seconds.
 * </ul>
 */
final class H2Compaction implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(H2Compaction.class);

  /** Before a chunk without current rows is written over. */
  static final Duration RETENTION = Duration.ofSeconds(5);

  /** Leaves a slow disk four seconds to take what was written. */
  private static final Duration PERIOD = RETENTION.dividedBy(5);

  /** Percent of current rows in the chunks together, below which rows are moved. */
  private static final int FILL_RATE = 80;

  /** Bytes moved at once: some 10 ms, during which commits wait. */
  private static final int MOVED_AT_ONCE = 1 << 20;

  private final DataSource connections;
  private long forcedVersion = -1;
  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(DaemonThreads.named("state-compaction"));

  private H2Compaction(DataSource connections) {
    this.connections = connections;
  }

  /** Starts it. */
  static H2Compaction start(DataSource connections) {
    H2Compaction compaction = new H2Compaction(connections);
    compaction.thread.scheduleWithFixedDelay(
        compaction::compact, PERIOD.toMillis(), PERIOD.toMillis(), TimeUnit.MILLISECONDS);
    return compaction;
  }

  private void compact() {
    try (Connection connection = connections.getConnection();
        Statement statement = connection.createStatement()) {
      // SQL has no statement that moves rows while the database is open.
      if (connection.unwrap(JdbcConnection.class).getSession() instanceof SessionLocal session) {
        MVStore store = session.getDatabase().getStore().getMvStore();
        boolean moved = store.compact(FILL_RATE, MOVED_AT_ONCE);
        long version = store.getCurrentVersion();
        // A service without work leaves the disk alone.
        if (moved || version != forcedVersion) {
          statement.execute("CHECKPOINT SYNC");
          forcedVersion = version;
        }
      }
    } catch (SQLException | RuntimeException e) {
      // Whoever works with the database meets the same and reports it; H2 throws several kinds.
      LOG.debug("The state file was not compacted this time", e);
    }
  }

  /** Stops it; waits for what it is at. */
  @Override
  public void close() {
    thread.shutdown();
    try {
      thread.awaitTermination(
          StateSettings.DEFAULT_CONNECTION_TIMEOUT.toSeconds(), TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
