package dev.sentinelsync.state;

import java.util.Arrays;
import java.util.Objects;

/**
 * What is remembered of one output of a published page.
 *
 * @param path address below the site's root, at most 512 characters
 * @param kind kind of page, at most 64 characters
 * @param entityKey what the page is about, at most 2,048 characters
 * @param digest SHA-256 of the published bytes, 64 hexadecimal digits
 * @param size number of published bytes
 * @param reads the facts that the page read, in a form only their recorder understands; not copied.
 *     They stand with the first output of the page and are empty for the others
 * @param renderedAt revision at which the bytes were made, at most 64 characters
 */
public record PageRecord(
    String path,
    String kind,
    String entityKey,
    String digest,
    long size,
    byte[] reads,
    String renderedAt) {

  /** Checks lengths. */
  public PageRecord {
    Bounds.text("page path", path, 512);
    Bounds.text("page kind", kind, 64);
    Bounds.text("entity key", entityKey, 2048);
    if (digest.length() != 64) {
      throw new IllegalArgumentException(
          "A page digest is 64 hexadecimal digits, not " + digest.length() + " characters.");
    }
    Objects.requireNonNull(reads, "reads");
    Bounds.text("revision", renderedAt, 64);
  }

  /** Whether this is not the first output of its page. */
  public boolean isFurtherOutput() {
    return reads.length == 0;
  }

  /** Equal if all parts are, the recorded reads by content. */
  @Override
  public boolean equals(Object other) {
    return other instanceof PageRecord that
        && path.equals(that.path)
        && kind.equals(that.kind)
        && entityKey.equals(that.entityKey)
        && digest.equals(that.digest)
        && size == that.size
        && Arrays.equals(reads, that.reads)
        && renderedAt.equals(that.renderedAt);
  }

  /** In line with {@link #equals}. */
  @Override
  public int hashCode() {
    return Objects.hash(path, kind, entityKey, digest, size, Arrays.hashCode(reads), renderedAt);
  }

  /** The reads by their length only. */
  @Override
  public String toString() {
    return "PageRecord[%s, %s %s, digest %s, %d bytes, %d bytes of reads, rendered at %s]"
        .formatted(path, kind, entityKey, digest, size, reads.length, renderedAt);
  }
}
