package dev.sentinelsync.source.git;

import dev.sentinelsync.source.ProgressListener;
import dev.sentinelsync.source.git.RemoteBranch.Tip;
import dev.sentinelsync.support.git.Deadline;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.LongAdder;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectIdRef;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.transport.BasePackFetchConnection;
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
  private final LongAdder received;
  private final Tip tip;
  private Set<ObjectId> endBefore;

  RemoteLook(
      RemoteBranch branch,
      Repository local,
      Deadline deadline,
      LongAdder received,
      Transport transport,
      FetchConnection connection,
      Tip tip) {
    this.branch = branch;
    this.local = local;
    this.deadline = deadline;
    this.received = received;
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

  /** Whether contents of files are left out; a server that only hands out files cannot do that. */
  boolean isFiltered() {
    return !transport.getFilterSpec().isNoOp() && connection instanceof BasePackFetchConnection;
  }

  /** How many bytes have come over HTTP. */
  long received() {
    return received.sum();
  }

  /** Brings the objects of the tip into the clone; no ref is moved. */
  void fetch(ProgressListener progress) {
    deadline.set(branch.fetchTimeout());
    Ref tipRef = new ObjectIdRef.Unpeeled(Ref.Storage.NETWORK, tip.refName(), tip.id());
    try {
      endBefore = Set.copyOf(local.getObjectDatabase().getShallowCommits());
      connection.setPackLockMessage("fetch of " + tip.refName());
      try {
        connection.fetch(
            new FetchProgress(progress, deadline, received), List.of(tipRef), Set.of());
      } finally {
        for (PackLock lock : connection.getPackLocks()) {
          lock.unlock();
        }
      }
    } catch (IOException e) {
      throw branch.failure(e, deadline, tip.id());
    }
  }

  /**
   * Ends the history of a clone where the source on this machine ends its own; elsewhere the
   * protocol has done so.
   *
   * @return whether the history ends elsewhere than before the look
   */
  boolean endHistory(OpenClone clone) throws IOException {
    Set<ObjectId> before = endBefore == null ? clone.end() : endBefore;
    clone.endHistoryAt(endFor(clone));
    if (clone.end().equals(before)) {
      return false;
    }
    clone.earlierVersions().forget();
    return true;
  }

  /** Whether the history of a clone ends where that of the source does. */
  boolean hasSameEnd(OpenClone clone) throws IOException {
    return endFor(clone).equals(clone.end());
  }

  private Set<ObjectId> endFor(OpenClone clone) throws IOException {
    if (!(transport instanceof LocalTransport source)) {
      return clone.end();
    }
    Set<ObjectId> ends = new HashSet<>(branch.isLimited() ? clone.end() : Set.of());
    try (Repository repository = source.openSource();
        ObjectReader reader = clone.repository().newObjectReader()) {
      for (ObjectId commit : repository.getObjectDatabase().getShallowCommits()) {
        if (reader.has(commit)) {
          ends.add(commit);
        }
      }
    }
    return ends;
  }

  @Override
  public void close() {
    connection.close();
    transport.close();
  }
}
