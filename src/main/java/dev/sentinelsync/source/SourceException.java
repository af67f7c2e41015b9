package dev.sentinelsync.source;

/**
 * Something is wrong with the source repository. The message is one sentence or two: what, where,
 * and what to do. It never holds a secret.
 */
public class SourceException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final Reason reason;

  /**
   * @param reason what kind of failure
   * @param message what, where, what to do; without secrets
   */
  public SourceException(Reason reason, String message) {
    this(reason, message, null);
  }

  /**
   * @param reason what kind of failure
   * @param message what, where, what to do; without secrets
   * @param cause what was underneath; null when its text could hold a secret
   */
  public SourceException(Reason reason, String message, Throwable cause) {
    super(message, cause);
    this.reason = reason;
  }

  /** What kind of failure. */
  public Reason reason() {
    return reason;
  }

  /** Whether the same call may succeed later without anybody changing anything. */
  public boolean retryable() {
    return reason.retryable;
  }

  /** What went wrong, for machines. */
  public enum Reason {
    /** The remote did not accept the credentials, or wants some; never retried in a loop. */
    AUTHENTICATION(false),
    /** There is no repository at the address. */
    NOT_FOUND(false),
    /** The repository has no such branch: deleted, renamed or mistyped. */
    BRANCH_NOT_FOUND(false),
    /** The clone holds no such commit. */
    REVISION_NOT_FOUND(false),
    /** One revision does not lead to the other by first parents. */
    NOT_AN_ANCESTOR(false),
    /** No connection, or it broke. */
    UNREACHABLE(true),
    /** The remote answered too slowly. */
    TIMEOUT(true),
    /** The TLS certificate or the SSH host key is not trusted. */
    UNTRUSTED(false),
    /** The branch was moved between looking it up and fetching it. */
    MOVED(true),
    /** The source lacks an object, or holds a damaged one; somebody must repair it there. */
    SOURCE_DAMAGED(false),
    /** What was received or stored is damaged. */
    CORRUPT(true),
    /** An object is missing from the clone. */
    OBJECT_MISSING(true),
    /** A file is larger than the limit of the call. */
    TOO_LARGE(false),
    /** The tree has more entries or deeper folders than the limits. */
    LIMIT(false),
    /** The address is not allowed, or the remote declined. */
    REFUSED(false),
    /** Another process is fetching into the same clone. */
    LOCKED(true),
    /** The clone folder cannot be read or written. */
    STORAGE(true);

    private final boolean retryable;

    Reason(boolean retryable) {
      this.retryable = retryable;
    }
  }
}
