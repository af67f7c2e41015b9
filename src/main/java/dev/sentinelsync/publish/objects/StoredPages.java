package dev.sentinelsync.publish.objects;

import dev.sentinelsync.publish.StoredPage;
import dev.sentinelsync.publish.objects.store.ObjectInfo;
import dev.sentinelsync.publish.objects.store.ObjectStore;
import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * Everything in a site, each object read and digested, in the order of the keys. Reads a bounded
 * number of objects ahead, and keeps no content.
 */
final class StoredPages implements Iterator<StoredPage> {

  private final ObjectStore store;
  private final SitePrefix prefix;
  private final Set<String> owned;
  private final SiteListing listing;
  private final Workers workers;
  private final int ahead;
  private final Queue<Future<Optional<StoredPage>>> begun = new ArrayDeque<>();
  private StoredPage next;

  private StoredPages(
      ObjectStore store, SitePrefix prefix, Set<String> owned, int parallel, Workers workers) {
    this.store = store;
    this.prefix = prefix;
    this.owned = owned;
    this.listing = new SiteListing(store, prefix);
    this.workers = workers;
    this.ahead = 2 * parallel;
  }

  static Stream<StoredPage> stream(
      ObjectStore store, SitePrefix prefix, Set<String> owned, int parallel) {
    Workers workers = new Workers(parallel);
    boolean opened = false;
    try {
      StoredPages pages = new StoredPages(store, prefix, owned, parallel, workers);
      opened = true;
      return StreamSupport.stream(
              Spliterators.spliteratorUnknownSize(
                  pages, Spliterator.ORDERED | Spliterator.DISTINCT | Spliterator.NONNULL),
              false)
          .onClose(workers::close);
    } finally {
      if (!opened) {
        workers.close();
      }
    }
  }

  @Override
  public boolean hasNext() {
    while (next == null) {
      while (begun.size() < ahead && listing.hasNext()) {
        ObjectInfo object = listing.next();
        begun.add(workers.begin(() -> digested(object)));
      }
      if (begun.isEmpty()) {
        return false;
      }
      // Empty for what was deleted since it was listed.
      next = Workers.await(begun.remove()).orElse(null);
    }
    return true;
  }

  private Optional<StoredPage> digested(ObjectInfo object) {
    String path = prefix.path(object.key());
    return store
        .digest(object.key())
        .map(digest -> new StoredPage(path, digest.sha256(), digest.size(), !owned.contains(path)));
  }

  @Override
  public StoredPage next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    StoredPage result = next;
    next = null;
    return result;
  }
}
