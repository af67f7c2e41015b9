package dev.sentinelsync.site.page.past;

import dev.sentinelsync.catalog.graph.Facts;
import dev.sentinelsync.history.HistoryCatalog;
import dev.sentinelsync.site.link.PageId;
import dev.sentinelsync.site.link.PageKind;
import dev.sentinelsync.site.page.PageContext;
import dev.sentinelsync.site.page.past.PastCatalog.MonthPage;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Pages of what changed lately, in a month, or on a day (page layouts 17.3). */
public final class ChangesPages {

  private ChangesPages() {}

  /**
   * What the template sees.
   *
   * @param title of the page
   * @param commits newest first
   * @param parts references to the pages of months or days, by their names
   * @param feeds references to feeds, by their names
   */
  public record Model(
      String title,
      List<CommitView> commits,
      Map<String, String> parts,
      Map<String, String> feeds) {}

  /** The newest changes, and the pages of all months. */
  public static String renderLatest(PageContext context) {
    LatestJson.addTo(context);
    Map<String, String> months = new LinkedHashMap<>();
    List<String> all = new ArrayList<>(context.facts().ids(PastCatalog.MONTH));
    Collections.reverse(all);
    all.forEach(
        month ->
            months.put(month, context.links().href(new PageId(PageKind.CHANGES_MONTH, month))));
    Map<String, String> feeds = new LinkedHashMap<>();
    for (String key : List.of("all", "breaking", "severity/high")) {
      PageId page = new PageId(PageKind.FEED, key);
      if (context.links().exists(page)) {
        feeds.put(context.facts().get(FeedCatalog.FEED, key).title(), context.links().href(page));
      }
    }
    return fill(context, "Latest Changes", newest(context, Integer.MAX_VALUE), months, feeds);
  }

  /** The newest commits; none without history. */
  public static List<CommitView> newest(PageContext context, int most) {
    return CommitView.of(
        context,
        context.facts().find(PastCatalog.NEWEST, PastCatalog.LATEST_ID).orElse(List.of()).stream()
            .limit(most)
            .map(commit -> context.facts().get(HistoryCatalog.COMMIT, commit)));
  }

  /** The changes of a month, or its days. */
  public static String renderMonth(PageContext context) {
    MonthPage page = context.facts().get(PastCatalog.MONTH, context.id());
    Map<String, String> days = new LinkedHashMap<>();
    page.days()
        .forEach(day -> days.put(day, context.links().href(new PageId(PageKind.CHANGES_DAY, day))));
    return fill(
        context,
        "Changes of " + page.month(),
        days.isEmpty() ? commits(context, page.month()) : List.of(),
        days,
        Map.of());
  }

  /** The changes of a day. */
  public static String renderDay(PageContext context) {
    return fill(
        context, "Changes of " + context.id(), commits(context, context.id()), Map.of(), Map.of());
  }

  private static List<CommitView> commits(PageContext context, String time) {
    Facts facts = context.facts();
    return CommitView.of(
        context,
        PastCatalog.newestFirst(facts.members(PastCatalog.COMMITS, time), Integer.MAX_VALUE)
            .stream()
            .map(key -> facts.get(HistoryCatalog.COMMIT, PastCatalog.commit(key))));
  }

  private static String fill(
      PageContext context,
      String title,
      List<CommitView> commits,
      Map<String, String> parts,
      Map<String, String> feeds) {
    return context.fill("changes.md.ftl", new Model(title, commits, parts, feeds));
  }
}
