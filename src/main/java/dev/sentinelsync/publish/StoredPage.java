package dev.sentinelsync.publish;

import java.util.Objects;

/**
 * A file that is really in the target.
 *
 * @param path relative to the site, {@code /}-separated; a foreign path may break {@link PathRules}
 * @param sha256 digest of the content as read; empty for what is no regular file, such as a link
 * @param size in bytes
 * @param foreign whether the manifest does not own it
 */
public record StoredPage(String path, String sha256, long size, boolean foreign) {

  /** Checks that all is there. */
  public StoredPage {
    Objects.requireNonNull(path, "path");
    Objects.requireNonNull(sha256, "sha256");
  }
}
