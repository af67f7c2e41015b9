package dev.sentinelsync.site.page.past;

import dev.sentinelsync.history.ChangeFields;
import dev.sentinelsync.history.CommitHistory;
import dev.sentinelsync.history.HistoryCatalog;
import dev.sentinelsync.history.ItemChange;
import dev.sentinelsync.site.page.Output;
import dev.sentinelsync.site.page.PageContext;
import dev.sentinelsync.support.Json;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The newest changes for machines, by the ids of the items (page layouts 17.3). */
final class LatestJson {

  private static final String BESIDE_PAGE = "changes/latest.json";
  private static final String LOOK_UP = "api/v1/changes.json";

  private LatestJson() {}

  /** Adds the file to the page of the latest changes, and the same among the look-ups. */
  static void addTo(PageContext context) {
    if (!context.hasFile(BESIDE_PAGE)) {
      byte[] bytes = bytes(context);
      for (String address : List.of(BESIDE_PAGE, LOOK_UP)) {
        context.addFile(new Output(address, Output.Role.INDEX, bytes));
      }
    }
  }

  private static byte[] bytes(PageContext context) {
    Map<String, List<Object>> byId = new TreeMap<>();
    List<Object> others = new ArrayList<>();
    for (String id : context.facts().get(PastCatalog.NEWEST, PastCatalog.LATEST_ID)) {
      CommitHistory commit = context.facts().get(HistoryCatalog.COMMIT, id);
      for (ItemChange change : commit.changes()) {
        String item = change.identity().id();
        (item.isEmpty() ? others : byId.computeIfAbsent(item, first -> new ArrayList<>()))
            .add(entry(commit, change));
      }
    }
    Map<String, Object> whole = new LinkedHashMap<>();
    whole.put("items", byId);
    whole.put("itemsWithoutId", others);
    return (Json.text(whole) + "\n").getBytes(StandardCharsets.UTF_8);
  }

  private static Map<String, Object> entry(CommitHistory commit, ItemChange change) {
    Map<String, Object> entry = new LinkedHashMap<>();
    entry.put("commit", commit.commit());
    entry.put("time", Instant.ofEpochSecond(commit.committedAt()).toString());
    if (commit.pullRequest() != 0) {
      entry.put("pullRequest", commit.pullRequest());
    }
    entry.put("title", commit.title());
    entry.putAll(ChangeFields.of(change));
    return entry;
  }
}
