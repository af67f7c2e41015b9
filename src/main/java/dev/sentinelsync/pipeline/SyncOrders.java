package dev.sentinelsync.pipeline;

import dev.sentinelsync.state.Lease;
import java.util.Optional;

/**
 * Where runs get their orders from. They are taken once a run has the right to publish and before
 * it looks at the source: whatever was asked for until then is answered by it, and whatever is
 * asked for later needs another run.
 */
public interface SyncOrders {

  /**
   * Takes all that was asked for.
   *
   * @param lease the run's right to publish
   * @param runId unique name of the run
   * @return what to do; empty if nobody waits any more, in which case there is no run
   */
  Optional<SyncOrder> take(Lease lease, String runId);

  /** Forgets what a run took, since it has ended; it still has the right to publish. */
  void settle(String runId);

  /** An order of one's own, which nobody else can take. */
  static SyncOrders of(SyncOrder order) {
    return new SyncOrders() {
      @Override
      public Optional<SyncOrder> take(Lease lease, String runId) {
        return Optional.of(order);
      }

      @Override
      public void settle(String runId) {
        // Nothing was written down.
      }
    };
  }
}
