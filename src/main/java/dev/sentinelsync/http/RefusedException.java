package dev.sentinelsync.http;

/** A request that cannot be served as it is. */
final class RefusedException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final int status;

  /**
   * @param status HTTP status
   * @param reason one sentence for the sender
   */
  RefusedException(int status, String reason) {
    super(reason);
    this.status = status;
  }

  Answer answer() {
    return Answer.refusal(status, getMessage());
  }
}
