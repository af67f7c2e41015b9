package dev.sentinelsync.source;

/**
 * Decides whether one version of a file can be read. The answer must depend on the arguments alone,
 * since it is remembered.
 */
@FunctionalInterface
public interface BlobTest {

  /**
   * @param path path from the root of the repository
   * @param blobId id of the content
   * @return whether a page can be made of it
   */
  boolean readable(String path, String blobId);
}
