package dev.sentinelsync.publish;

import dev.sentinelsync.support.Sha256;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * What a manifest says about one page.
 *
 * @param sha256 digest of the content, 64 lower-case hexadecimal digits, or {@link #UNKNOWN}
 * @param size in bytes; 0 when unknown
 * @param phase when it was written, which orders its removal
 * @param retained since when the page is no longer part of the site, if it is only kept for caches
 *     that still hold older pages
 */
public record PageEntry(String sha256, long size, Phase phase, Optional<Instant> retained) {

  /**
   * Stands for the digest of a page that an interrupted publish may or may not have written. It
   * equals no digest, so the page is put again by whoever compares.
   */
  public static final String UNKNOWN = "unknown";

  /** Checks the digest's form. */
  public PageEntry {
    Objects.requireNonNull(phase, "phase");
    Objects.requireNonNull(retained, "retained");
    if (!UNKNOWN.equals(sha256)) {
      Sha256.requireHex(sha256);
    }
    if (size < 0) {
      throw new IllegalArgumentException("a page cannot have the size " + size);
    }
  }

  /** A page of the site. */
  public PageEntry(String sha256, long size, Phase phase) {
    this(sha256, size, phase, Optional.empty());
  }

  /** The same content, no longer part of the site since a moment. */
  public PageEntry retainedSince(Instant moment) {
    return new PageEntry(sha256, size, phase, Optional.of(moment));
  }

  /** Whether it is part of the site. */
  public boolean isOfSite() {
    return retained.isEmpty();
  }

  /** A page that is ours, but whose content is in doubt. */
  public static PageEntry inDoubt(Phase phase) {
    return new PageEntry(UNKNOWN, 0, phase);
  }

  /** Whether the content is known. */
  public boolean isSettled() {
    return !UNKNOWN.equals(sha256);
  }
}
