package dev.sentinelsync.ops;

import java.util.Locale;
import org.slf4j.event.Level;

/**
 * What can happen, in the words of the event log. The vocabulary is documented in {@code
 * docs/events.md} and versioned there; a test holds the two together.
 */
public enum EventKind {
  /** The service has read its configuration. */
  CONFIGURATION_LOADED(Level.INFO),
  /** A schedule, webhook, person or retry asked for a sync. */
  SYNC_REQUESTED(Level.INFO),
  /** A run has the right to publish and begins. */
  SYNC_STARTED(Level.INFO),
  /** The revision to publish is known, and in the clone. */
  REVISION_FETCHED(Level.INFO),
  /** The files that differ are known. */
  FILES_CHANGED(Level.INFO),
  /** A changed file could not be read; its page stays at an older version. */
  FILE_REJECTED(Level.WARN),
  /** A step of a run has ended. */
  STAGE_FINISHED(Level.DEBUG),
  /** A page was sent to the target. */
  PAGE_PUBLISHED(Level.DEBUG),
  /** A page was taken out of the target. */
  PAGE_REMOVED(Level.DEBUG),
  /** The target holds the revision, durably. */
  SITE_PUBLISHED(Level.INFO),
  /** State or target had been lost or were apart, and were brought together again. */
  STATE_RECOVERED(Level.WARN),
  /** A run has ended. */
  SYNC_FINISHED(Level.INFO),
  /** A run delivered after one or more that did not. */
  SITE_RECOVERED(Level.INFO),
  /** This instance has the right to publish a site. */
  LEASE_TAKEN(Level.DEBUG),
  /** This instance gave the right to publish back. */
  LEASE_RELEASED(Level.DEBUG),
  /** The right to publish went to another instance. */
  LEASE_LOST(Level.WARN),
  /** A webhook asked for a sync. */
  WEBHOOK_ACCEPTED(Level.INFO),
  /** An authentic webhook called for nothing. */
  WEBHOOK_IGNORED(Level.INFO),
  /** A webhook was turned away. */
  WEBHOOK_REFUSED(Level.WARN),
  /** A person has paused a site. */
  SITE_PAUSED(Level.INFO),
  /** A person has ended a pause. */
  SITE_RESUMED(Level.INFO);

  private final Level level;

  EventKind(Level level) {
    this.level = level;
  }

  /** The word in {@code event.action}, such as {@code sync-finished}. */
  public String action() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** How it is logged unless the case says otherwise. */
  public Level level() {
    return level;
  }
}
