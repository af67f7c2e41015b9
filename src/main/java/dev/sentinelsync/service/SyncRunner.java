package dev.sentinelsync.service;

/** Runs one sync to its end. */
@FunctionalInterface
public interface SyncRunner {

  /**
   * Syncs a site; returns when the run has ended, however it ended. Never called twice at once for
   * one site.
   *
   * @param wakeUp the site and what asked for it
   */
  void run(WakeUp wakeUp);
}
