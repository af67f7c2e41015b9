package dev.sentinelsync.service;

import dev.sentinelsync.pipeline.SyncTrigger;
import dev.sentinelsync.state.Deliveries;
import dev.sentinelsync.state.StateDatabase;
import dev.sentinelsync.state.SyncRequest;
import dev.sentinelsync.state.SyncRequests;
import java.time.Clock;
import java.util.List;
import java.util.SortedSet;
import java.util.UUID;
import java.util.function.Consumer;

/**
 * Makes requests for syncs. A request is made once its row is in the database, where every instance
 * sees it; the workers of this process are then woken at once.
 */
final class PendingRequests {

  private final SyncRequests rows;
  private final Deliveries deliveries;
  private final Clock clock;
  private final List<ServiceListener> listeners;
  private final Consumer<String> workers;

  /**
   * @param state where requests wait and deliveries are remembered
   * @param clock the time of day
   * @param listeners hear of each request once its row is written
   * @param workers takes the name of the site for which a request has begun to wait
   */
  PendingRequests(
      StateDatabase state, Clock clock, List<ServiceListener> listeners, Consumer<String> workers) {
    this.rows = state.requests();
    this.deliveries = state.deliveries();
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
   * Requests syncs because of a webhook delivery, unless it has been taken before.
   *
   * @param requestId identifier that the sender is given
   * @return whether the delivery was taken now
   * @throws dev.sentinelsync.state.StateException if it cannot be written; then no part of it is
   */
  boolean addForWebhook(
      String provider, String deliveryId, SortedSet<String> sites, String requestId) {
    List<SyncRequest> requests =
        sites.stream()
            .map(
                site ->
                    new SyncRequest(requestId, site, SyncTrigger.WEBHOOK.name(), clock.instant()))
            .toList();
    boolean taken = deliveries.add(provider, deliveryId, requests);
    if (taken) {
      requests.forEach(this::added);
    }
    return taken;
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
    added(request);
  }

  private void added(SyncRequest request) {
    listeners.forEach(listener -> listener.requested(request));
    workers.accept(request.site());
  }
}
