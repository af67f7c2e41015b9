package dev.sentinelsync.service;

import dev.sentinelsync.pipeline.SyncOptions;
import dev.sentinelsync.pipeline.SyncOrder;
import dev.sentinelsync.pipeline.SyncOrders;
import dev.sentinelsync.pipeline.SyncTrigger;
import dev.sentinelsync.state.Lease;
import dev.sentinelsync.state.StateDatabase;
import dev.sentinelsync.state.SyncRequest;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Turns all requests that wait for a site into one order. */
final class RequestedOrders implements SyncOrders {

  private final StateDatabase state;

  RequestedOrders(StateDatabase state) {
    this.state = state;
  }

  @Override
  public Optional<SyncOrder> take(Lease lease, String runId) {
    List<SyncRequest> requests = state.requests().take(lease, runId);
    if (requests.isEmpty()) {
      return Optional.empty();
    }
    Set<String> triggers =
        requests.stream().map(SyncRequest::trigger).collect(Collectors.toUnmodifiableSet());
    SyncOptions options =
        new SyncOptions(
            Optional.empty(),
            triggers.contains(SyncTrigger.HARD_REFRESH.name()),
            triggers.contains(SyncTrigger.ACCEPT_REMOVALS.name()),
            true);
    SyncRequest oldest = requests.get(0);
    return Optional.of(new SyncOrder(options, oldest.trigger(), oldest.requestedAt()));
  }

  @Override
  public void settle(String runId) {
    state.requests().settle(runId);
  }
}
