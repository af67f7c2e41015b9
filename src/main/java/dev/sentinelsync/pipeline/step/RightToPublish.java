package dev.sentinelsync.pipeline.step;

import dev.sentinelsync.pipeline.SyncRefusedException;
import dev.sentinelsync.pipeline.SyncRun;

/** The right to publish to a target; only one run at a time has it, on all machines together. */
@FunctionalInterface
public interface RightToPublish {

  /**
   * Makes sure that the run still has it.
   *
   * @throws SyncRefusedException if it went to another run
   */
  void check(SyncRun run);
}
