package dev.sentinelsync.publish;

import java.util.Collections;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeSet;

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
 * @param leftOut paths of new pages that were not written, because a file that is not ours and has
 *     other content is there
 */
public record PublishReceipt(
    SiteManifest manifest,
    boolean changed,
    int written,
    int unchanged,
    int removed,
    long bytes,
    String location,
    SortedSet<String> leftOut) {

  /** Checks that all is there. */
  public PublishReceipt {
    Objects.requireNonNull(manifest, "manifest");
    Objects.requireNonNull(location, "location");
    leftOut = Collections.unmodifiableSortedSet(new TreeSet<>(leftOut));
  }
}
