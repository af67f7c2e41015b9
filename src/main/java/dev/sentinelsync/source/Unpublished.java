package dev.sentinelsync.source;

import java.util.Optional;

/**
 * The first-parent commits of a branch that are not yet published.
 *
 * @param commits how many; 0 when the published revision is the head
 * @param oldest the first of them in history, whose committer time is the start of the lag
 * @param exact false when the published revision is not in the clone, so that only the head is
 *     known to be unpublished
 */
public record Unpublished(int commits, Optional<Revision> oldest, boolean exact) {}
