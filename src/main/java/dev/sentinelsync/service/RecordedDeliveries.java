package dev.sentinelsync.service;

import dev.sentinelsync.state.StateDatabase;
import dev.sentinelsync.webhook.DeliveryLog;

/** The delivery log in the database, so that all instances know what any of them took. */
final class RecordedDeliveries implements DeliveryLog {

  private final StateDatabase state;

  RecordedDeliveries(StateDatabase state) {
    this.state = state;
  }

  @Override
  public boolean add(String provider, String deliveryId) {
    return state.deliveries().add(provider, deliveryId);
  }

  @Override
  public void remove(String provider, String deliveryId) {
    state.deliveries().remove(provider, deliveryId);
  }
}
