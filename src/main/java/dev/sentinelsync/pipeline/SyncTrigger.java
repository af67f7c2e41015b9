package dev.sentinelsync.pipeline;

/** What caused a sync. */
public enum SyncTrigger {
  /** The service has just started. */
  START,
  /** The cron schedule of the site. */
  SCHEDULE,
  /** An authenticated webhook delivery. */
  WEBHOOK,
  /** A person, by the control interface of the running service. */
  CONTROL,
  /** The run before failed for a reason that may have passed. */
  RETRY,
  /** A person, by the command line. */
  COMMAND
}
