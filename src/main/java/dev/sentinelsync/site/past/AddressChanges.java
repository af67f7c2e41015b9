package dev.sentinelsync.site.past;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The addresses that one commit took away and brought, against its first parent.
 *
 * @param commit full commit id
 * @param committedAt committer time in seconds since 1970, as the commit says
 * @param olderVersions whether pages before or after it show older versions of unreadable files, so
 *     that the changes depend on how much history there is
 * @param vanished the addresses that it took away, by address
 * @param appeared keys of the pages at the addresses that it brought, by address
 */
public record AddressChanges(
    String commit,
    long committedAt,
    boolean olderVersions,
    List<VanishedPage> vanished,
    SortedMap<String, String> appeared) {

  /**
   * How the changes depend on how much history there is.
   *
   * @param limited whether the history ends before that of the repository does; then pages of the
   *     history itself do not count, since they come and go with that end
   * @param olderVersions as in the changes
   */
  public record Extent(boolean limited, boolean olderVersions) {}

  /** Copies the collections. */
  public AddressChanges {
    vanished = List.copyOf(vanished);
    appeared = Collections.unmodifiableSortedMap(new TreeMap<>(appeared));
  }
}
