package dev.sentinelsync.service;

import dev.sentinelsync.pipeline.SyncRequester;
import dev.sentinelsync.pipeline.SyncTrigger;
import dev.sentinelsync.state.StateDatabase;
import dev.sentinelsync.state.SyncRequest;
import java.time.Clock;

/**
 * Requests that all instances see: written into the database first, then announced to this process.
 * Whichever instance has the right to publish next takes all that wait; so requests made anywhere
 * during a run lead to one further run.
 */
final class SharedRequests implements SyncRequester {

  private final StateDatabase state;
  private final SyncRequester local;
  private final Clock clock;
  private final SyncRequester recorded;

  /**
   * @param local wakes this process
   * @param recorded hears of each request once it is in the database
   */
  SharedRequests(StateDatabase state, SyncRequester local, Clock clock, SyncRequester recorded) {
    this.state = state;
    this.local = local;
    this.clock = clock;
    this.recorded = recorded;
  }

  @Override
  public void request(String site, SyncTrigger trigger, String requestId) {
    state.requests().request(new SyncRequest(requestId, site, trigger.name(), clock.instant()));
    recorded.request(site, trigger, requestId);
    local.request(site, trigger, requestId);
  }
}
