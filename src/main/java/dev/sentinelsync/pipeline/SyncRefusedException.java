package dev.sentinelsync.pipeline;

/** A run stops before the target is touched, by a rule and not by a fault. */
public final class SyncRefusedException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final SyncStatus status;

  /**
   * @param status how the run ends
   * @param message why, and what to do
   */
  public SyncRefusedException(SyncStatus status, String message) {
    super(message);
    this.status = status;
  }

  /** How the run ends. */
  public SyncStatus status() {
    return status;
  }
}
