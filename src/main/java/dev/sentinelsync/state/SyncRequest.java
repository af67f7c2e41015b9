package dev.sentinelsync.state;

import java.time.Instant;

/**
 * A request for a sync.
 *
 * @param id identifier of the request, at most 64 characters
 * @param site the site
 * @param trigger what made it, at most 64 characters
 * @param hardRefresh whether the run ignores every cache
 * @param acceptRemovals whether the run may remove a large share of the pages
 * @param requestedAt when it was made
 */
public record SyncRequest(
    String id,
    String site,
    String trigger,
    boolean hardRefresh,
    boolean acceptRemovals,
    Instant requestedAt) {

  /** Checks lengths. */
  public SyncRequest {
    Bounds.text("request id", id, 64);
    Bounds.site(site);
    Bounds.text("trigger", trigger, 64);
    requestedAt = Bounds.instant(requestedAt);
  }

  /** A request without options. */
  public SyncRequest(String id, String site, String trigger, Instant requestedAt) {
    this(id, site, trigger, false, false, requestedAt);
  }

  /** Whether the run is to do more than an ordinary sync. */
  boolean hasOptions() {
    return hardRefresh || acceptRemovals;
  }
}
