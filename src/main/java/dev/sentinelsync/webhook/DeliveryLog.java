package dev.sentinelsync.webhook;

/**
 * Remembers which deliveries have been taken, so that one that a provider repeats, or that reaches
 * two machines, asks once. Entries may be forgotten after the providers' retry windows (GitHub:
 * three days). Failures are runtime exceptions; the sender is then told to try again.
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
   * Strikes a delivery out again, since the sync could not be asked for and the provider may try
   * again.
   *
   * @param provider name of the provider
   * @param deliveryId the provider's identifier
   */
  void remove(String provider, String deliveryId);
}
