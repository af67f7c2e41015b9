package dev.sentinelsync.webhook;

import java.util.SortedSet;

/**
 * Remembers which deliveries have been taken, so that one that a provider repeats, or that reaches
 * two machines, requests one sync. Entries may be forgotten after the providers' retry windows
 * (GitHub: three days).
 */
@FunctionalInterface
public interface DeliveryLog {

  /**
   * Enters a delivery and what it requests, both or neither, unless the delivery is there. A
   * failure is a runtime exception; the sender is then asked to try again.
   *
   * @param provider name of the provider
   * @param deliveryId the provider's identifier, at most 128 printable characters
   * @param sites the sites for which a sync is requested
   * @param requestId identifier of the requests
   * @return true when it was entered, false when it was there
   */
  boolean add(String provider, String deliveryId, SortedSet<String> sites, String requestId);
}
