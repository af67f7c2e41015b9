package dev.sentinelsync.pipeline;

/** Hears of runs; must not throw and must not take long. */
public interface SyncListener {

  /** A run has the right to publish and begins. */
  default void started(SyncRun run) {}

  /** A run has ended; the run itself still has everything that its steps left. */
  default void finished(SyncRun run, SyncReport report) {}
}
