package dev.sentinelsync.pipeline;

/** How a run ended. */
public enum SyncStatus {
  /** The target already held this revision; nothing was written. */
  UNCHANGED(0),
  /** The target holds the revision. */
  PUBLISHED(0),
  /** The target holds the revision, but not all of it could be read: an author must act. */
  UNSTABLE(3),
  /** The revision would remove a large share of the pages; a person must accept it. */
  HELD(1),
  /** The target holds what it held; an operator must act, or waiting is enough. */
  FAILED(1),
  /** Another run is at work, or the right to publish went to another instance. */
  SUPERSEDED(1);

  private final int exitCode;

  SyncStatus(int exitCode) {
    this.exitCode = exitCode;
  }

  /** The exit code of a command that ran it. */
  public int exitCode() {
    return exitCode;
  }

  /** Whether the target holds the requested revision. */
  public boolean isDelivered() {
    return this == UNCHANGED || this == PUBLISHED || this == UNSTABLE;
  }
}
