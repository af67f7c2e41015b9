package dev.sentinelsync.source.git;

import dev.sentinelsync.source.BlobTest;
import dev.sentinelsync.source.EarlierVersion;
import dev.sentinelsync.source.ObjectMissingException;
import dev.sentinelsync.source.ProgressListener;
import dev.sentinelsync.source.Revision;
import dev.sentinelsync.source.SourceException;
import dev.sentinelsync.source.SourceException.Reason;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.eclipse.jgit.errors.MissingObjectException;

/** Asks the clone. What a partial clone lacks is brought before, and damage is taken note of. */
final class CloneAccess {

  private final Path folder;
  private final CloneKeeper keeper;
  private volatile ProgressListener listener = ProgressListener.NONE;

  /**
   * @param folder of the clone, for messages
   */
  CloneAccess(Path folder, CloneKeeper keeper) {
    this.folder = folder;
    this.keeper = keeper;
  }

  /** A question to the clone. */
  @FunctionalInterface
  interface Question<T> {
    T of(OpenClone clone) throws IOException;
  }

  /** Sets who hears how far it is to bring contents of files. */
  void hear(ProgressListener progress) {
    listener = progress;
  }

  /** Asks, and takes note of damage so that the next fetch repairs it. */
  <T> T ask(Question<T> question) {
    try {
      return question.of(keeper.current());
    } catch (MissingObjectException e) {
      keeper.health().reportMissing(e.getObjectId().name());
      throw new ObjectMissingException(e.getObjectId().name());
    } catch (IOException e) {
      keeper.health().reportCorrupt();
      throw new SourceException(
          Reason.CORRUPT,
          "The clone in " + folder + " is damaged or cannot be read. The next sync rebuilds it.",
          e);
    } catch (ObjectMissingException e) {
      keeper.health().reportMissing(e.objectId());
      throw e;
    } catch (SourceException e) {
      if (e.reason() == Reason.CORRUPT) {
        keeper.health().reportCorrupt();
      }
      throw e;
    }
  }

  /** Brings contents that a partial clone lacks. */
  void fetchBlobs(Collection<String> blobIds) {
    ask(
        clone -> {
          keeper.fetchBlobs(blobIds, listener);
          return blobIds;
        });
  }

  /** Looks for earlier versions, round by round while the contents of some have to be brought. */
  Map<String, EarlierVersion> newestReadable(
      Revision revision, Map<String, String> unreadable, BlobTest test) {
    while (true) {
      Set<String> missing = new TreeSet<>();
      Map<String, EarlierVersion> found =
          ask(
              clone ->
                  clone
                      .earlierVersions()
                      .find(revision, unreadable, test, id -> lacks(clone, id), missing));
      if (missing.isEmpty()) {
        return found;
      }
      fetchBlobs(missing);
    }
  }

  private static boolean lacks(OpenClone clone, String blobId) {
    try {
      return !clone.missing(List.of(blobId)).isEmpty();
    } catch (IOException e) {
      // The test of the contents meets the same.
      return false;
    }
  }
}
