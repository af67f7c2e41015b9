package dev.sentinelsync.source;

import java.util.List;
import java.util.Optional;

/**
 * A piece of the first-parent history of a commit.
 *
 * @param newer ids of the commits from the head down to where the walk stopped, oldest first
 * @param joins the known commit that the oldest of them follows; empty if the walk went to the end
 * @param boundary the commit at which this clone ends although the history does not; empty if the
 *     clone holds the whole history
 */
public record FirstParents(List<String> newer, Optional<String> joins, Optional<String> boundary) {

  /** Copies the list. */
  public FirstParents {
    newer = List.copyOf(newer);
  }
}
