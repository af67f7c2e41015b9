package dev.sentinelsync.source;

import java.time.Instant;
import java.time.OffsetDateTime;

/**
 * One commit.
 *
 * @param id the full commit id, 40 lower-case hexadecimal digits
 * @param authorName who wrote the change, as the commit says; untrusted text
 * @param authorEmail the author's address, as the commit says; untrusted text
 * @param authorTime when the change was written, in the author's own offset
 * @param committerTime when the commit was made, by which lag is measured
 * @param summary the first line of the message; untrusted text
 */
public record Revision(
    String id,
    String authorName,
    String authorEmail,
    OffsetDateTime authorTime,
    Instant committerTime,
    String summary) {

  /** The first ten digits of the id, for people. */
  public String shortId() {
    return id.substring(0, 10);
  }
}
