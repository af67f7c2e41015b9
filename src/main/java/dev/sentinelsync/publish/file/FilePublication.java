package dev.sentinelsync.publish.file;

import dev.sentinelsync.publish.ChangeSet;
import dev.sentinelsync.publish.PageContent;
import dev.sentinelsync.publish.PublishReceipt;
import dev.sentinelsync.publish.PublishRequest;
import dev.sentinelsync.publish.SiteManifest;
import dev.sentinelsync.publish.StagedPublication;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** One publish to a folder. */
final class FilePublication extends StagedPublication {

  private final FileStore store;
  private Spool spool;

  FilePublication(FileStore store, PublishRequest request, Optional<SiteManifest> base) {
    super(new ChangeSet(request, base));
    this.store = store;
  }

  @Override
  protected void stage(PageContent page) {
    store.attempt(
        "write to",
        () -> {
          if (spool == null && page.content() instanceof Spool.Kept kept) {
            spool = kept.spool();
          }
          spool().add(page.path(), page.content());
          return null;
        });
  }

  @Override
  protected PublishReceipt publish() {
    ChangeSet changes = changes();
    return store.attempt(
        "write to",
        () -> {
          if (changes.changesNothing()) {
            return unchanged();
          }
          SiteManifest all = changes.next();
          Spool pages = spool();
          pages.force();
          try (FolderLock held = store.lock()) {
            store.layout().recover();
            changes.requireBase(store.layout().published());
            changes.leaveOut(store.layout().obstructed(changes));
            if (changes.changesNothing()) {
              return unchanged();
            }
            SiteManifest next = changes.leavesOut() ? changes.next() : all;
            Path result = store.layout().commit(changes, next, pages);
            return changes.receipt(next, true, result.toString());
          }
        });
  }

  private PublishReceipt unchanged() throws IOException {
    changes().requireBase(store.layout().published());
    return changes()
        .receipt(
            changes().base().orElseThrow(), false, store.layout().site().orElseThrow().toString());
  }

  /** Only opened when there is something to write: the same revision again touches nothing. */
  private Spool spool() throws IOException {
    if (spool == null) {
      spool = store.openSpool();
    }
    return spool;
  }

  @Override
  protected void release() {
    if (spool != null) {
      spool.discard();
    }
  }
}
