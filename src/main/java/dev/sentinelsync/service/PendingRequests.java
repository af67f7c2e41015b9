package dev.sentinelsync.service;

import dev.sentinelsync.pipeline.SyncTrigger;
import dev.sentinelsync.state.SyncRequest;
import dev.sentinelsync.state.SyncRequests;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;

/**
 * Makes requests for syncs. A request is made once its row is in the database, where every instance
 * sees it; the workers of this process are then woken at once.
 */
final class PendingRequests {

  private final SyncRequests rows;
  private final Clock clock;
  private final List<ServiceListener> listeners;
  private final Consumer<String> workers;

  /**
   * @param rows where requests wait
   * @param clock the time of day
   * @param listeners hear of each request once its row is written
   * @param workers takes the name of the site for which a request has begun to wait
   */
  PendingRequests(
      SyncRequests rows, Clock clock, List<ServiceListener> listeners, Consumer<String> workers) {
    this.rows = rows;
    this.clock = clock;
    this.listeners = List.copyOf(listeners);
    this.workers = workers;
  }

  /**
   * Requests a sync without options.
   *
   * @return the request's identifier
   * @throws dev.sentinelsync.state.StateException if the row cannot be written
   */
  String add(String site, SyncTrigger trigger) {
    String id = UUID.randomUUID().toString();
    add(new SyncRequest(id, site, trigger.name(), clock.instant()));
    return id;
  }

  /**
   * Requests a sync because of a webhook delivery.
   *
   * @param requestId identifier that the sender is given
   * @throws dev.sentinelsync.state.StateException if the row cannot be written
   */
  void addForWebhook(String site, String requestId) {
    add(new SyncRequest(requestId, site, SyncTrigger.WEBHOOK.name(), clock.instant()));
  }

  /**
   * Requests a sync because of an operator.
   *
   * @param hardRefresh ignore every cache
   * @param acceptRemovals publish even if a large share of the pages would be removed
   * @return the request's identifier
   * @throws dev.sentinelsync.state.StateException if the row cannot be written
   */
  String addForOperator(String site, boolean hardRefresh, boolean acceptRemovals) {
    String id = UUID.randomUUID().toString();
    add(
        new SyncRequest(
            id, site, SyncTrigger.CONTROL.name(), hardRefresh, acceptRemovals, clock.instant()));
    return id;
  }

  private void add(SyncRequest request) {
    rows.add(request);
    listeners.forEach(listener -> listener.requested(request));
    workers.accept(request.site());
  }
}
