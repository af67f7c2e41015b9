package dev.sentinelsync.source;

import java.util.Optional;

/**
 * What a fetch brought.
 *
 * @param revision the tip of the branch now
 * @param previous id of the tip before; empty when there was no usable clone
 * @param rewritten whether the previous tip is no ancestor of the new one: history was rewritten or
 *     the branch was moved back
 * @param action what was done with the local clone
 * @param note a message for people about anything out of the ordinary, else empty
 */
public record FetchResult(
    Revision revision,
    Optional<String> previous,
    boolean rewritten,
    CloneAction action,
    String note) {

  /** Whether the branch points elsewhere than before. */
  public boolean changed() {
    return !previous.equals(Optional.of(revision.id()));
  }

  /** What was done with the local clone. */
  public enum CloneAction {
    /** The clone was there and fit. */
    REUSED,
    /** There was none. */
    CREATED,
    /** It was unusable, or of another source or depth, and was rebuilt. */
    REBUILT
  }
}
