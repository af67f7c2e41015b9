package dev.sentinelsync.catalog.input;

import java.time.Instant;

/**
 * A commit and its time.
 *
 * @param commit full commit id
 * @param seconds committer time in seconds since 1970, as the commit says
 */
public record CommitTime(String commit, long seconds) {

  /** The first ten digits of the id, for people. */
  public String shortId() {
    return commit.substring(0, Math.min(10, commit.length()));
  }

  /** The time. */
  public Instant time() {
    return Instant.ofEpochSecond(seconds);
  }
}
