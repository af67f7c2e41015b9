package dev.sentinelsync.source.git;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import org.eclipse.jgit.lib.AnyObjectId;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.treewalk.TreeWalk;
import org.eclipse.jgit.treewalk.filter.TreeFilter;

/**
 * Takes what a few new commits bring over from a repository on this machine as hard links, object
 * by object. A fetch would first list all that the clone has, which for one changed file of the
 * public repository takes most of its time. Git packs what it has kept for long; such objects are
 * fetched, as is everything after a large push.
 */
final class LinkedUpdate {

  /** A push of a person or a day's merges; a fetch shares its own costs among more. */
  private static final int MOST_COMMITS = 32;

  private static final int MOST_OBJECTS = 1_000;

  private final Repository source;
  private final Repository clone;

  LinkedUpdate(Repository source, Repository clone) {
    this.source = source;
    this.clone = clone;
  }

  /**
   * Links what is missing. What was linked before something else stood in the way does no harm.
   *
   * @param wanted the commits that are to be there with all that they need
   * @param known a commit of the clone, of which all is there
   * @return whether that is so; if not, a fetch is needed
   */
  boolean take(Collection<ObjectId> wanted, ObjectId known) throws IOException {
    Optional<Set<ObjectId>> needed = needed(wanted, known);
    if (needed.isEmpty()) {
      return false;
    }
    Path from = LinkedObjects.objects(source.getDirectory());
    Path to = LinkedObjects.objects(clone.getDirectory());
    try (ObjectReader there = clone.newObjectReader()) {
      for (ObjectId object : needed.get()) {
        if (!there.has(object) && !link(object, from, to)) {
          return false;
        }
      }
    }
    return true;
  }

  /**
   * The objects of new commits, as far as the known one lacks them; empty if there are too many.
   */
  private Optional<Set<ObjectId>> needed(Collection<ObjectId> wanted, ObjectId known)
      throws IOException {
    Set<ObjectId> needed = new LinkedHashSet<>();
    try (ObjectReader reader = source.newObjectReader();
        RevWalk walk = new RevWalk(reader)) {
      if (!reader.has(known)) {
        return Optional.empty();
      }
      RevCommit base = walk.parseCommit(known);
      walk.markUninteresting(base);
      for (ObjectId commit : wanted) {
        walk.markStart(walk.parseCommit(commit));
      }
      int commits = 0;
      for (RevCommit commit = walk.next(); commit != null; commit = walk.next()) {
        commits++;
        addTrees(reader, base, commit, needed);
        needed.add(commit.copy());
        if (commits > MOST_COMMITS || needed.size() > MOST_OBJECTS) {
          return Optional.empty();
        }
      }
    }
    return Optional.of(needed);
  }

  private static void addTrees(
      ObjectReader reader, RevCommit base, RevCommit commit, Set<ObjectId> needed)
      throws IOException {
    try (TreeWalk walk = new TreeWalk(reader)) {
      walk.addTree(base.getTree());
      walk.addTree(commit.getTree());
      walk.setFilter(TreeFilter.ANY_DIFF);
      while (needed.size() <= MOST_OBJECTS && walk.next()) {
        FileMode mode = walk.getFileMode(1);
        if (mode != FileMode.MISSING && mode != FileMode.GITLINK) {
          needed.add(walk.getObjectId(1));
        }
        if (mode == FileMode.TREE) {
          walk.enterSubtree();
        }
      }
    }
    needed.add(commit.getTree().copy());
  }

  /** Links an object that has a file of its own; false if it has none or may not be linked. */
  private static boolean link(AnyObjectId object, Path from, Path to) throws IOException {
    String name = object.name();
    String file = name.substring(0, 2) + "/" + name.substring(2);
    if (!Files.isRegularFile(from.resolve(file))) {
      return false;
    }
    Path link = to.resolve(file);
    Files.createDirectories(link.getParent());
    LinkedObjects.link(link, from.resolve(file));
    return true;
  }
}
