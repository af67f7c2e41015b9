package dev.sentinelsync.state;

import java.time.Instant;

/**
 * Up to where a site is published.
 *
 * @param site identifier of the source → target pair, at most 64 characters
 * @param revision commit id of the source whose pages the target holds, at most 64 characters
 * @param publishId the target store's name for that publish, at most 128 characters
 * @param fence fencing number of the lease under which it was published; see {@link Leases}
 * @param programVersion version of the program that rendered it, at most 64 characters
 * @param configDigest digest of everything else that shapes pages, at most 64 characters
 * @param publishedAt when the publish was durable
 */
public record Position(
    String site,
    String revision,
    String publishId,
    long fence,
    String programVersion,
    String configDigest,
    Instant publishedAt) {

  /** Checks lengths. */
  public Position {
    Bounds.site(site);
    Bounds.text("revision", revision, 64);
    Bounds.text("publish id", publishId, 128);
    Bounds.text("program version", programVersion, 64);
    Bounds.text("configuration digest", configDigest, 64);
    publishedAt = Bounds.instant(publishedAt);
  }
}
