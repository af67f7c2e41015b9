package dev.sentinelsync.ops.notify;

/** A message did not arrive. Its text never contains the receiver's address. */
final class DeliveryException extends Exception {

  private static final long serialVersionUID = 1L;

  private final boolean mayPass;

  /**
   * @param mayPass whether waiting may be enough
   */
  DeliveryException(String message, boolean mayPass) {
    super(message);
    this.mayPass = mayPass;
  }

  boolean mayPass() {
    return mayPass;
  }
}
