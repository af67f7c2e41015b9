package dev.sentinelsync.publish;

/**
 * Something is wrong with a target. The message is one sentence or two: what, where, and what to
 * do. It never holds a secret.
 */
public class TargetException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final Reason reason;

  /**
   * @param reason what kind of failure
   * @param message what, where, what to do; without secrets
   */
  public TargetException(Reason reason, String message) {
    this(reason, message, null);
  }

  /**
   * @param reason what kind of failure
   * @param message what, where, what to do; without secrets
   * @param cause what was underneath; null when its text could hold a secret
   */
  public TargetException(Reason reason, String message, Throwable cause) {
    super(message, cause);
    this.reason = reason;
  }

  /** What kind of failure. */
  public Reason reason() {
    return reason;
  }

  /** Whether the same publish may succeed later without anybody changing anything. */
  public boolean retryable() {
    return reason.retryable;
  }

  /** What went wrong, for machines. */
  public enum Reason {
    /** The address of the target cannot be understood or has an unknown scheme or option. */
    INVALID_TARGET(false),
    /** The folder, repository, bucket or container does not exist. */
    NOT_FOUND(false),
    /** The target exists, but may not be written or is of the wrong kind. */
    NOT_WRITABLE(false),
    /** Credentials are missing, wrong or expired; never retried in a loop. */
    AUTHENTICATION(false),
    /** The TLS certificate or the SSH host key is not trusted. */
    UNTRUSTED(false),
    /** The target asks to slow down. */
    THROTTLED(true),
    /** No connection, it broke, or the answer took too long. */
    UNREACHABLE(true),
    /** Another writer was faster or is at work; begin again on what it published. */
    CONFLICT(true),
    /** A newer writer has published: this one has lost its right to. */
    FENCED(false),
    /** No space left, or a quota is used up. */
    FULL(false),
    /** The manifest or the store below it is damaged, or of a newer format. */
    CORRUPT(false),
    /** A page's path is not acceptable or collides with another page. */
    INVALID_PAGE(false),
    /** A file that is not ours is where a page must go. */
    FOREIGN_FILE(false),
    /** Reading or writing failed for another reason, such as a device error. */
    STORAGE(true);

    private final boolean retryable;

    Reason(boolean retryable) {
      this.retryable = retryable;
    }
  }
}
