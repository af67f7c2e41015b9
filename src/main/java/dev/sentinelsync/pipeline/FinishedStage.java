package dev.sentinelsync.pipeline;

import java.time.Duration;
import java.util.Optional;

/**
 * A stage of a run that has ended.
 *
 * @param stage which one
 * @param took how long it was at work
 * @param result what it returned; empty if it failed
 * @param failure why it failed; empty if it did not
 */
public record FinishedStage(
    Stage stage, Duration took, Optional<StageResult> result, Optional<Failure> failure) {

  /** What it returned, if it is of a type. */
  public <R extends StageResult> Optional<R> result(Class<R> type) {
    return result.filter(type::isInstance).map(type::cast);
  }
}
