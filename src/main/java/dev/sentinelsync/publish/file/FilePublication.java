package dev.sentinelsync.publish.file;

import dev.sentinelsync.publish.ChangeSet;
import dev.sentinelsync.publish.PageContent;
import dev.sentinelsync.publish.Publication;
import dev.sentinelsync.publish.PublishReceipt;
import dev.sentinelsync.publish.PublishRequest;
import dev.sentinelsync.publish.SiteManifest;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One publish to a folder. */
final class FilePublication implements Publication {

  private static final Logger LOG = LoggerFactory.getLogger(FilePublication.class);

  private final FileStore store;
  private final ChangeSet changes;
  private Spool spool;
  private boolean ended;

  FilePublication(FileStore store, PublishRequest request, Optional<SiteManifest> base) {
    this.store = store;
    this.changes = new ChangeSet(request, base);
  }

  @Override
  public Optional<SiteManifest> base() {
    return changes.base();
  }

  @Override
  public void put(PageContent page) {
    requireOpen();
    if (changes.put(page)) {
      store.attempt(
          "write to",
          () -> {
            spool().add(page.path(), page.bytes());
            return null;
          });
    }
  }

  @Override
  public void remove(String path) {
    requireOpen();
    changes.remove(path);
  }

  @Override
  public PublishReceipt commit() {
    requireOpen();
    ended = true;
    SiteManifest next = changes.next();
    return store.attempt(
        "write to",
        () -> {
          if (changes.changesNothing()) {
            changes.requireBase(store.layout().published());
            return changes.receipt(
                changes.base().orElseThrow(),
                false,
                store.layout().site().orElseThrow().toString());
          }
          Spool pages = spool();
          try (FolderLock held = store.lock()) {
            store.layout().recover();
            changes.requireBase(store.layout().published());
            Path result = store.layout().commit(changes, next, pages);
            return changes.receipt(next, true, result.toString());
          }
        });
  }

  /** Only opened when there is something to write: the same revision again touches nothing. */
  private Spool spool() throws IOException {
    if (spool == null) {
      spool = store.openSpool();
    }
    return spool;
  }

  private void requireOpen() {
    if (ended) {
      throw new IllegalStateException("this publication has ended");
    }
  }

  @Override
  public void close() {
    ended = true;
    if (spool == null) {
      return;
    }
    try {
      spool.close();
    } catch (IOException e) {
      LOG.warn(
          "Could not delete the uncommitted pages in {}; the next publish will: {}",
          spool.folder(),
          e.toString());
    }
  }
}
