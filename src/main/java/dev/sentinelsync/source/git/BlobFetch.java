package dev.sentinelsync.source.git;

import dev.sentinelsync.source.ProgressListener;
import dev.sentinelsync.source.SourceException;
import dev.sentinelsync.source.SourceException.Reason;
import dev.sentinelsync.support.ByteCount;
import dev.sentinelsync.support.git.Deadline;
import java.io.File;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.LongAdder;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectIdRef;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;
import org.eclipse.jgit.transport.FetchConnection;
import org.eclipse.jgit.transport.Transport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Brings contents of files into a partial clone, by their ids. JGit does not do so by itself. */
final class BlobFetch {

  private static final Logger LOG = LoggerFactory.getLogger(BlobFetch.class);

  /** Ids of one request: each takes 50 bytes, and a request is held in memory. */
  private static final int BATCH = 20_000;

  private final RemoteBranch branch;

  BlobFetch(RemoteBranch branch) {
    this.branch = branch;
  }

  /**
   * Brings all of them, in one request unless they are very many. A request that breaks off is
   * repeated in two halves.
   *
   * @param clone the clone, whose folder is locked
   * @param missing what it lacks
   * @throws SourceException when the source does not send all of them
   */
  void fetch(OpenClone clone, List<ObjectId> missing, ProgressListener progress)
      throws IOException {
    long bytes = 0;
    for (int from = 0; from < missing.size(); from += BATCH) {
      List<ObjectId> batch = missing.subList(from, Math.min(from + BATCH, missing.size()));
      bytes += repeated(clone, batch, progress);
    }
    String received =
        "Received "
            + ByteCount.text(bytes)
            + " from "
            + branch.address()
            + ": contents of files that the clone lacked";
    LOG.info("{} ({})", received, missing.size());
    progress.progress(received, missing.size(), missing.size());
  }

  private long repeated(OpenClone clone, List<ObjectId> ids, ProgressListener progress)
      throws IOException {
    try {
      return request(clone, ids, progress);
    } catch (SourceException e) {
      if (!e.retryable()) {
        throw e;
      }
      LOG.info("{} The contents of {} files are asked for in halves.", e.getMessage(), ids.size());
    }
    int half = (ids.size() + 1) / 2;
    long bytes = request(clone, ids.subList(0, half), progress);
    return half == ids.size()
        ? bytes
        : bytes + request(clone, ids.subList(half, ids.size()), progress);
  }

  private long request(OpenClone clone, List<ObjectId> ids, ProgressListener progress)
      throws IOException {
    Deadline deadline = Deadline.after(branch.fetchTimeout());
    LongAdder received = new LongAdder();
    List<Ref> wants = new ArrayList<>();
    for (ObjectId id : ids) {
      wants.add(new ObjectIdRef.Unpeeled(Ref.Storage.NETWORK, "refs/contents/" + id.name(), id));
    }
    try (Repository store = withoutRefs(clone.repository());
        Transport transport = branch.open(store, deadline, received);
        FetchConnection connection = branch.openFetch(transport)) {
      connection.fetch(new FetchProgress(progress, deadline, received), wants, Set.of());
    } catch (IOException e) {
      throw branch.blobFailure(e, deadline);
    }
    List<ObjectId> left = clone.missing(ids.stream().map(ObjectId::name).toList());
    if (!left.isEmpty()) {
      throw new SourceException(
          deadline.expired() ? Reason.TIMEOUT : Reason.REFUSED,
          branch.address()
              + " did not send the contents of "
              + left.size()
              + " of "
              + ids.size()
              + " files, among them object "
              + left.get(0).name()
              + ".");
    }
    return received.sum();
  }

  /**
   * The objects of a clone as a repository without refs. A ref would say to the source that we have
   * its commit with all files, and the source would send none of them.
   */
  private static Repository withoutRefs(Repository clone) throws IOException {
    File objects = new File(clone.getDirectory(), Constants.OBJECTS);
    return new FileRepositoryBuilder()
        .setGitDir(new File(objects, "no-refs"))
        .setObjectDirectory(objects)
        .setBare()
        .build();
  }
}
