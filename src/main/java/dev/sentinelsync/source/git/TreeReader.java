package dev.sentinelsync.source.git;

import dev.sentinelsync.source.FileChange;
import dev.sentinelsync.source.SkippedEntry;
import dev.sentinelsync.source.SkippedEntry.Reason;
import dev.sentinelsync.source.SourceException;
import dev.sentinelsync.source.SourceLimits;
import dev.sentinelsync.source.TreeChanges;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.jgit.errors.CorruptObjectException;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.treewalk.EmptyTreeIterator;
import org.eclipse.jgit.treewalk.TreeWalk;
import org.eclipse.jgit.treewalk.filter.AndTreeFilter;
import org.eclipse.jgit.treewalk.filter.PathFilterGroup;
import org.eclipse.jgit.treewalk.filter.TreeFilter;

/** Lists what differs between two trees, in one walk. */
final class TreeReader {

  /**
   * Filters by the folders that sites are configured with. JGit makes tables of half a megabyte for
   * each, which costs more than the comparison of one commit; they never change.
   */
  private static final Map<Set<String>, TreeFilter> FILTERS = new ConcurrentHashMap<>();

  private final ObjectReader reader;
  private final SourceLimits limits;
  private final EntryNames names;

  /** Where the name begins in the path, by depth: a name itself may hold any byte, even a slash. */
  private final int[] nameStarts;

  /** Reads with a reader that the caller closes; for one walk. */
  TreeReader(ObjectReader reader, SourceLimits limits) {
    this.reader = reader;
    this.limits = limits;
    this.names = new EntryNames(limits);
    this.nameStarts = new int[limits.maxDepth() + 2];
  }

  TreeChanges diff(
      String oldId, ObjectId oldTree, String newId, ObjectId newTree, Collection<String> folders)
      throws IOException {
    Map<String, Sides> sides = new TreeMap<>();
    Map<String, Reason> skipped = new TreeMap<>();
    Differing differing = new Differing();
    try (TreeWalk walk = new TreeWalk(reader)) {
      if (oldTree == null) {
        walk.addTree(new EmptyTreeIterator());
      } else {
        walk.addTree(oldTree);
      }
      walk.addTree(newTree);
      walk.setFilter(AndTreeFilter.create(inside(folders), differing));
      for (int entries = 1; walk.next(); entries++) {
        requireWithin(entries, newId);
        Optional<Reason> oldProblem = visit(walk, 0, newId);
        Optional<Reason> newProblem =
            differing.duplicate ? Optional.of(Reason.DUPLICATE) : visit(walk, 1, newId);
        boolean inNew = walk.getFileMode(1) != FileMode.MISSING;
        if (inNew && newProblem.isPresent()) {
          skipped.putIfAbsent(EntryNames.printable(walk.getRawPath()), newProblem.get());
        }
        if (walk.isSubtree()) {
          if (newProblem.isEmpty() && oldProblem.isEmpty()) {
            enter(walk);
          }
        } else if (!differing.duplicate) {
          String path = walk.getPathString();
          sides.merge(
              path, new Sides(blob(walk, 0, oldProblem), blob(walk, 1, newProblem)), Sides::orElse);
        }
      }
    } catch (IndexOutOfBoundsException e) {
      throw malformed(newId, e);
    }
    return new TreeChanges(oldId, newId, changes(sides), entries(skipped));
  }

  /** JGit's tree parser trusts that an entry is whole, and runs over the end when it is not. */
  static CorruptObjectException malformed(String revisionId, IndexOutOfBoundsException e) {
    return new CorruptObjectException("malformed tree in revision " + revisionId, e);
  }

  private void enter(TreeWalk walk) throws IOException {
    nameStarts[walk.getDepth() + 1] = walk.getPathLength() + 1;
    walk.enterSubtree();
  }

  private static String blob(TreeWalk walk, int side, Optional<Reason> problem) {
    boolean file = walk.getFileMode(side) != FileMode.MISSING && problem.isEmpty();
    return file ? walk.getObjectId(side).name() : null;
  }

  private static List<FileChange> changes(Map<String, Sides> sides) {
    List<FileChange> changes = new ArrayList<>();
    sides.forEach(
        (path, both) -> {
          // Only the mode may differ, such as the executable bit.
          if (!Objects.equals(both.oldBlob(), both.newBlob())) {
            changes.add(new FileChange(path, both.oldBlob(), both.newBlob()));
          }
        });
    return changes;
  }

  private static List<SkippedEntry> entries(Map<String, Reason> skipped) {
    return skipped.entrySet().stream()
        .map(entry -> new SkippedEntry(entry.getKey(), entry.getValue()))
        .toList();
  }

  /** Why the entry on one side cannot be read, by name or by kind. */
  private Optional<Reason> visit(TreeWalk walk, int side, String revisionId) {
    if (walk.getDepth() > limits.maxDepth()) {
      throw beyond("folders nested deeper than " + limits.maxDepth(), revisionId);
    }
    Optional<Reason> ofName = names.problem(walk.getRawPath(), nameStarts[walk.getDepth()]);
    if (ofName.isPresent()) {
      return ofName;
    }
    FileMode mode = walk.getFileMode(side);
    if (mode == FileMode.SYMLINK) {
      return Optional.of(Reason.SYMBOLIC_LINK);
    }
    if (mode == FileMode.GITLINK) {
      return Optional.of(Reason.SUBMODULE);
    }
    boolean known =
        mode == FileMode.REGULAR_FILE
            || mode == FileMode.EXECUTABLE_FILE
            || mode == FileMode.TREE
            || mode == FileMode.MISSING;
    return known ? Optional.empty() : Optional.of(Reason.UNKNOWN_MODE);
  }

  private void requireWithin(int entries, String revisionId) {
    if (entries > limits.maxEntries()) {
      throw beyond("more than " + limits.maxEntries() + " files and folders", revisionId);
    }
  }

  private static SourceException beyond(String what, String revisionId) {
    return new SourceException(
        SourceException.Reason.LIMIT,
        "Revision "
            + revisionId
            + " has "
            + what
            + " in the content folders. It is not read. Check the repository, or raise the limit"
            + " if this is meant.");
  }

  /** The configured folders and files; all of the tree when none is named. */
  private static TreeFilter inside(Collection<String> folders) {
    return folders.isEmpty()
        ? TreeFilter.ALL
        : FILTERS.computeIfAbsent(Set.copyOf(folders), PathFilterGroup::createFromStrings);
  }

  /** The blob ids of one path, where malformed trees may show the two sides apart. */
  private record Sides(String oldBlob, String newBlob) {
    Sides orElse(Sides later) {
      return new Sides(
          oldBlob == null ? later.oldBlob : oldBlob, newBlob == null ? later.newBlob : newBlob);
    }
  }

  /** Lets pass what differs, and marks the second of two files with the same name. */
  private static final class Differing extends TreeFilter {
    private byte[] previous = new byte[0];
    private boolean duplicate;

    @Override
    public boolean include(TreeWalk walk) throws IOException {
      byte[] path = walk.getRawPath();
      duplicate = !walk.isSubtree() && Arrays.equals(path, previous);
      previous = path;
      return duplicate || TreeFilter.ANY_DIFF.include(walk);
    }

    @Override
    public boolean shouldBeRecursive() {
      return false;
    }

    @Override
    public TreeFilter clone() {
      return new Differing();
    }
  }
}
