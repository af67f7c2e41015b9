package dev.sentinelsync.state;

import java.time.Instant;

/**
 * Somebody asked for a sync.
 *
 * @param id identifier of the request, at most 64 characters
 * @param site the site
 * @param trigger what asked, at most 64 characters
 * @param requestedAt when
 */
public record SyncRequest(String id, String site, String trigger, Instant requestedAt) {

  /** Checks lengths. */
  public SyncRequest {
    Bounds.text("request id", id, 64);
    Bounds.site(site);
    Bounds.text("trigger", trigger, 64);
    requestedAt = Bounds.instant(requestedAt);
  }
}
