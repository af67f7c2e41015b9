package dev.sentinelsync.webhook;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** A delivery log in memory. */
final class ListedDeliveries implements DeliveryLog {

  private final Set<String> taken = ConcurrentHashMap.newKeySet();

  @Override
  public boolean add(String provider, String deliveryId) {
    return taken.add(provider + " " + deliveryId);
  }

  @Override
  public void remove(String provider, String deliveryId) {
    taken.remove(provider + " " + deliveryId);
  }
}
