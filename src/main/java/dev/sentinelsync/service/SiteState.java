package dev.sentinelsync.service;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;

/**
 * The state of a site.
 *
 * @param name the site
 * @param busy whether this instance syncs it now
 * @param requestsWaiting how many requests wait for a run
 * @param pause why it is paused; null if it is not
 * @param nextSync when its schedule requests a sync next; null if never again
 * @param revisions what is published, and what could be
 * @param lagSeconds for how long the target may have been behind the source; 0 if the last run
 *     delivered
 * @param lastRun the newest run; null if there was none
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record SiteState(
    String name,
    boolean busy,
    int requestsWaiting,
    PauseState pause,
    Instant nextSync,
    @JsonUnwrapped Revisions revisions,
    long lagSeconds,
    RunState lastRun) {

  /** Whether requests wait for a run. */
  @JsonProperty
  public boolean waiting() {
    return requestsWaiting > 0;
  }

  /**
   * What is published, and what could be.
   *
   * @param published commit whose pages the target holds; null if nothing is published
   * @param publishedAt when they were published; null if nothing is
   * @param deliveredAt when the last run ended that brought the target up to date; null if none
   *     has, as far as the history reaches
   * @param source newest commit that a run has seen; null if none has seen any
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Revisions(
      @JsonProperty("publishedRevision") String published,
      Instant publishedAt,
      Instant deliveredAt,
      @JsonProperty("sourceRevision") String source) {}

  /**
   * A pause.
   *
   * @param by who paused it
   * @param reason why
   * @param since when
   */
  public record PauseState(String by, String reason, Instant since) {}
}
