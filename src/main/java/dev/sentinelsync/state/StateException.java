package dev.sentinelsync.state;

/** The state database cannot do what was asked; the message says what to do about it. */
public final class StateException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final Reason reason;

  /**
   * Explains a failure.
   *
   * @param message what failed, where, and what to do
   * @param cause null for none
   */
  public StateException(Reason reason, String message, Throwable cause) {
    super(message, cause);
    this.reason = reason;
  }

  /** What kind of failure it is. */
  public Reason reason() {
    return reason;
  }

  /** Why the database failed, by what helps. */
  public enum Reason {
    /** Another process has the H2 file open; stop it or use PostgreSQL. */
    LOCKED,
    /** The user may not do this, or the folder cannot be written; an operator must act. */
    NO_PERMISSION,
    /** User or password are wrong; an operator must act, and trying again may lock the account. */
    WRONG_CREDENTIALS,
    /** Nobody answers at the address, or the connection broke; may pass by itself. */
    UNREACHABLE,
    /** A newer version of the program has changed the schema; start that version. */
    SCHEMA_NEWER,
    /** The schema belongs to something else or was changed by hand; give the state its own. */
    SCHEMA_FOREIGN,
    /** The H2 file is damaged; it is set aside, and the next try finds a new one. */
    DAMAGED,
    /** No room left on the disk; an operator must act. */
    DISK_FULL,
    /** A publisher whose lease was taken over tried to write; its run must end without effect. */
    STALE_FENCE,
    /** Others wrote at the same time and won; may pass by itself. */
    CONFLICT,
    /** Anything else; see the cause. */
    OTHER;

    /** Whether trying the same again later can succeed without anyone acting. */
    public boolean mayPass() {
      return this == UNREACHABLE || this == CONFLICT || this == DAMAGED;
    }
  }
}
