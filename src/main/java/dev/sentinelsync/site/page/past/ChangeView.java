package dev.sentinelsync.site.page.past;

import dev.sentinelsync.history.ChangeFlag;
import dev.sentinelsync.history.ItemChange;
import dev.sentinelsync.history.ItemChange.Difference;
import dev.sentinelsync.history.ValueChange;
import java.util.ArrayList;
import java.util.List;

/**
 * What one commit did to one item, as templates show it.
 *
 * @param action {@code ADDED}, {@code CHANGED}, {@code MOVED} or {@code REMOVED}
 * @param earlierPath where a moved file lay, else empty
 * @param versions of the item, in words; empty if it has none
 * @param flags what a user should know, in words
 * @param query how the query changed, in words; empty if it did not
 * @param differences what is different
 * @param hidden how many more differences there are
 */
public record ChangeView(
    String action,
    String earlierPath,
    String versions,
    List<Flag> flags,
    String query,
    List<ValueChange> differences,
    int hidden) {

  /**
   * What a user should know.
   *
   * @param words what it is
   * @param breaking whether what builds on the item may no longer work
   */
  public record Flag(String words, boolean breaking) {

    private static Flag of(ChangeFlag flag) {
      return new Flag(flag.words(), flag.isBreaking());
    }
  }

  static ChangeView of(ItemChange change) {
    Difference difference = change.difference();
    List<ValueChange> differences = new ArrayList<>(difference.fields());
    differences.addAll(difference.queryValues());
    return new ChangeView(
        change.action().name(),
        change.paths().earlier(),
        versions(change.before().version(), change.after().version()),
        difference.flags().stream().map(Flag::of).toList(),
        difference.query().words(),
        differences,
        difference.hidden());
  }

  private static String versions(String before, String after) {
    if (before.isEmpty() || after.isEmpty() || before.equals(after)) {
      return after.isEmpty() ? before : after;
    }
    return before + " → " + after;
  }
}
