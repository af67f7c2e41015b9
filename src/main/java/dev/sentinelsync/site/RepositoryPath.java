package dev.sentinelsync.site;

/** Parts of repository paths. */
final class RepositoryPath {

  private RepositoryPath() {}

  /** The folder that holds a file, without a final slash; empty at the root. */
  static String folder(String path) {
    int slash = path.lastIndexOf('/');
    return slash < 0 ? "" : path.substring(0, slash);
  }

  /** The last part of a path. */
  static String fileName(String path) {
    return path.substring(path.lastIndexOf('/') + 1);
  }
}
