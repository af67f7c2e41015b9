package dev.sentinelsync.service;

import dev.sentinelsync.pipeline.SyncTrigger;
import dev.sentinelsync.service.schedule.ScheduleJitter;
import dev.sentinelsync.service.schedule.Timer;
import dev.sentinelsync.state.StateDatabase;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import org.apache.camel.Header;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The bean of the schedule route: requests a sync some moments after a schedule has fired. */
public final class ScheduledSyncs {

  private static final Logger LOG = LoggerFactory.getLogger(ScheduledSyncs.class);

  private final ScheduleJitter jitter;
  private final Timer timer;
  private final StateDatabase state;
  private final PendingRequests requests;
  private final Retries retries;

  ScheduledSyncs(
      ScheduleJitter jitter,
      Timer timer,
      StateDatabase state,
      PendingRequests requests,
      Retries retries) {
    this.jitter = jitter;
    this.timer = timer;
    this.state = state;
    this.requests = requests;
    this.retries = retries;
  }

  /**
   * Requests a sync when the site's jitter has passed; returns at once.
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
      // A paused site is synced when it is resumed; further requests would change nothing.
      if (state.pauses().find(site).isEmpty()) {
        requests.add(site, SyncTrigger.SCHEDULE);
      }
    } catch (RuntimeException e) {
      // The database is unreachable; the retry requests it when it is back.
      LOG.warn("The scheduled sync of {} could not be requested: {}", site, e.getMessage());
      retries.failed(site);
    }
  }
}
