package dev.sentinelsync.history;

import dev.sentinelsync.catalog.input.LastChange;
import dev.sentinelsync.source.FileChange;
import dev.sentinelsync.source.FirstParents;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiConsumer;

/**
 * The first-parent history in memory, and for each file and folder the commits that changed it. It
 * moves from commit to commit: only the paths that the commits between touch are looked at, whether
 * these commits come, go after a forced push, or fall behind the boundary of a limited clone.
 *
 * <p>Its content is at all times that of the commits that were added, so a move that fails half-way
 * is continued by the next one. For one thread.
 */
public final class LastChanges {

  /** A commit of the history with the paths that it changed, folders included. */
  private record Step(LastChange change, List<String> paths) {}

  /** Oldest first. */
  private final Deque<Step> steps = new ArrayDeque<>();

  private final Set<String> commits = new HashSet<>();

  /** The commits that changed a path, oldest first; no entry is empty. */
  private final Map<String, Deque<LastChange>> changes = new HashMap<>();

  /** Paths whose newest change may be another one since {@link #report}. */
  private final Set<String> touched = new HashSet<>();

  private final ItemHistories items = new ItemHistories();

  private Optional<String> boundary = Optional.empty();

  /** Whether a commit is in the history. */
  public boolean contains(String commit) {
    return commits.contains(commit);
  }

  /**
   * Whether the history can be moved to where a walk leads without being read from its beginning.
   *
   * @param walked a walk that stopped at a commit that {@link #contains} knows
   */
  public boolean canFollow(FirstParents walked) {
    return walked.joins().isPresent()
        && (walked.boundary().equals(boundary)
            || walked.boundary().filter(this::contains).isPresent());
  }

  /**
   * Drops all commits that are not on the way of a walk. The commits of the walk are to be added
   * then, oldest first.
   */
  public void follow(FirstParents walked) {
    if (!canFollow(walked)) {
      while (!steps.isEmpty()) {
        dropNewest();
      }
    }
    while (!steps.isEmpty() && !steps.peekLast().change().commit().equals(walked.joins().get())) {
      dropNewest();
    }
    if (!walked.boundary().equals(boundary)) {
      boundary = walked.boundary();
      boundary.filter(this::contains).ifPresent(this::beginAfter);
    }
  }

  /**
   * Adds the commit that follows the newest one.
   *
   * @param ofItems what it did to items
   */
  public void add(CommitChanges commit, CommitHistory ofItems) {
    Set<String> paths = new TreeSet<>();
    commit.files().forEach(file -> addWithFolders(paths, file));
    Step step = new Step(new LastChange(commit.commit(), commit.committedAt()), List.copyOf(paths));
    steps.addLast(step);
    commits.add(commit.commit());
    for (String path : paths) {
      changes.computeIfAbsent(path, first -> new ArrayDeque<>(1)).addLast(step.change());
    }
    touched.addAll(paths);
    items.add(ofItems);
    if (!commit.complete()) {
      beginAfter(commit.commit());
    }
  }

  /**
   * Hands over the paths touched since the last report, each with its newest change; with null if
   * no commit of the history changed it.
   */
  public void report(BiConsumer<String, LastChange> sink) {
    touched.forEach(
        path -> sink.accept(path, changes.containsKey(path) ? changes.get(path).peekLast() : null));
    touched.clear();
  }

  /**
   * Hands over the paths whose items have another history since the last report; with null if no
   * commit of the history changed them.
   */
  public void reportItems(BiConsumer<String, ItemHistory> sink) {
    items.reportItems(sink);
  }

  /** Hands over the commits that came since the last report, and with null those that went. */
  public void reportCommits(BiConsumer<String, CommitHistory> sink) {
    items.reportCommits(sink);
  }

  private static void addWithFolders(Set<String> paths, FileChange file) {
    String path = file.path();
    for (int end = path.length(); end > 0; end = path.lastIndexOf('/', end - 1)) {
      paths.add(path.substring(0, end));
    }
  }

  private void dropNewest() {
    Step step = steps.removeLast();
    commits.remove(step.change().commit());
    items.dropNewest(step.change().commit());
    for (String path : step.paths()) {
      changes.get(path).removeLast();
      forgetIfUnchanged(path);
    }
  }

  /** Makes a commit the first one, without changes of its own. */
  private void beginAfter(String commit) {
    Step step;
    do {
      step = steps.removeFirst();
      for (String path : step.paths()) {
        changes.get(path).removeFirst();
        forgetIfUnchanged(path);
      }
      commits.remove(step.change().commit());
      items.dropOldest(step.change().commit());
    } while (!step.change().commit().equals(commit));
    steps.addFirst(new Step(step.change(), List.of()));
    commits.add(commit);
  }

  private void forgetIfUnchanged(String path) {
    touched.add(path);
    if (changes.get(path).isEmpty()) {
      changes.remove(path);
    }
  }
}
