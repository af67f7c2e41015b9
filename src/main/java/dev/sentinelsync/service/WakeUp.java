package dev.sentinelsync.service;

import java.util.List;

/**
 * The requests that one sync answers, for the run's report.
 *
 * @param site name of the configured site
 * @param requests the first requests, oldest first, at most {@link #NAMED}
 * @param count how many requests there were in all
 */
public record WakeUp(String site, List<SyncRequest> requests, int count) {

  /**
   * How many requests are kept by name. A report with more is not read by anyone, and a burst of
   * webhooks must not grow the memory.
   */
  public static final int NAMED = 20;

  /** Copies the list. */
  public WakeUp {
    requests = List.copyOf(requests);
  }
}
