package dev.sentinelsync.state;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Replaces an H2 file that proves to be damaged while it is open by a new, empty one, once however
 * many threads find the damage.
 */
final class FileReplacement {

  private static final Logger LOG = LoggerFactory.getLogger(FileReplacement.class);

  private final Optional<H2File> file;
  private final HikariDataSource connections;
  private final Schema schema;
  private final Clock clock;
  private volatile int files;

  /**
   * @param file the file; empty for a database that is none, which is never replaced
   */
  FileReplacement(Optional<H2File> file, HikariDataSource connections, Schema schema, Clock clock) {
    this.file = file;
    this.connections = connections;
    this.schema = schema;
    this.clock = clock;
  }

  /** Number of the file in use; to be asked before work on it. */
  int file() {
    return files;
  }

  /**
   * Replaces the file, unless that has been done since.
   *
   * @param met number of the file that is damaged
   */
  synchronized void replace(int met) {
    if (file.isEmpty() || met != files) {
      return;
    }
    shutDown();
    file.get().setAside(clock);
    if (!file.get().exists()) {
      // The pool may have opened the damaged file again before it was moved away.
      shutDown();
    }
    schema.migrate();
    files++;
  }

  private void shutDown() {
    try (Connection connection = connections.getConnection();
        Statement statement = connection.createStatement()) {
      // Writes nothing, as closing would: the file stays as it was found.
      statement.execute("SHUTDOWN IMMEDIATELY");
    } catch (SQLException e) {
      LOG.debug("The damaged database was closed already", e);
    }
    connections.getHikariPoolMXBean().softEvictConnections();
  }
}
