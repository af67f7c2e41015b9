package dev.sentinelsync.pipeline;

import dev.sentinelsync.state.Lease;

/** Hears of runs and of the right to publish; must not throw and must not take long. */
public interface SyncListener {

  /** This process has the right to publish a site. */
  default void leaseTaken(Lease lease) {}

  /** This process gave the right to publish a site back. */
  default void leaseReleased(Lease lease) {}

  /** The right to publish a site went to another process. */
  default void leaseLost(Lease lease) {}

  /** A run has the right to publish and starts. */
  default void started(SyncRun run) {}

  /** A stage of a run has ended, because it is done or because it failed. */
  default void stageFinished(SyncRun run, FinishedStage stage) {}

  /** A run has ended. */
  default void finished(SyncRun run, SyncReport report) {}
}
