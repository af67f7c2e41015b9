package dev.sentinelsync.site.api;

import dev.sentinelsync.catalog.item.ContentType;
import dev.sentinelsync.history.ItemChange;
import dev.sentinelsync.history.ItemHistory;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * An id that an item had and has no more: the item was removed, or its file got another id (page
 * layouts 18).
 *
 * @param id in lower case
 * @param type what the item was
 * @param last what it said of itself
 * @param path where it was
 * @param commit full id of the commit that took the id away
 * @param committedAt committer time of that commit in seconds since 1970
 * @param replaced whether the file is still there, with another id
 */
record LostId(
    String id,
    ContentType type,
    ItemChange.Identity last,
    String path,
    String commit,
    long committedAt,
    boolean replaced) {

  /** The ids that the changes of an item took away, newest first, each once. */
  static List<LostId> of(ItemHistory history) {
    Map<String, LostId> lost = new LinkedHashMap<>();
    for (ItemHistory.Entry entry : history.entries()) {
      ItemChange change = entry.change();
      String id = change.before().id().toLowerCase(Locale.ROOT);
      boolean removed = change.action() == ItemChange.Action.REMOVED;
      boolean replaced =
          !change.after().id().isEmpty() && !change.after().id().equalsIgnoreCase(id);
      Optional<ContentType> type = ContentType.of(change.kind());
      if (!id.isEmpty() && (removed || replaced) && type.isPresent()) {
        lost.putIfAbsent(
            id,
            new LostId(
                id,
                type.get(),
                change.before(),
                change.path(),
                entry.commit(),
                entry.committedAt(),
                replaced));
      }
    }
    return List.copyOf(lost.values());
  }
}
