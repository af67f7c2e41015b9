package dev.sentinelsync.source.git;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.eclipse.jgit.errors.CorruptObjectException;
import org.eclipse.jgit.errors.IncorrectObjectTypeException;
import org.eclipse.jgit.errors.MissingObjectException;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.treewalk.EmptyTreeIterator;
import org.eclipse.jgit.treewalk.TreeWalk;
import org.eclipse.jgit.treewalk.filter.TreeFilter;

/**
 * Looks whether a repository has what a commit needs: the folders and files of the commit itself,
 * and its history, which may end early.
 */
final class FetchCheck {

  private final Repository repository;
  private final int maxEntries;
  private final boolean foldersOnly;

  /**
   * @param maxEntries how many tree entries to look at; a larger tree is refused by its reader
   */
  FetchCheck(Repository repository, int maxEntries) {
    this(repository, maxEntries, false);
  }

  /**
   * @param foldersOnly whether contents of files may be missing
   */
  FetchCheck(Repository repository, int maxEntries, boolean foldersOnly) {
    this.repository = repository;
    this.maxEntries = maxEntries;
    this.foldersOnly = foldersOnly;
  }

  /**
   * An object that is not there.
   *
   * @param id its id
   * @param path where the commit has it; empty for the commit itself and for its top folder
   */
  record Missing(ObjectId id, String path) {}

  /**
   * The commit itself, or the first of its folders and files, that is not there. File contents are
   * looked up, not read.
   *
   * @param known a commit whose tree is complete, so that only the differences are looked at; null
   *     to look at everything
   * @throws IOException when a commit cannot be read
   */
  Optional<Missing> missing(ObjectId known, ObjectId commit) throws IOException {
    try (ObjectReader reader = repository.newObjectReader();
        RevWalk commits = new RevWalk(reader)) {
      if (!reader.has(commit)) {
        return Optional.of(new Missing(commit, ""));
      }
      ObjectId tree = commits.parseCommit(commit).getTree();
      if (!reader.has(tree)) {
        return Optional.of(new Missing(tree.copy(), ""));
      }
      ObjectId knownTree = known == null ? null : commits.parseCommit(known).getTree();
      return missing(reader, knownTree, tree);
    }
  }

  private Optional<Missing> missing(ObjectReader reader, ObjectId known, ObjectId tree)
      throws IOException {
    try (TreeWalk walk = new TreeWalk(reader)) {
      if (known == null) {
        walk.addTree(new EmptyTreeIterator());
      } else {
        walk.addTree(known);
      }
      walk.addTree(tree);
      walk.setFilter(TreeFilter.ANY_DIFF);
      for (int entries = 0; entries < maxEntries && walk.next(); entries++) {
        FileMode mode = walk.getFileMode(1);
        if (mode == FileMode.MISSING
            || mode == FileMode.GITLINK
            || (foldersOnly && mode != FileMode.TREE)) {
          continue;
        }
        ObjectId id = walk.getObjectId(1);
        if (!reader.has(id)) {
          return Optional.of(new Missing(id, walk.getPathString()));
        }
        if (mode == FileMode.TREE) {
          walk.enterSubtree();
        }
      }
      return Optional.empty();
    } catch (IncorrectObjectTypeException | CorruptObjectException | IndexOutOfBoundsException e) {
      // A malformed tree is refused with a message when it is read.
      return Optional.empty();
    }
  }

  /**
   * Whether every ancestor of a commit is there, up to the commits at which the repository's
   * history ends.
   *
   * @param known a commit of which that is known; null if there is none
   */
  boolean hasHistory(ObjectId known, ObjectId commit) throws IOException {
    try (RevWalk walk = new RevWalk(repository)) {
      walk.setRetainBody(false);
      walk.markStart(walk.parseCommit(commit));
      if (known != null) {
        walk.markUninteresting(walk.parseCommit(known));
      }
      while (walk.next() != null) {
        // Going on is the check.
      }
      return true;
    } catch (MissingObjectException e) {
      return false;
    }
  }

  /** The commits at which the history that is there ends although they have parents. */
  Set<ObjectId> boundary(ObjectId commit) throws IOException {
    Set<ObjectId> boundary = new HashSet<>(repository.getObjectDatabase().getShallowCommits());
    Set<ObjectId> seen = new HashSet<>();
    Deque<ObjectId> open = new ArrayDeque<>(Set.of(commit.copy()));
    try (ObjectReader reader = repository.newObjectReader();
        RevWalk walk = new RevWalk(reader)) {
      walk.setRetainBody(false);
      while (!open.isEmpty()) {
        RevCommit next = walk.parseCommit(open.remove());
        for (RevCommit parent : next.getParents()) {
          if (!reader.has(parent)) {
            boundary.add(next.copy());
          } else if (seen.add(parent.copy())) {
            open.add(parent.copy());
          }
        }
      }
      return boundary;
    }
  }
}
