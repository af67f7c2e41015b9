package dev.sentinelsync.source.git;

import dev.sentinelsync.source.ProgressListener;
import dev.sentinelsync.source.git.RemoteBranch.Tip;
import dev.sentinelsync.support.git.Deadline;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import org.eclipse.jgit.lib.ObjectIdRef;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.lib.RefUpdate;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.transport.FetchConnection;
import org.eclipse.jgit.transport.PackLock;
import org.eclipse.jgit.transport.Transport;

/**
 * A look at the remote branch, over a connection that can fetch what was seen: with news, that
 * spares a second look, which over the internet is most of the time that a fetch takes.
 */
final class RemoteLook implements AutoCloseable {

  private final RemoteBranch branch;
  private final Repository local;
  private final Transport transport;
  private final FetchConnection connection;
  private final Deadline deadline;
  private final Tip tip;

  RemoteLook(
      RemoteBranch branch,
      Repository local,
      Deadline deadline,
      Transport transport,
      FetchConnection connection,
      Tip tip) {
    this.branch = branch;
    this.local = local;
    this.deadline = deadline;
    this.transport = transport;
    this.connection = connection;
    this.tip = tip;
  }

  /** Where the branch points. */
  Tip tip() {
    return tip;
  }

  /** Whether the look was taken for this clone. */
  boolean isFor(Repository clone) {
    return local == clone;
  }

  /** Fetches into the clone and moves its branch to where the remote's is, wherever that is. */
  void fetch(ProgressListener progress) {
    deadline.set(branch.fetchTimeout());
    Ref tipRef = new ObjectIdRef.Unpeeled(Ref.Storage.NETWORK, tip.refName(), tip.id());
    try {
      connection.setPackLockMessage("fetch of " + tip.refName());
      try {
        connection.fetch(new FetchProgress(progress, deadline), List.of(tipRef), Set.of());
        moveBranch();
      } finally {
        for (PackLock lock : connection.getPackLocks()) {
          lock.unlock();
        }
      }
    } catch (IOException e) {
      throw branch.failure(e, deadline, "fetching");
    }
  }

  private void moveBranch() throws IOException {
    RefUpdate update = local.updateRef(tip.refName());
    update.setNewObjectId(tip.id());
    RefUpdate.Result result = update.forceUpdate();
    switch (result) {
      case NEW, FORCED, FAST_FORWARD, NO_CHANGE -> {
        // The branch is where it shall be.
      }
      default ->
          throw new IOException("the branch of the clone could not be moved: " + result.name());
    }
  }

  @Override
  public void close() {
    connection.close();
    transport.close();
  }
}
