package dev.sentinelsync.source.git;

import java.io.File;
import java.io.IOException;
import org.eclipse.jgit.lib.ConfigConstants;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.lib.RefUpdate;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.lib.StoredConfig;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;
import org.eclipse.jgit.treewalk.TreeWalk;

/** A clone that is open, with what reads from it. It is thrown away as a whole. */
final class OpenClone implements AutoCloseable {

  private final Repository repository;
  private final BlobReader blobs;
  private final History history;
  private final EarlierVersions earlierVersions;

  private OpenClone(Repository repository) {
    this.repository = repository;
    this.blobs = new BlobReader(repository);
    this.history = new History(repository);
    this.earlierVersions = new EarlierVersions(repository);
  }

  /** Opens an existing bare repository. */
  static OpenClone open(File folder) throws IOException {
    return new OpenClone(
        new FileRepositoryBuilder().setGitDir(folder).setBare().setMustExist(true).build());
  }

  /** Makes an empty bare repository. */
  static OpenClone create(File folder) throws IOException {
    Repository repository = new FileRepositoryBuilder().setGitDir(folder).setBare().build();
    repository.create(true);
    StoredConfig config = repository.getConfig();
    // The packs that a collection has replaced go at once: no other writer can be using them.
    config.setString(
        ConfigConstants.CONFIG_GC_SECTION, null, ConfigConstants.CONFIG_KEY_PRUNEPACKEXPIRE, "now");
    config.save();
    return new OpenClone(repository);
  }

  Repository repository() {
    return repository;
  }

  BlobReader blobs() {
    return blobs;
  }

  History history() {
    return history;
  }

  EarlierVersions earlierVersions() {
    return earlierVersions;
  }

  /** The commit that HEAD leads to, or null. */
  ObjectId head() throws IOException {
    Ref head = repository.exactRef(Constants.HEAD);
    return head == null ? null : head.getObjectId();
  }

  /** The branch that HEAD names, or null. */
  String headBranch() throws IOException {
    Ref head = repository.exactRef(Constants.HEAD);
    return head == null || !head.isSymbolic() ? null : head.getTarget().getName();
  }

  /** Lets HEAD name the branch that is followed, so that names such as HEAD~1 work. */
  void pointHeadTo(String refName) throws IOException {
    if (!refName.equals(headBranch())) {
      RefUpdate update = repository.updateRef(Constants.HEAD);
      update.link(refName);
    }
  }

  ObjectId treeOf(ObjectId commit) throws IOException {
    try (RevWalk walk = new RevWalk(repository)) {
      RevCommit parsed = walk.parseCommit(commit);
      return parsed.getTree().copy();
    }
  }

  /**
   * Whether every object of a commit's tree is there; file contents are looked up, not read.
   *
   * @param maxEntries how many tree entries to look at before calling it complete
   */
  boolean isComplete(ObjectId commit, int maxEntries) {
    try (ObjectReader reader = repository.newObjectReader();
        TreeWalk walk = new TreeWalk(reader)) {
      walk.addTree(treeOf(commit));
      walk.setRecursive(true);
      for (int entries = 0; entries < maxEntries && walk.next(); entries++) {
        boolean elsewhere = walk.getFileMode(0) == FileMode.GITLINK;
        if (!elsewhere && !reader.has(walk.getObjectId(0))) {
          return false;
        }
      }
      return true;
    } catch (IOException | IndexOutOfBoundsException e) {
      return false;
    }
  }

  /** Whether the clone lists an object, readable or not. */
  boolean lists(String objectId) {
    try (ObjectReader reader = repository.newObjectReader()) {
      return reader.has(ObjectId.fromString(objectId));
    } catch (IOException e) {
      return true;
    }
  }

  @Override
  public void close() {
    blobs.close();
    repository.close();
  }
}
