package dev.sentinelsync.trigger;

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
  /** A person, by the command line. */
  COMMAND
}
