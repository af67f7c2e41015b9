package dev.sentinelsync.publish.git;

import dev.sentinelsync.support.git.Deadline;
import dev.sentinelsync.support.git.RemoteAccess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.NullProgressMonitor;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.lib.StoredConfig;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;
import org.eclipse.jgit.transport.FetchConnection;
import org.eclipse.jgit.transport.PushConnection;
import org.eclipse.jgit.transport.RefSpec;
import org.eclipse.jgit.transport.RemoteRefUpdate;
import org.eclipse.jgit.transport.Transport;
import org.eclipse.jgit.util.FileUtils;

/**
 * The bare clone in which commits are made, and the way to its remote. It may be deleted at any
 * time; a damaged one is rebuilt.
 */
final class GitCache implements AutoCloseable {

  /**
   * A site's history after years is some hundred megabytes; at 2 MB/s that is minutes, so this is
   * only a bound for a remote that never ends.
   */
  private static final Duration LONGEST_TRANSFER = Duration.ofMinutes(30);

  private final Path folder;
  private final RemoteAccess remote;
  private final String branchRef;
  private final String trackingRef;
  private Repository repository;

  /**
   * @param folder of the clone
   * @param branchRef full name of the branch
   */
  GitCache(Path folder, RemoteAccess remote, String branchRef) {
    this.folder = folder;
    this.remote = remote;
    this.branchRef = branchRef;
    this.trackingRef = branchRef.replaceFirst("^" + Constants.R_HEADS, "refs/remotes/target/");
  }

  RemoteAccess remote() {
    return remote;
  }

  /** The clone, made if need be. */
  Repository repository() throws IOException {
    if (repository == null) {
      Repository opened = new FileRepositoryBuilder().setGitDir(folder.toFile()).setBare().build();
      if (!opened.getObjectDatabase().exists()) {
        opened.create(true);
        StoredConfig config = opened.getConfig();
        // Collecting in the background would continue after the store is closed.
        config.setBoolean("gc", null, "autoDetach", false);
        config.save();
      }
      repository = opened;
    }
    return repository;
  }

  /** Checks that the remote is there and would take a push. */
  void tryPush() throws IOException {
    try (Transport transport = open();
        PushConnection connection = transport.openPush()) {
      connection.getRefs();
    }
  }

  /**
   * The commit that the branch is at, with its objects fetched.
   *
   * @return empty when the remote has no such branch
   */
  Optional<ObjectId> fetchHead() throws IOException {
    ObjectId head;
    try (Transport transport = open();
        FetchConnection connection = transport.openFetch()) {
      Ref ref = connection.getRef(branchRef);
      head = ref == null ? null : ref.getObjectId();
    }
    if (head == null || isComplete(head)) {
      return Optional.ofNullable(head);
    }
    return Optional.of(fetch());
  }

  private ObjectId fetch() throws IOException {
    ObjectId head = transfer();
    if (!isComplete(head)) {
      // Fetching leaves out what the clone claims to have, so a damaged one never repairs itself.
      discard();
      head = transfer();
    }
    return head;
  }

  private ObjectId transfer() throws IOException {
    try (Transport transport = open()) {
      RefSpec branch =
          new RefSpec().setForceUpdate(true).setSourceDestination(branchRef, trackingRef);
      return transport
          .fetch(NullProgressMonitor.INSTANCE, List.of(branch))
          .getAdvertisedRef(branchRef)
          .getObjectId();
    }
  }

  /** Whether a commit and its top folder are readable. */
  private boolean isComplete(ObjectId commit) throws IOException {
    try (ObjectReader reader = repository().newObjectReader();
        RevWalk walk = new RevWalk(reader)) {
      reader.open(walk.parseCommit(commit).getTree());
      return true;
    } catch (IOException e) {
      // Missing is the common case, damaged the rare one; both mean: get it from the remote.
      return false;
    }
  }

  private void discard() throws IOException {
    close();
    FileUtils.delete(folder.toFile(), FileUtils.RECURSIVE | FileUtils.SKIP_MISSING);
  }

  /**
   * Asks the remote to move the branch.
   *
   * @param expected where the branch must be for that; empty when it must not exist
   * @return the answer; its status says whether the branch was moved
   */
  RemoteRefUpdate push(ObjectId commit, Optional<ObjectId> expected) throws IOException {
    RemoteRefUpdate update =
        new RemoteRefUpdate(
            repository(),
            commit.name(),
            commit,
            branchRef,
            false,
            trackingRef,
            expected.orElse(ObjectId.zeroId()));
    try (Transport transport = open()) {
      transport.push(NullProgressMonitor.INSTANCE, List.of(update));
    }
    return update;
  }

  /** Packs what has piled up, once it is much. */
  void tidy() throws IOException {
    // Left by a process that was killed while it packed; for half a day nothing would be packed.
    Files.deleteIfExists(folder.resolve("gc.pid"));
    repository().autoGC(NullProgressMonitor.INSTANCE);
  }

  private Transport open() throws IOException {
    return remote.open(repository(), Deadline.after(LONGEST_TRANSFER));
  }

  @Override
  public void close() {
    if (repository != null) {
      repository.close();
      repository = null;
    }
  }
}
