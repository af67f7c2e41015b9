package dev.sentinelsync.site.api;

import dev.sentinelsync.catalog.graph.Facts;
import dev.sentinelsync.history.ChangeFields;
import dev.sentinelsync.history.ChangeFlag;
import dev.sentinelsync.history.HistoryCatalog;
import dev.sentinelsync.history.ItemChange;
import dev.sentinelsync.history.ItemHistory;
import dev.sentinelsync.site.link.PageId;
import dev.sentinelsync.site.link.PageKind;
import dev.sentinelsync.site.page.PageContext;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/** The files that say which version of an item is the newest one (page layouts 18). */
public final class ApiVersions {

  /** Older changes are on the page of the item. */
  private static final int MOST_CHANGES = 10;

  private final Facts facts;

  private ApiVersions(PageContext context) {
    this.facts = context.facts();
  }

  /** The versions of all items of a share of the ids, and the ids of it that are no more. */
  public static byte[] renderVersions(PageContext context) {
    ApiVersions files = new ApiVersions(context);
    Map<String, List<Object>> versions = new TreeMap<>();
    for (String path : files.facts.members(ApiCatalog.BY_SHARD, context.id())) {
      ApiEntry entry = files.facts.get(ApiCatalog.ENTRY, path);
      versions
          .computeIfAbsent(entry.id().toLowerCase(Locale.ROOT), first -> new ArrayList<>())
          .add(files.version(entry));
    }
    Map<String, LostId> lost = files.lost(context.id());
    lost.keySet().removeAll(versions.keySet());
    lost.forEach((id, one) -> versions.put(id, List.of(files.gone(one))));
    return ApiFiles.json(versions);
  }

  /** The ids of the analytic rules of a share of the names, by name. */
  public static byte[] renderNames(PageContext context) {
    Map<String, TreeSet<String>> names = new TreeMap<>();
    for (String path : context.facts().members(ApiCatalog.BY_NAME_SHARD, context.id())) {
      ApiEntry entry = context.facts().get(ApiCatalog.ENTRY, path);
      names
          .computeIfAbsent(ApiEntry.nameKey(entry.name()), first -> new TreeSet<>())
          .add(entry.id().toLowerCase(Locale.ROOT));
    }
    return ApiFiles.json(names);
  }

  private Map<String, Object> version(ApiEntry entry) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("type", entry.type());
    json.put("version", entry.version());
    json.put("name", entry.name());
    json.put("path", entry.path());
    page(entry.path()).ifPresent(address -> json.put("page", address));
    json.put("query", entry.query());
    List<Object> changes =
        facts
            .find(HistoryCatalog.ITEM_HISTORY, entry.path())
            .map(ItemHistory::entries)
            .orElse(List.of())
            .stream()
            .filter(one -> one.change().action() != ItemChange.Action.ADDED)
            .limit(MOST_CHANGES)
            .map(ApiVersions::change)
            .toList();
    if (!changes.isEmpty()) {
      json.put("changes", changes);
    }
    return json;
  }

  private static Object change(ItemHistory.Entry entry) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("commit", entry.commit());
    json.put("time", time(entry.committedAt()));
    json.put("version", entry.change().after().version());
    json.put("query", entry.change().difference().query().key());
    json.put("flags", entry.change().difference().flags().stream().map(ChangeFlag::key).toList());
    json.put("changes", ChangeFields.sentences(entry.change()));
    return json;
  }

  private static String time(long seconds) {
    return Instant.ofEpochSecond(seconds).toString();
  }

  /** The lost ids of a share; of one id the newest loss counts. */
  private Map<String, LostId> lost(String shard) {
    Map<String, LostId> newest = new TreeMap<>();
    for (String path : facts.members(ApiCatalog.LOST_BY_SHARD, shard)) {
      for (LostId one : facts.get(ApiCatalog.LOST, path)) {
        if (ApiEntry.shard(one.id()).equals(shard)) {
          newest.merge(one.id(), one, (a, b) -> b.committedAt() > a.committedAt() ? b : a);
        }
      }
    }
    return newest;
  }

  private Map<String, Object> gone(LostId lost) {
    Map<String, Object> removal = new LinkedHashMap<>();
    removal.put("commit", lost.commit());
    removal.put("time", time(lost.committedAt()));
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("type", lost.type().key());
    json.put("version", lost.last().version());
    json.put("name", lost.last().name());
    json.put("path", lost.path());
    json.put("query", "");
    json.put("removed", removal);
    if (lost.replaced()) {
      page(lost.path()).ifPresent(address -> json.put("successor", address));
    }
    return json;
  }

  private Optional<String> page(String path) {
    return ApiFiles.page(facts, new PageId(PageKind.ITEM, path));
  }
}
