package dev.sentinelsync.pipeline;

import dev.sentinelsync.state.Lease;
import java.time.Duration;

/** Hears of runs and of the right to publish; must not throw and must not take long. */
public interface SyncListener {

  /** This process has the right to publish a site. */
  default void leaseTaken(Lease lease) {}

  /** This process gave the right to publish a site back. */
  default void leaseReleased(Lease lease) {}

  /** The right to publish a site went to another process. */
  default void leaseLost(Lease lease) {}

  /** A run has the right to publish and begins. */
  default void started(SyncRun run) {}

  /**
   * A step of a run is over, because it is done or because it failed; the run has what it left.
   *
   * @param took how long it was at work
   */
  default void stageFinished(SyncRun run, Stage stage, Duration took) {}

  /** A run has ended; the run itself still has everything that its steps left. */
  default void finished(SyncRun run, SyncReport report) {}
}
