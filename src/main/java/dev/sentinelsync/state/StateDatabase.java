package dev.sentinelsync.state;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.pool.HikariPool.PoolInitializationException;
import com.zaxxer.hikari.util.Credentials;
import java.time.Clock;
import java.util.Optional;
import javax.sql.DataSource;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.StatementExceptions;
import org.jdbi.v3.core.statement.StatementExceptions.MessageRendering;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The open state database: a connection pool over a schema that is up to date, and one store per
 * concern. Safe for many threads.
 *
 * <p>Times that this process writes come from the injected clock; those that decide about leases
 * from the database.
 *
 * <p>An H2 file that was damaged in part may come up in an earlier, consistent state. Whoever
 * publishes therefore compares {@link Position#publishId} with what the target says of itself, and
 * rebuilds the state of a site when they differ.
 */
public final class StateDatabase implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(StateDatabase.class);

  /**
   * An instance that stops in the middle of a transaction, or whose machine is gone, would keep the
   * others from the lease's row until it is back, or for the two hours after which TCP gives up.
   * Between two statements of a transaction lie microseconds, or at worst a pause of the virtual
   * machine; and this is half of the usual lease, so that succession takes no longer.
   */
  static final String STANDSTILL = "15s";

  private final StateSettings settings;
  private final HikariDataSource connections;
  private final Transactions transactions;
  private final Optional<H2Compaction> compaction;
  private final Access access;

  /** Whether the database is only read, and what goes with it then. */
  private record Access(boolean readOnly, Optional<H2Copy> copy) {

    static final Access OWN = new Access(false, Optional.empty());

    void close() {
      copy.ifPresent(H2Copy::close);
    }
  }

  private StateDatabase(
      StateSettings settings,
      HikariDataSource connections,
      Transactions transactions,
      Optional<H2Compaction> compaction,
      Access access) {
    this.settings = settings;
    this.connections = connections;
    this.transactions = transactions;
    this.compaction = compaction;
    this.access = access;
  }

  Transactions transactions() {
    return transactions;
  }

  /**
   * Opens the database and brings its schema up to date. An H2 file is made if it does not exist. A
   * damaged one, found now or later, is set aside as {@code *.damaged-<time>} and a new one made:
   * what the state knew is rebuilt from source and target by the next sync; requests, pauses and
   * the history of runs are lost.
   *
   * @throws StateException when that fails; its reason says what helps
   */
  public static StateDatabase open(StateSettings settings, Clock clock) {
    Optional<H2File> file = H2File.of(settings);
    try {
      return open(settings, clock, file);
    } catch (StateException failure) {
      if (failure.reason() != StateException.Reason.DAMAGED
          || file.flatMap(damaged -> damaged.setAside(clock)).isEmpty()) {
        throw failure;
      }
      return open(settings, clock, file);
    }
  }

  private static StateDatabase open(StateSettings settings, Clock clock, Optional<H2File> file) {
    file.ifPresent(H2File::prepare);
    SqlFailures failures = new SqlFailures(settings);
    HikariDataSource connections = connect(settings, false, failures);
    Schema schema = new Schema(settings, file, connections, failures);
    FileReplacement replacement = new FileReplacement(file, connections, schema, clock);
    try {
      schema.migrate();
      Transactions transactions = new Transactions(jdbi(connections), clock, failures, replacement);
      if (!settings.shared()) {
        transactions.run("end leases of the last process", Leases::expireAll);
      }
      return new StateDatabase(
          settings,
          connections,
          transactions,
          file.map(opened -> H2Compaction.start(connections)),
          Access.OWN);
    } catch (RuntimeException failure) {
      connections.close();
      throw failure;
    }
  }

  /**
   * Opens the database only to read it, without any effect on a process that works with it. Of an
   * H2 file, which one process at a time can open, a copy is read.
   *
   * @return empty if there is none yet, if its schema is not that of this program, or if it cannot
   *     be read for any other reason
   */
  public static Optional<StateDatabase> openBeside(StateSettings settings, Clock clock) {
    Optional<H2File> file = H2File.of(settings);
    if (file.isEmpty()) {
      return openToRead(settings, clock, new Access(true, Optional.empty()));
    }
    return H2Copy.of(file.get().path(), clock)
        .flatMap(
            copy ->
                openToRead(copy.settings(settings), clock, new Access(true, Optional.of(copy))));
  }

  /**
   * Opens an H2 file to read it where it lies: unlike {@link #open}, nothing is written when it is
   * closed either, which takes H2 a fifth of a second once rows were replaced.
   *
   * @return empty if there is no such file, or if {@link #open} has to say why it cannot be read
   */
  public static Optional<StateDatabase> openFile(StateSettings settings, Clock clock) {
    return H2File.of(settings)
        .filter(H2File::exists)
        .flatMap(
            file ->
                openToRead(
                    settings.readOnly(settings.address()),
                    clock,
                    new Access(true, Optional.empty())));
  }

  private static Optional<StateDatabase> openToRead(
      StateSettings settings, Clock clock, Access access) {
    SqlFailures failures = new SqlFailures(settings);
    HikariDataSource connections = null;
    try {
      connections = connect(settings, true, failures);
      Optional<H2File> none = Optional.empty();
      Schema schema = new Schema(settings, H2File.of(settings), connections, failures);
      if (schema.isUpToDate()) {
        Transactions transactions =
            new Transactions(
                jdbi(connections),
                clock,
                failures,
                new FileReplacement(none, connections, schema, clock));
        return Optional.of(
            new StateDatabase(settings, connections, transactions, Optional.empty(), access));
      }
    } catch (StateException unusable) {
      LOG.debug("The state is not used: {}", unusable.getMessage());
    }
    if (connections != null) {
      connections.close();
    }
    access.close();
    return Optional.empty();
  }

  /** Up to where each site is published. */
  public Positions positions() {
    return new Positions(transactions);
  }

  /** The pages of each site. */
  public PageManifest pages() {
    return new PageManifest(transactions);
  }

  /** Parse results by content. */
  public ParseCache parseCache() {
    return new ParseCache(transactions, !access.readOnly());
  }

  /** What each commit changed. */
  public CommitRecords commitRecords() {
    return new CommitRecords(transactions);
  }

  /** The history of runs. */
  public Runs runs() {
    return new Runs(transactions);
  }

  /** Webhook deliveries already accepted. */
  public Deliveries deliveries() {
    return new Deliveries(transactions);
  }

  /** Requests that wait for a run. */
  public SyncRequests requests() {
    return new SyncRequests(transactions);
  }

  /** Which sites are paused. */
  public Pauses pauses() {
    return new Pauses(transactions);
  }

  /** Who may publish. */
  public Leases leases() {
    return new Leases(transactions);
  }

  /** The pool, for Quartz's job store and for the pool's metrics. */
  public DataSource connections() {
    return connections;
  }

  /** Whether several instances can use the database at once. */
  public boolean shared() {
    return settings.shared();
  }

  /**
   * Asks the database for a sign of life.
   *
   * @throws StateException when there is none within the connection timeout
   */
  public void check() {
    transactions.run("answer", handle -> handle.createQuery("SELECT 1").mapTo(Integer.class).one());
  }

  /** Closes the pool; an H2 file is then free for another process. */
  @Override
  public void close() {
    compaction.ifPresent(H2Compaction::close);
    connections.close();
    access.close();
  }

  private static HikariDataSource connect(
      StateSettings settings, boolean readOnly, SqlFailures failures) {
    HikariConfig config = new HikariConfig();
    config.setPoolName("state");
    config.setJdbcUrl(settings.driverUrl());
    config.setExceptionOverride(new ClosedH2());
    config.setCredentialsProvider(() -> Credentials.of(settings.user(), settings.password().get()));
    config.setMaximumPoolSize(settings.poolSize());
    config.setConnectionTimeout(settings.connectionTimeout().toMillis());
    config.setReadOnly(readOnly);
    if (settings.shared()) {
      config.addDataSourceProperty("ApplicationName", "sentinel-sync");
      config.addDataSourceProperty("reWriteBatchedInserts", "true");
      config.addDataSourceProperty("tcpKeepAlive", "true");
      // Seconds. A statement on this schema takes milliseconds; a silent server is a dead one.
      config.addDataSourceProperty("socketTimeout", "60");
      config.setConnectionInitSql("SET idle_in_transaction_session_timeout = '" + STANDSTILL + "'");
    } else {
      // Committed means on disk: the default writes up to half a second later, and a fence that a
      // killed process had given out could be given out again.
      config.addDataSourceProperty("WRITE_DELAY", "0");
      config.addDataSourceProperty(
          "RETENTION_TIME", String.valueOf(H2Compaction.RETENTION.toMillis()));
      // The service closes it after its last run; H2's own shutdown hook would come in between.
      config.addDataSourceProperty("DB_CLOSE_ON_EXIT", "FALSE");
      config.addDataSourceProperty("LOCK_TIMEOUT", "10000");
    }
    try {
      return new HikariDataSource(config);
    } catch (PoolInitializationException failure) {
      throw failures.explain("open it", failure);
    }
  }

  private static Jdbi jdbi(DataSource connections) {
    Jdbi jdbi = Jdbi.create(connections);
    Times.register(jdbi);
    jdbi.registerArrayType(String.class, "varchar");
    // Bound values are page contents and the like: not for logs.
    jdbi.getConfig(StatementExceptions.class).setMessageRendering(MessageRendering.NONE);
    return jdbi;
  }
}
