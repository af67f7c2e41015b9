package dev.sentinelsync.history;

import dev.sentinelsync.catalog.graph.Fingerprinted;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;

/**
 * What one commit did to items. Nobody's name and no address is in it.
 *
 * @param commit full commit id
 * @param committedAt committer time in seconds since 1970, within the years 1970 to 9999
 * @param pullRequest its number; 0 if the message names none
 * @param title what the commit is about, one line; untrusted text without addresses of people
 * @param changes by path
 */
public record CommitHistory(
    String commit, long committedAt, int pullRequest, String title, List<ItemChange> changes)
    implements Fingerprinted {

  /** Copies the list. */
  public CommitHistory {
    changes = List.copyOf(changes);
  }

  /** The day of the commit in UTC. */
  public LocalDate date() {
    return LocalDate.ofInstant(Instant.ofEpochSecond(committedAt), ZoneOffset.UTC);
  }

  /** The commit says it all: its changes depend on it and on the program alone. */
  @Override
  public String identity() {
    return commit;
  }
}
