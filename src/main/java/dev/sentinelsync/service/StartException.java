package dev.sentinelsync.service;

/** The service cannot start; the message says what to do about it. */
public final class StartException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /**
   * @param message what, where, what to do
   * @param cause what was underneath, or null
   */
  public StartException(String message, Throwable cause) {
    super(message, cause);
  }
}
