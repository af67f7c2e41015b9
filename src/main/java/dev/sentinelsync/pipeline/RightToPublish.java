package dev.sentinelsync.pipeline;

/** The right to publish to a target; only one run at a time has it, on all machines together. */
@FunctionalInterface
interface RightToPublish {

  /**
   * Makes sure that the run still has it.
   *
   * @throws SyncRefusedException if it went to another run
   */
  void check(SyncRun run);
}
