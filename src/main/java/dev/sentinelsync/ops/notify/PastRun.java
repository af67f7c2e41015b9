package dev.sentinelsync.ops.notify;

import dev.sentinelsync.service.FailureSeries;
import dev.sentinelsync.state.Run;
import java.time.Instant;
import java.util.Set;

/**
 * A run that has ended, as far as it matters for messages.
 *
 * @param status how it ended, in the words of the run history
 * @param startedAt when it began
 * @param finishedAt when it ended
 * @param retryable whether it failed for a reason that may pass, so that it is tried again
 */
public record PastRun(String status, Instant startedAt, Instant finishedAt, boolean retryable) {

  private static final Set<String> FAILED = Set.of("FAILED", "HELD", Run.ABANDONED);

  /** Whether the target does not hold what it should. */
  boolean failed() {
    return FAILED.contains(status);
  }

  /** Whether the target holds what it should. */
  boolean delivered() {
    return FailureSeries.isDelivered(status);
  }

  /** Whether files could not be read. */
  boolean rejectedFiles() {
    return status.equals("UNSTABLE");
  }

  /** Whether all files could be read; a run without news may not have looked at them. */
  boolean readAllFiles() {
    return status.equals("PUBLISHED");
  }
}
