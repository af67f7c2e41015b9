package dev.sentinelsync.source;

import java.util.List;

/**
 * All files of the configured folders in one revision.
 *
 * @param revisionId the commit
 * @param files regular files, sorted by path; names that differ only in case or Unicode form are
 *     all there
 * @param skipped entries that are not read, sorted by path
 */
public record TreeSnapshot(String revisionId, List<TreeFile> files, List<SkippedEntry> skipped) {

  /** Copies the lists. */
  public TreeSnapshot {
    files = List.copyOf(files);
    skipped = List.copyOf(skipped);
  }
}
