package dev.sentinelsync.history;

import dev.sentinelsync.catalog.graph.Fingerprinted;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What became of an item, newest first, its earlier paths included.
 *
 * @param entries the commits that changed it
 * @param complete whether the commit that added it is among them; if not, the history that this
 *     copy holds begins later
 */
public record ItemHistory(List<Entry> entries, boolean complete) implements Fingerprinted {

  /**
   * What a commit did to the item.
   *
   * @param commit full commit id
   * @param committedAt committer time in seconds since 1970
   * @param pullRequest its number; 0 if the message names none
   * @param title what the commit is about, one line; untrusted text without addresses of people
   * @param change what it did
   */
  public record Entry(
      String commit, long committedAt, int pullRequest, String title, ItemChange change) {

    /** The day of the commit in UTC. */
    public LocalDate date() {
      return LocalDate.ofInstant(Instant.ofEpochSecond(committedAt), ZoneOffset.UTC);
    }
  }

  /** Copies the list. */
  public ItemHistory {
    entries = List.copyOf(entries);
  }

  /** Commits and paths say it all: what a commit did depends on it and on the program alone. */
  @Override
  public String identity() {
    return entries.stream()
        .map(entry -> entry.commit() + " " + entry.change().path())
        .collect(Collectors.joining("\n", "", "\n" + complete));
  }
}
