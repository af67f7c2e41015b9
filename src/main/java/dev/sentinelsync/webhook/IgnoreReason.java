package dev.sentinelsync.webhook;

/** Why an authentic delivery wakes no sync; the names are the {@code reason} tag of the metrics. */
public enum IgnoreReason {
  /** The provider tries whether the hook works. */
  PING,
  /** An event that cannot change the watched files. */
  OTHER_EVENT,
  /** No site has this repository as its source. */
  OTHER_REPOSITORY,
  /** No site follows this branch. */
  OTHER_BRANCH,
  /** The delivery has been taken before. */
  DUPLICATE
}
