package dev.sentinelsync.publish.objects;

import dev.sentinelsync.publish.objects.store.ObjectInfo;
import dev.sentinelsync.publish.objects.store.ObjectStore;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What lies at certain paths before a publish: at those of new pages it would be somebody else's,
 * at those in doubt it may be the very page.
 */
final class Survey {

  /** Most paths that are asked for one by one; for more, the list of the site is cheaper. */
  private static final int MOST_SINGLE_QUESTIONS = 64;

  private final Map<String, ObjectInfo> found = new ConcurrentHashMap<>();

  private Survey() {}

  static Survey of(ObjectStore store, SitePrefix prefix, Set<String> paths, Workers workers) {
    Survey survey = new Survey();
    if (paths.size() <= MOST_SINGLE_QUESTIONS) {
      workers.each(
          List.copyOf(paths),
          path -> store.find(prefix.key(path)).ifPresent(object -> survey.found.put(path, object)));
    } else {
      SiteListing listing = new SiteListing(store, prefix);
      while (listing.hasNext()) {
        ObjectInfo object = listing.next();
        String path = prefix.path(object.key());
        if (paths.contains(path)) {
          survey.found.put(path, object);
        }
      }
    }
    return survey;
  }

  /** What lies at a path; empty for nothing, and for a path that was not asked for. */
  Optional<ObjectInfo> at(String path) {
    return Optional.ofNullable(found.get(path));
  }
}
