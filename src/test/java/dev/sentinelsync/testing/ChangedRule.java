package dev.sentinelsync.testing;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.eclipse.jgit.dircache.DirCache;
import org.eclipse.jgit.dircache.DirCacheBuilder;
import org.eclipse.jgit.dircache.DirCacheEntry;
import org.eclipse.jgit.lib.CommitBuilder;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.lib.RefUpdate;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.treewalk.TreeWalk;

/** Rules of the real repository, to be changed again and again. */
public enum ChangedRule {
  /** In no solution: its group's page lists all items of such files, more than a thousand. */
  OF_LARGEST_GROUP(
      "of the largest group",
      "Detections/SigninLogs/AnomalousUserAppSigninLocationIncrease-detection.yaml"),
  /** Of a solution of the usual size. */
  OF_A_SOLUTION(
      "of a solution", "Solutions/Cisco ISE/Analytic Rules/CiscoISEAdminPasswordReset.yaml");

  private final String described;
  private final String path;

  ChangedRule(String described, String path) {
    this.described = described;
    this.path = path;
  }

  /** What it is, as the end of a sentence. */
  public String described() {
    return described;
  }

  /** Commits another severity of the rule, and a comment so that no two commits are alike. */
  public void commit(Repository repository, String severity, int round) throws IOException {
    try (RevWalk walk = new RevWalk(repository);
        ObjectInserter inserter = repository.newObjectInserter()) {
      var head = walk.parseCommit(repository.resolve("refs/heads/master"));
      DirCache index = DirCache.newInCore();
      DirCacheBuilder builder = index.builder();
      try (TreeWalk tree = new TreeWalk(repository)) {
        tree.addTree(head.getTree());
        tree.setRecursive(true);
        while (tree.next()) {
          DirCacheEntry entry = new DirCacheEntry(tree.getPathString());
          entry.setFileMode(tree.getFileMode(0));
          ObjectId blob = tree.getObjectId(0);
          if (tree.getPathString().equals(path)) {
            String text =
                new String(repository.open(blob).getBytes(), StandardCharsets.UTF_8)
                    .replaceFirst("(?m)^severity: .*$", "severity: " + severity)
                    .concat("# round " + round + "\n");
            blob = inserter.insert(Constants.OBJ_BLOB, text.getBytes(StandardCharsets.UTF_8));
            entry.setFileMode(FileMode.REGULAR_FILE);
          }
          entry.setObjectId(blob);
          builder.add(entry);
        }
      }
      builder.finish();
      CommitBuilder commit = new CommitBuilder();
      commit.setTreeId(index.writeTree(inserter));
      commit.setParentId(head);
      PersonIdent author =
          new PersonIdent(
              head.getCommitterIdent(),
              head.getCommitterIdent().getWhenAsInstant().plusSeconds(60));
      commit.setAuthor(author);
      commit.setCommitter(author);
      commit.setMessage("round " + round);
      ObjectId id = inserter.insert(commit);
      inserter.flush();
      RefUpdate update = repository.updateRef("refs/heads/master");
      update.setNewObjectId(id);
      update.update();
    }
  }
}
