package dev.sentinelsync.history;

import dev.sentinelsync.history.ItemChange.Action;
import dev.sentinelsync.history.ItemHistory.Entry;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.ToIntFunction;

/**
 * The first-parent history of items in memory: for each path the commits that changed it. It is
 * added to and taken from at both ends, and says whose history is another one then. For one thread.
 */
final class ItemHistories {

  /** A commit with its number, which rises from commit to commit. */
  private record Step(long number, CommitHistory commit) {}

  /** A change of a path; a move is one of both paths. */
  private record Change(long number, Entry entry) {}

  /** Oldest first. */
  private final Deque<Step> steps = new ArrayDeque<>();

  /** The changes of each path, oldest first; no entry is empty. */
  private final Map<String, ArrayList<Change>> changes = new HashMap<>();

  private final Set<String> touched = new HashSet<>();
  private final Set<String> touchedCommits = new HashSet<>();
  private long next;

  /** Adds the commit that follows the newest one. */
  void add(CommitHistory commit) {
    if (commit.changes().isEmpty()) {
      return;
    }
    Step step = new Step(next++, commit);
    steps.addLast(step);
    touchedCommits.add(commit.commit());
    for (ItemChange change : commit.changes()) {
      Change one =
          new Change(
              step.number(),
              new Entry(
                  commit.commit(),
                  commit.committedAt(),
                  commit.pullRequest(),
                  commit.title(),
                  change));
      for (String path : paths(change)) {
        changes.computeIfAbsent(path, first -> new ArrayList<>(1)).add(one);
        touched.add(path);
      }
    }
  }

  private static List<String> paths(ItemChange change) {
    return change.paths().earlier().isEmpty()
        ? List.of(change.path())
        : List.of(change.path(), change.paths().earlier());
  }

  /** Takes a commit off, if it is the newest one here. */
  void dropNewest(String commit) {
    if (!steps.isEmpty() && steps.peekLast().commit().commit().equals(commit)) {
      forget(steps.removeLast(), List::size);
    }
  }

  /**
   * Takes a commit off, if it is the oldest one here. Moved items may have lost a part of their
   * history with it.
   */
  void dropOldest(String commit) {
    if (steps.isEmpty() || !steps.peekFirst().commit().commit().equals(commit)) {
      return;
    }
    forget(steps.removeFirst(), list -> 1);
    changes.forEach(
        (path, list) -> {
          if (list.stream().anyMatch(one -> one.entry().change().action() == Action.MOVED)) {
            touched.add(path);
          }
        });
  }

  private void forget(Step step, ToIntFunction<List<Change>> end) {
    for (ItemChange change : step.commit().changes()) {
      for (String path : paths(change)) {
        List<Change> list = changes.get(path);
        list.remove(end.applyAsInt(list) - 1);
        touched.add(path);
        if (list.isEmpty()) {
          changes.remove(path);
        }
      }
    }
    touchedCommits.add(step.commit().commit());
  }

  /**
   * Hands over each path whose history may be another one since the last report, with null if no
   * commit of the history changed it.
   */
  void reportItems(BiConsumer<String, ItemHistory> sink) {
    touched.forEach(path -> sink.accept(path, changes.containsKey(path) ? history(path) : null));
    touched.clear();
  }

  /** Hands over each commit that came or went since the last report, with null if it went. */
  void reportCommits(BiConsumer<String, CommitHistory> sink) {
    if (touchedCommits.isEmpty()) {
      return;
    }
    Map<String, CommitHistory> found = new HashMap<>();
    steps.forEach(
        step -> {
          if (touchedCommits.contains(step.commit().commit())) {
            found.put(step.commit().commit(), step.commit());
          }
        });
    touchedCommits.forEach(commit -> sink.accept(commit, found.get(commit)));
    touchedCommits.clear();
  }

  /**
   * Follows a path back, through the paths that its file had before. A file that was removed and
   * added again has one history, unless its id says that it is another item.
   */
  private ItemHistory history(String path) {
    List<Entry> entries = new ArrayList<>();
    String followed = path;
    long before = Long.MAX_VALUE;
    while (followed != null) {
      String from = followed;
      followed = null;
      List<Change> list = changes.getOrDefault(from, new ArrayList<>());
      for (int at = list.size() - 1; at >= 0 && followed == null; at--) {
        Change one = list.get(at);
        ItemChange change = one.entry().change();
        if (one.number() >= before) {
          continue;
        }
        if (isOther(entries, change)) {
          return new ItemHistory(entries, true);
        }
        entries.add(one.entry());
        if (change.action() == Action.MOVED && change.path().equals(from)) {
          followed = change.paths().earlier();
          before = one.number();
        }
      }
    }
    return new ItemHistory(entries, last(entries) == Action.ADDED);
  }

  /** Whether the item that was added last is another one than that of the change before. */
  private static boolean isOther(List<Entry> entries, ItemChange earlier) {
    if (last(entries) != Action.ADDED) {
      return false;
    }
    String id = entries.get(entries.size() - 1).change().after().id();
    String other = earlier.before().id();
    return !id.isEmpty() && !other.isEmpty() && !id.equals(other);
  }

  private static Action last(List<Entry> entries) {
    return entries.isEmpty() ? null : entries.get(entries.size() - 1).change().action();
  }
}
