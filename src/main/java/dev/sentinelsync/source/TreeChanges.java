package dev.sentinelsync.source;

import java.util.List;

/**
 * What differs between two revisions in the configured folders. Applying the changes to the files
 * of the old one gives exactly those of the new one.
 *
 * @param oldRevisionId the commit compared with; null when everything counts as added
 * @param newRevisionId the commit looked at
 * @param changes sorted by path
 * @param skipped entries of the new revision that differ and are not read, sorted by path; entries
 *     that were skipped before and did not change are not among them
 */
public record TreeChanges(
    String oldRevisionId,
    String newRevisionId,
    List<FileChange> changes,
    List<SkippedEntry> skipped) {

  /** Copies the lists. */
  public TreeChanges {
    changes = List.copyOf(changes);
    skipped = List.copyOf(skipped);
  }
}
