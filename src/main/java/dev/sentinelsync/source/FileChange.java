package dev.sentinelsync.source;

import java.util.Objects;

/**
 * A path whose content differs between two revisions. A rename is a removal and an addition with
 * the same blob id.
 *
 * @param path path from the root of the repository
 * @param oldBlob blob id in the old revision; null when the path was not there as a regular file
 * @param newBlob blob id in the new revision; null when the path is no longer there as one
 */
public record FileChange(String path, String oldBlob, String newBlob) {

  /** Checks that something changed. */
  public FileChange {
    Objects.requireNonNull(path, "path");
    if (Objects.equals(oldBlob, newBlob)) {
      throw new IllegalArgumentException("Nothing changed at " + path);
    }
  }

  /** What happened to the path. */
  public Kind kind() {
    if (oldBlob == null) {
      return Kind.ADDED;
    }
    return newBlob == null ? Kind.REMOVED : Kind.MODIFIED;
  }

  /** What happened to a path. */
  public enum Kind {
    ADDED,
    MODIFIED,
    REMOVED
  }
}
