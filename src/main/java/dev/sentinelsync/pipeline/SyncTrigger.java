package dev.sentinelsync.pipeline;

/** What woke a sync. */
public enum SyncTrigger {
  /** The service has just started. */
  START,
  /** The cron schedule of the site. */
  SCHEDULE,
  /** An authenticated webhook delivery. */
  WEBHOOK,
  /** A person, by the control interface of the running service. */
  CONTROL,
  /** As {@link #CONTROL}; every cache is to be ignored. */
  HARD_REFRESH,
  /** As {@link #CONTROL}; a run that was held for its many removals may publish. */
  ACCEPT_REMOVALS,
  /** The run before failed for a reason that may have passed. */
  RETRY,
  /** A person, by the command line. */
  COMMAND
}
