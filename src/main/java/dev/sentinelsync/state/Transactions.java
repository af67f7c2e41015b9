package dev.sentinelsync.state;

import dev.sentinelsync.support.Backoff;
import dev.sentinelsync.support.Retry;
import dev.sentinelsync.support.Sleeper;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;

/**
 * Runs each store method as one transaction, again when it only lost a race, and turns what the
 * driver throws into {@link StateException}.
 *
 * <p>Lost races are normal work: PostgreSQL's {@code MERGE} can end in a unique violation when two
 * insert the same row, and both databases break deadlocks by failing one side.
 */
final class Transactions {

  /** Eight tries within about a second: two instances rarely meet twice, twenty threads may. */
  private static final Backoff RACES =
      new Backoff(8, Duration.ofMillis(5), Duration.ofMillis(250), 1.0);

  private final Jdbi jdbi;
  private final Clock clock;
  private final SqlFailures failures;
  private final FileReplacement replacement;
  private final Retry races;

  /**
   * @param replacement called when the database proves to be damaged; the transaction fails all the
   *     same
   */
  Transactions(Jdbi jdbi, Clock clock, SqlFailures failures, FileReplacement replacement) {
    this.jdbi = jdbi;
    this.clock = clock;
    this.failures = failures;
    this.replacement = replacement;
    this.races =
        new Retry(
                RACES,
                failure ->
                    failure instanceof StateException state
                        && state.reason() == StateException.Reason.CONFLICT,
                clock,
                Sleeper.THREAD,
                new Random())
            .quiet();
  }

  /** The time for what this process writes; the database's own time is for leases only. */
  Instant now() {
    return Bounds.instant(clock.instant());
  }

  /** Runs the work in one transaction; the work may run again and must have no other effect. */
  <T> T call(String operation, Function<Handle, T> work) {
    return races.call(operation, () -> once(operation, work));
  }

  /** As {@link #call}, for work without a result. */
  void run(String operation, Consumer<Handle> work) {
    call(
        operation,
        handle -> {
          work.accept(handle);
          return null;
        });
  }

  private <T> T once(String operation, Function<Handle, T> work) {
    int file = replacement.file();
    try {
      return jdbi.inTransaction(work::apply);
    } catch (JdbiException failure) {
      StateException explained = failures.explain(operation, failure);
      if (explained.reason() == StateException.Reason.DAMAGED) {
        replacement.replace(file);
      }
      throw explained;
    }
  }
}
