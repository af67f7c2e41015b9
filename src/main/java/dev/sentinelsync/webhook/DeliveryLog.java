package dev.sentinelsync.webhook;

/**
 * Remembers which deliveries have been taken, so that one that a provider repeats, or that reaches
 * two machines, requests one sync. Entries may be forgotten after the providers' retry windows
 * (GitHub: three days). Failures are runtime exceptions; the sender is then asked to try again.
 */
public interface DeliveryLog {

  /**
   * Enters a delivery unless it is there.
   *
   * @param provider name of the provider
   * @param deliveryId the provider's identifier, at most 128 printable characters
   * @return true when it was entered, false when it was there
   */
  boolean add(String provider, String deliveryId);

  /**
   * Removes a delivery, since the sync could not be requested and the provider may try again.
   *
   * @param provider name of the provider
   * @param deliveryId the provider's identifier
   */
  void remove(String provider, String deliveryId);
}
