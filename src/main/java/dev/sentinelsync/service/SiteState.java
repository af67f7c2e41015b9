package dev.sentinelsync.service;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;

/**
 * The state of a site.
 *
 * @param name the site
 * @param busy whether this instance syncs it now
 * @param waiting whether requests wait for a run
 * @param requestsWaiting how many do
 * @param pause why it is paused; null if it is not
 * @param nextSync when its schedule requests a sync next; null if never again
 * @param publishedRevision commit whose pages the target holds; null if nothing is published
 * @param publishedAt when they were published; null if nothing is
 * @param deliveredAt when the last run ended that brought the target up to date; null if none has,
 *     as far as the history reaches
 * @param sourceRevision newest commit that a run has seen; null if none has seen any
 * @param lagSeconds for how long the target may have been behind the source; 0 if the last run
 *     delivered
 * @param lastRun the newest run; null if there was none
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record SiteState(
    String name,
    boolean busy,
    boolean waiting,
    int requestsWaiting,
    PauseState pause,
    Instant nextSync,
    String publishedRevision,
    Instant publishedAt,
    Instant deliveredAt,
    String sourceRevision,
    long lagSeconds,
    RunState lastRun) {

  /**
   * A pause.
   *
   * @param by who paused it
   * @param reason why
   * @param since when
   */
  public record PauseState(String by, String reason, Instant since) {}
}
