package dev.sentinelsync.history;

import dev.sentinelsync.source.FileChange;
import java.util.List;

/**
 * What one commit changed against its first parent in the content folders. A rename is a removal
 * and an addition.
 *
 * @param commit full commit id
 * @param committedAt committer time in seconds since 1970, as the commit says
 * @param complete whether the changes are known; if not, history begins after this commit
 * @param files the changed files, sorted by path; empty if they are not known
 */
public record CommitChanges(
    String commit, long committedAt, boolean complete, List<FileChange> files) {

  /** Copies the list. */
  public CommitChanges {
    files = List.copyOf(files);
  }

  /** The changes of a commit that are known. */
  public static CommitChanges of(String commit, long committedAt, List<FileChange> files) {
    return new CommitChanges(commit, committedAt, true, files);
  }

  /** A commit whose changes cannot be known: its parent is not in the clone, or it is too large. */
  public static CommitChanges unknown(String commit, long committedAt) {
    return new CommitChanges(commit, committedAt, false, List.of());
  }
}
