package dev.sentinelsync.state;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.jdbi.v3.core.Handle;

/**
 * Has H2 write what is committed before the commit returns. H2 does so by itself only with a write
 * delay of zero, and then runs no thread that compacts its file: each write takes new space, one
 * row that is still in use keeps all that was written with it, and the file grows without bound.
 */
final class Checkpoints {

  /** The connection settings that {@link #after} relies on. */
  static final Map<String, String> SETTINGS =
      Map.of(
          // Milliseconds, H2's own default. Any value above zero starts the thread that compacts.
          "WRITE_DELAY", "500",
          // Milliseconds for which space is not used again, so that a power cut which loses the
          // newest writes finds the ones before. The default of 45 s trusts the operating system
          // to write in time; SYNC_EVERY sees to it, so that a few periods are enough.
          "RETENTION_TIME", "5000");

  /** Waiting for the disk takes milliseconds, too long for every commit. */
  private static final Duration SYNC_EVERY = Duration.ofSeconds(2);

  private final boolean embedded;
  private final AtomicLong synced = new AtomicLong(System.nanoTime());

  /**
   * @param embedded whether the database is H2; PostgreSQL writes at each commit
   */
  Checkpoints(boolean embedded) {
    this.embedded = embedded;
  }

  /**
   * To be called when a transaction has ended. What it wrote outlives a kill of the process, and a
   * power cut that comes two seconds later.
   */
  void after(Handle handle) {
    if (!embedded) {
      return;
    }
    // H2 does not wait for its writer on an interrupted thread.
    boolean interrupted = Thread.interrupted();
    try {
      handle.execute(isDue() ? "CHECKPOINT SYNC" : "CHECKPOINT");
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private boolean isDue() {
    long last = synced.get();
    long now = System.nanoTime();
    return now - last > SYNC_EVERY.toNanos() && synced.compareAndSet(last, now);
  }
}
