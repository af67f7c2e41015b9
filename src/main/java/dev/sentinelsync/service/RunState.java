package dev.sentinelsync.service;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.sentinelsync.state.Run;
import java.time.Instant;

/**
 * A run in a list.
 *
 * @param id the run
 * @param site the site
 * @param trigger what caused it
 * @param instance which process ran it
 * @param status {@code RUNNING}, {@code ABANDONED}, or how it ended
 * @param times when it was requested, began and ended
 * @param toRevision what it set out to publish; null until known
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record RunState(
    String id,
    String site,
    String trigger,
    String instance,
    String status,
    @JsonUnwrapped Times times,
    String toRevision) {

  /**
   * Its times.
   *
   * @param requestedAt when it was requested
   * @param startedAt when it began
   * @param finishedAt when it ended; null while it runs
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Times(Instant requestedAt, Instant startedAt, Instant finishedAt) {}

  /** The run as it is listed. */
  public static RunState of(Run run) {
    return new RunState(
        run.id(),
        run.site(),
        run.trigger(),
        run.holder().instance(),
        run.status(),
        new Times(
            run.times().requestedAt(),
            run.times().startedAt(),
            run.times().finishedAt().orElse(null)),
        run.revisions().to().orElse(null));
  }
}
