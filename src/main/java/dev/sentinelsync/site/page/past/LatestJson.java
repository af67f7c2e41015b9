package dev.sentinelsync.site.page.past;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.sentinelsync.history.ChangeFlag;
import dev.sentinelsync.history.CommitHistory;
import dev.sentinelsync.history.HistoryCatalog;
import dev.sentinelsync.history.ItemChange;
import dev.sentinelsync.history.ValueChange;
import dev.sentinelsync.site.page.Numbers;
import dev.sentinelsync.site.page.Output;
import dev.sentinelsync.site.page.PageContext;
import dev.sentinelsync.support.Json;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** The newest changes for machines, by the ids of the items (page layouts 17.3). */
final class LatestJson {

  private LatestJson() {}

  /** The file beside the page of the latest changes. */
  static Output of(PageContext context) {
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
    try {
      String text = Json.MAPPER.writeValueAsString(whole) + "\n";
      return Output.text("changes/latest.json", Output.Role.INDEX, text);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("maps and texts must have a JSON form", e);
    }
  }

  static Map<String, Object> entry(CommitHistory commit, ItemChange change) {
    Map<String, Object> entry = new LinkedHashMap<>();
    entry.put("commit", commit.commit());
    entry.put("time", Instant.ofEpochSecond(commit.committedAt()).toString());
    if (commit.pullRequest() != 0) {
      entry.put("pullRequest", commit.pullRequest());
    }
    entry.put("title", commit.title());
    entry.put("action", change.action().name().toLowerCase(Locale.ROOT));
    entry.put("type", change.kind().name().toLowerCase(Locale.ROOT));
    entry.put("name", CommitView.name(change));
    entry.put("path", change.path());
    if (!change.paths().earlier().isEmpty()) {
      entry.put("earlierPath", change.paths().earlier());
    }
    entry.put("versionBefore", change.before().version());
    entry.put("versionAfter", change.after().version());
    entry.put("query", change.difference().query().key());
    entry.put("breaking", change.isBreaking());
    entry.put("flags", change.difference().flags().stream().map(ChangeFlag::key).toList());
    entry.put("changes", sentences(change));
    return entry;
  }

  /** The differences of a change in words; untrusted text. */
  static List<String> sentences(ItemChange change) {
    List<String> sentences = new ArrayList<>();
    change.difference().fields().stream().map(ValueChange::sentence).forEach(sentences::add);
    if (!change.difference().query().words().isEmpty()) {
      sentences.add(change.difference().query().words());
    }
    change.difference().queryValues().stream().map(ValueChange::sentence).forEach(sentences::add);
    if (change.difference().hidden() > 0) {
      sentences.add(Numbers.withSeparators(change.difference().hidden()) + " more differences");
    }
    return sentences;
  }
}
