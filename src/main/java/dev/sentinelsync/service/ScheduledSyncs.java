package dev.sentinelsync.service;

import dev.sentinelsync.pipeline.SyncRequester;
import dev.sentinelsync.pipeline.SyncTrigger;
import dev.sentinelsync.state.StateDatabase;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.UUID;
import org.apache.camel.Header;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The bean of the schedule route: asks for a sync some moments after a schedule has fired. */
public final class ScheduledSyncs {

  private static final Logger LOG = LoggerFactory.getLogger(ScheduledSyncs.class);

  private final ScheduleJitter jitter;
  private final Timer timer;
  private final StateDatabase state;
  private final SyncRequester requester;
  private final Retries retries;

  ScheduledSyncs(
      ScheduleJitter jitter,
      Timer timer,
      StateDatabase state,
      SyncRequester requester,
      Retries retries) {
    this.jitter = jitter;
    this.timer = timer;
    this.state = state;
    this.requester = requester;
    this.retries = retries;
  }

  /**
   * Asks for a sync when the site's jitter has passed; returns at once.
   *
   * @param site name of the site
   * @param fireTime when the schedule was to fire
   */
  public void ask(@Header("site") String site, @Header("scheduledFireTime") Date fireTime) {
    Instant fired = fireTime.toInstant();
    Duration delay = jitter.delay(site, fired);
    timer.after(delay, () -> request(site));
  }

  private void request(String site) {
    try {
      // What waits for a paused site would only be more of the same.
      if (state.pauses().find(site).isEmpty()) {
        requester.request(site, SyncTrigger.SCHEDULE, UUID.randomUUID().toString());
      }
    } catch (RuntimeException e) {
      // The database is away; the retry asks when it is back.
      LOG.warn("The scheduled sync of {} could not be asked for: {}", site, e.getMessage());
      retries.failed(site);
    }
  }
}
