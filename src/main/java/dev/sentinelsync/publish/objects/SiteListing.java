package dev.sentinelsync.publish.objects;

import dev.sentinelsync.publish.objects.store.ObjectInfo;
import dev.sentinelsync.publish.objects.store.ObjectList;
import dev.sentinelsync.publish.objects.store.ObjectStore;
import java.util.Iterator;
import java.util.NoSuchElementException;

/**
 * Everything under a site's prefix but this program's records, page by page as it is asked for, in
 * the order of the keys.
 */
final class SiteListing implements Iterator<ObjectInfo> {

  private final ObjectStore store;
  private final SitePrefix prefix;
  private Iterator<ObjectInfo> page;
  private String continuation;
  private ObjectInfo next;

  SiteListing(ObjectStore store, SitePrefix prefix) {
    this.store = store;
    this.prefix = prefix;
    load("");
  }

  private void load(String from) {
    ObjectList list = store.list(prefix.text(), from);
    page = list.objects().iterator();
    continuation = list.continuation();
  }

  @Override
  public boolean hasNext() {
    while (next == null) {
      if (page.hasNext()) {
        ObjectInfo candidate = page.next();
        next = SitePrefix.isFile(prefix.path(candidate.key())) ? candidate : null;
      } else if (continuation.isEmpty()) {
        return false;
      } else {
        load(continuation);
      }
    }
    return true;
  }

  @Override
  public ObjectInfo next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    ObjectInfo result = next;
    next = null;
    return result;
  }
}
