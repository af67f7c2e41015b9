package dev.sentinelsync.service;

import com.fasterxml.jackson.annotation.JsonInclude;
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
 * @param requestedAt when it was requested
 * @param startedAt when it began
 * @param finishedAt when it ended; null while it runs
 * @param toRevision what it set out to publish; null until known
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record RunState(
    String id,
    String site,
    String trigger,
    String instance,
    String status,
    Instant requestedAt,
    Instant startedAt,
    Instant finishedAt,
    String toRevision) {

  /** The run as it is listed. */
  public static RunState of(Run run) {
    return new RunState(
        run.id(),
        run.site(),
        run.trigger(),
        run.instance(),
        run.status(),
        run.requestedAt(),
        run.startedAt(),
        run.finishedAt().orElse(null),
        run.toRevision().orElse(null));
  }
}
