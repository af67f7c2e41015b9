package dev.sentinelsync.publish.git;

import java.io.IOException;
import org.eclipse.jgit.internal.storage.file.ObjectDirectory;
import org.eclipse.jgit.internal.storage.file.PackInserter;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.lib.Repository;

/**
 * Writes objects: a few as loose files, many as one pack. A pack per small publish would soon be
 * too many packs, and a file per page of a first publish takes seconds.
 */
final class ObjectInserts implements AutoCloseable {

  /** From here on one pack is quicker than files, each of which costs a creation and a rename. */
  private static final int MOST_LOOSE = 200;

  private final Repository repository;
  private ObjectInserter inserter;
  private int count;
  private boolean packing;

  ObjectInserts(Repository repository) {
    this.repository = repository;
    this.inserter = repository.newObjectInserter();
  }

  ObjectId insertBlob(byte[] content) throws IOException {
    count++;
    if (count > MOST_LOOSE
        && !packing
        && repository.getObjectDatabase() instanceof ObjectDirectory directory) {
      inserter.flush();
      inserter.close();
      PackInserter pack = directory.newPackInserter();
      inserter = pack;
      packing = true;
    }
    return inserter.insert(Constants.OBJ_BLOB, content);
  }

  /** For objects other than pages. */
  ObjectInserter inserter() {
    return inserter;
  }

  /** Reads what is in the clone and what was inserted here. */
  ObjectReader newReader() {
    return inserter.newReader();
  }

  void flush() throws IOException {
    inserter.flush();
  }

  @Override
  public void close() {
    inserter.close();
  }
}
