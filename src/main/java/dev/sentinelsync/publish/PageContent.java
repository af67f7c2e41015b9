package dev.sentinelsync.publish;

import java.util.Objects;

/**
 * A page to be published.
 *
 * @param path relative to the site, {@code /}-separated, within {@link PathRules}
 * @param bytes what is published; not copied, so it must not be changed afterwards
 * @param sha256 digest of the bytes, 64 lower-case hexadecimal digits
 * @param phase when it is written
 */
public record PageContent(String path, byte[] bytes, String sha256, Phase phase) {

  /** Checks the path and that a digest is there; it is trusted to be the bytes' own. */
  public PageContent {
    PathRules.check(path);
    Objects.requireNonNull(bytes, "bytes");
    Objects.requireNonNull(phase, "phase");
    Sha256.requireHex(sha256);
  }

  /**
   * A page whose digest is still to be computed.
   *
   * @throws TargetException {@code INVALID_PAGE} when the path breaks {@link PathRules}
   */
  public static PageContent of(String path, byte[] bytes, Phase phase) {
    return new PageContent(path, bytes, Sha256.hex(bytes), phase);
  }

  /** What a manifest says about it. */
  public PageEntry entry() {
    return new PageEntry(sha256, bytes.length, phase);
  }

  /** Media type with its charset, derived from the path, for stores that keep one. */
  public String mediaType() {
    return MediaTypes.of(path);
  }

  /** Path, size and digest, without the content. */
  @Override
  public String toString() {
    return "PageContent[" + path + ", " + bytes.length + " bytes, " + sha256 + ", " + phase + "]";
  }
}
