package dev.sentinelsync.publish;

import dev.sentinelsync.support.Content;
import dev.sentinelsync.support.Sha256;
import java.util.Objects;

/**
 * A page to be published.
 *
 * @param path relative to the site, {@code /}-separated, within {@link PathRules}
 * @param content what is published
 * @param sha256 digest of the bytes, 64 lower-case hexadecimal digits
 * @param phase when it is written
 */
public record PageContent(String path, Content content, String sha256, Phase phase) {

  /** Checks the path and that a digest is there; it is trusted to be the bytes' own. */
  public PageContent {
    PathRules.check(path);
    Objects.requireNonNull(content, "content");
    Objects.requireNonNull(phase, "phase");
    Sha256.requireHex(sha256);
  }

  /**
   * A page whose digest is still to be computed.
   *
   * @throws TargetException {@code INVALID_PAGE} when the path breaks {@link PathRules}
   */
  public static PageContent of(String path, Content content, Phase phase) {
    return new PageContent(path, content, Sha256.hex(content.bytes()), phase);
  }

  /**
   * A page in memory whose digest is still to be computed.
   *
   * @param bytes not copied, so they must not be changed afterwards
   * @throws TargetException {@code INVALID_PAGE} when the path breaks {@link PathRules}
   */
  public static PageContent of(String path, byte[] bytes, Phase phase) {
    return of(path, Content.of(bytes), phase);
  }

  /** The same page with its content somewhere else. */
  public PageContent with(Content elsewhere) {
    return new PageContent(path, elsewhere, sha256, phase);
  }

  /** What is published; not to be changed. */
  public byte[] bytes() {
    return content.bytes();
  }

  /** How many bytes are published. */
  public int size() {
    return content.size();
  }

  /** What a manifest says about it. */
  public PageEntry entry() {
    return new PageEntry(sha256, size(), phase);
  }

  /** Media type with its charset, derived from the path, for stores that keep one. */
  public String mediaType() {
    return MediaTypes.of(path);
  }

  /** Path, size and digest, without the content. */
  @Override
  public String toString() {
    return "PageContent[" + path + ", " + size() + " bytes, " + sha256 + ", " + phase + "]";
  }
}
