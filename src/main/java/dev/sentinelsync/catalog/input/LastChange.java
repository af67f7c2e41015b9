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

  /** The end of the year 9999: formats for programs have years of four digits. */
  private static final long LATEST = 253_402_300_799L;

  /** When it was committed, for programs: within the years 1970 to 9999. */
  public Instant time() {
    return Instant.ofEpochSecond(Math.max(0, Math.min(LATEST, committedAt)));
  }

  /** The day of the commit in UTC. */
  public LocalDate date() {
    return LocalDate.ofInstant(Instant.ofEpochSecond(committedAt), ZoneOffset.UTC);
  }
}
