package dev.sentinelsync.source.git;

import dev.sentinelsync.source.BlobTooLargeException;
import dev.sentinelsync.source.ObjectMissingException;
import dev.sentinelsync.source.SourceException;
import java.io.IOException;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.eclipse.jgit.errors.IncorrectObjectTypeException;
import org.eclipse.jgit.errors.MissingObjectException;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.lib.Repository;

/**
 * Reads file contents from several threads. Readers are reused, since each keeps the bases of the
 * deltas that it has resolved; a reader serves one thread at a time.
 */
final class BlobReader implements AutoCloseable {

  private final Repository repository;
  private final Queue<ObjectReader> idle = new ConcurrentLinkedQueue<>();
  private volatile boolean closed;

  BlobReader(Repository repository) {
    this.repository = repository;
  }

  /**
   * The content of a blob.
   *
   * @throws BlobTooLargeException when it is larger than wanted; only its header was read
   * @throws ObjectMissingException when the clone lacks it
   * @throws SourceException when it is damaged
   */
  byte[] read(String blobId, long maxBytes) {
    ObjectId id = ObjectId.fromString(blobId);
    ObjectReader reader = idle.poll();
    if (reader == null) {
      reader = repository.newObjectReader();
    }
    try {
      long size = reader.getObjectSize(id, Constants.OBJ_BLOB);
      if (size > maxBytes) {
        throw new BlobTooLargeException(blobId, size, maxBytes);
      }
      int limit = (int) Math.min(maxBytes, Integer.MAX_VALUE);
      return reader.open(id, Constants.OBJ_BLOB).getCachedBytes(limit);
    } catch (MissingObjectException e) {
      throw new ObjectMissingException(blobId);
    } catch (IncorrectObjectTypeException e) {
      throw new SourceException(
          SourceException.Reason.CORRUPT, "Object " + blobId + " is no file content.", e);
    } catch (IOException | RuntimeException e) {
      throw damaged(blobId, e);
    } finally {
      release(reader);
    }
  }

  /** JGit reports some damage by unchecked exceptions, so those of a read count as damage too. */
  private static SourceException damaged(String blobId, Exception e) {
    if (e instanceof SourceException known) {
      return known;
    }
    return new SourceException(
        SourceException.Reason.CORRUPT,
        "Object "
            + blobId
            + " of the clone is damaged or cannot be read. The next sync rebuilds the clone.",
        e);
  }

  private void release(ObjectReader reader) {
    if (closed) {
      reader.close();
    } else {
      idle.add(reader);
    }
  }

  @Override
  public void close() {
    closed = true;
    for (ObjectReader reader = idle.poll(); reader != null; reader = idle.poll()) {
      reader.close();
    }
  }
}
