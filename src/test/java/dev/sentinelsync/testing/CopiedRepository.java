package dev.sentinelsync.testing;

import java.io.IOException;
import org.eclipse.jgit.dircache.DirCache;
import org.eclipse.jgit.dircache.DirCacheBuilder;
import org.eclipse.jgit.dircache.DirCacheEntry;
import org.eclipse.jgit.lib.CommitBuilder;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.RefUpdate;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.treewalk.TreeWalk;

/** The real repository several times over: every solution and rule folder again, renamed. */
public final class CopiedRepository {

  private CopiedRepository() {}

  /**
   * Adds a commit to the branch {@code master} that holds each file {@code times} times: once where
   * it was and else with the second folder of its path renamed.
   */
  public static void commit(Repository repository, int times) throws IOException {
    try (RevWalk walk = new RevWalk(repository);
        TreeWalk tree = new TreeWalk(repository);
        ObjectInserter inserter = repository.newObjectInserter()) {
      RevCommit head = walk.parseCommit(repository.resolve("refs/heads/master"));
      DirCache index = DirCache.newInCore();
      DirCacheBuilder builder = index.builder();
      tree.addTree(head.getTree());
      tree.setRecursive(true);
      while (tree.next()) {
        for (int copy = 0; copy < times; copy++) {
          String path = renamed(tree.getPathString(), copy);
          if (path != null) {
            builder.add(entry(path, tree.getFileMode(0), tree.getObjectId(0)));
          }
        }
      }
      builder.finish();
      CommitBuilder commit = new CommitBuilder();
      commit.setTreeId(index.writeTree(inserter));
      commit.setParentId(head);
      commit.setAuthor(head.getAuthorIdent());
      commit.setCommitter(head.getCommitterIdent());
      commit.setMessage("The same " + times + " times");
      ObjectId id = inserter.insert(commit);
      inserter.flush();
      RefUpdate update = repository.updateRef("refs/heads/master");
      update.setNewObjectId(id);
      update.update();
    }
  }

  /** The path of a copy; null for a file that is in no second folder, which stays alone. */
  private static String renamed(String path, int copy) {
    if (copy == 0) {
      return path;
    }
    int first = path.indexOf('/');
    int second = path.indexOf('/', first + 1);
    return first < 0 || second < 0
        ? null
        : path.substring(0, second) + " Copy " + copy + path.substring(second);
  }

  private static DirCacheEntry entry(String path, FileMode mode, ObjectId blob) {
    DirCacheEntry entry = new DirCacheEntry(path);
    entry.setFileMode(mode);
    entry.setObjectId(blob);
    return entry;
  }
}
