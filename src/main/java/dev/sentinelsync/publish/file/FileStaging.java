package dev.sentinelsync.publish.file;

import dev.sentinelsync.publish.Staging;
import dev.sentinelsync.support.Content;
import java.io.IOException;

/** Contents that wait for a publication, in the spool that it will use. */
final class FileStaging implements Staging {

  private final FileStore store;
  private Spool spool;

  FileStaging(FileStore store) {
    this.store = store;
  }

  @Override
  public Content keep(Content content) {
    return store.attempt("write to", () -> spool().keep(content));
  }

  private synchronized Spool spool() throws IOException {
    if (spool == null) {
      spool = store.openSpool();
    }
    return spool;
  }

  @Override
  public synchronized void close() {
    if (spool != null) {
      spool.discard();
    }
  }
}
