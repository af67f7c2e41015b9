package dev.sentinelsync.verify.plan;

import dev.sentinelsync.content.parse.Problem;
import dev.sentinelsync.history.ItemChange;
import dev.sentinelsync.source.Revision;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What differs between the sites of two revisions.
 *
 * @param from the older revision
 * @param to the newer one
 * @param items the items that differ, by path
 * @param outputs the files of the site that differ, by kind of page and address
 * @param unreadable files that the newer revision makes unreadable, by path
 */
public record SitePlan(
    Revision from,
    Revision to,
    List<ItemChange> items,
    SortedMap<String, List<OutputChange>> outputs,
    List<UnreadableFile> unreadable) {

  /** Copies the collections. */
  public SitePlan {
    items = List.copyOf(items);
    outputs = Collections.unmodifiableSortedMap(new TreeMap<>(outputs));
    unreadable = List.copyOf(unreadable);
  }

  /**
   * A file of the site that differs.
   *
   * @param address from the root of the site
   * @param before SHA-256 of its bytes in lower-case hexadecimal digits; empty if it is new
   * @param after the same of its new bytes; empty if it goes
   */
  public record OutputChange(String address, String before, String after) {

    /** What happens to it: {@code added}, {@code changed} or {@code removed}. */
    public String action() {
      if (before.isEmpty()) {
        return "added";
      }
      return after.isEmpty() ? "removed" : "changed";
    }
  }

  /**
   * A file of the repository that can no longer be read.
   *
   * @param path in the repository; untrusted text
   * @param problem why
   */
  public record UnreadableFile(String path, Problem problem) {}

  /** How many files of the site differ. */
  public int changedOutputs() {
    return outputs.values().stream().mapToInt(List::size).sum();
  }

  /** Whether both sites are the same. */
  public boolean isEmpty() {
    return items.isEmpty() && outputs.isEmpty();
  }
}
