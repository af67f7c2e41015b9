package dev.sentinelsync.catalog.input;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

/**
 * The newest commit that changed a file, or anything below a folder.
 *
 * @param commit full commit id
 * @param committedAt committer time in seconds since 1970, as the commit says
 */
public record LastChange(String commit, long committedAt) {

  /** The day of the commit in UTC. */
  public LocalDate date() {
    return LocalDate.ofInstant(Instant.ofEpochSecond(committedAt), ZoneOffset.UTC);
  }
}
