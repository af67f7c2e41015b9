package dev.sentinelsync.site.link;

/** Parts of repository paths. */
public final class RepositoryPath {

  private RepositoryPath() {}

  /** The folder that holds a file, without a final slash; empty at the root. */
  public static String folder(String path) {
    int slash = path.lastIndexOf('/');
    return slash < 0 ? "" : path.substring(0, slash);
  }

  /** The last part of a path. */
  public static String fileName(String path) {
    return path.substring(path.lastIndexOf('/') + 1);
  }
}
