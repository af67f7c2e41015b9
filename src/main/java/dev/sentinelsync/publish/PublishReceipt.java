package dev.sentinelsync.publish;

import java.util.Objects;

/**
 * What a commit did.
 *
 * @param manifest what the target holds now
 * @param changed whether anything was written at all, even if only the manifest
 * @param written pages sent
 * @param unchanged pages that were put, but the target had already
 * @param removed pages taken out
 * @param bytes content of the pages sent, without the manifest
 * @param location what the store calls the result: folder, commit, version
 */
public record PublishReceipt(
    SiteManifest manifest,
    boolean changed,
    int written,
    int unchanged,
    int removed,
    long bytes,
    String location) {

  /** Checks that all is there. */
  public PublishReceipt {
    Objects.requireNonNull(manifest, "manifest");
    Objects.requireNonNull(location, "location");
  }
}
