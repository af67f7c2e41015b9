package dev.sentinelsync.site.page.past;

import dev.sentinelsync.history.HistoryCatalog;
import dev.sentinelsync.history.ItemHistory;
import dev.sentinelsync.history.TextDiff;
import dev.sentinelsync.site.link.PageId;
import dev.sentinelsync.site.link.PageKind;
import dev.sentinelsync.site.page.LastChanged;
import dev.sentinelsync.site.page.PageContext;
import dev.sentinelsync.site.page.QueryText;
import dev.sentinelsync.site.template.Markup;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What became of an item (page layouts 17.1).
 *
 * @param entries newest first
 * @param years references to the pages of older entries, by year, newest first
 * @param complete whether the commit that added the item is known
 */
public record HistorySection(List<Entry> entries, Map<String, String> years, boolean complete) {

  /** Room for the lines that differ on one page, in bytes. */
  private static final int ROOM = 60_000;

  /**
   * What a commit did to the item.
   *
   * @param date of the commit in UTC
   * @param commit its short id
   * @param pullRequest its number, or nothing
   * @param title what the commit is about; untrusted text
   * @param change what it did
   * @param lines the lines that differ in a fence, or nothing
   * @param tooLarge whether there are more of them than are shown
   */
  public record Entry(
      String date,
      Markup commit,
      Markup pullRequest,
      String title,
      ChangeView change,
      Markup lines,
      boolean tooLarge) {}

  /** The section of a page of the layout {@code full}; null without history. */
  public static HistorySection of(PageContext context, String path) {
    if (!context.isFull() || !context.setting(LastChanged.SETTING).equals(LastChanged.ON)) {
      return null;
    }
    ItemHistory history =
        context
            .facts()
            .find(HistoryCatalog.ITEM_HISTORY, path)
            .orElse(new ItemHistory(List.of(), false));
    List<ItemHistory.Entry> all = history.entries();
    Map<String, String> years = new LinkedHashMap<>();
    all.stream()
        .skip(PastCatalog.SHOWN)
        .map(PastCatalog::year)
        .distinct()
        .forEach(
            year ->
                context
                    .links()
                    .find(new PageId(PageKind.ITEM_HISTORY, year + "/" + path))
                    .ifPresent(target -> years.put(year, target)));
    return new HistorySection(
        entries(context, all.subList(0, Math.min(PastCatalog.SHOWN, all.size()))),
        years,
        history.complete());
  }

  static List<Entry> entries(PageContext context, List<ItemHistory.Entry> entries) {
    List<Entry> views = new ArrayList<>();
    int room = ROOM;
    for (ItemHistory.Entry entry : entries) {
      TextDiff text = entry.change().difference().text();
      String lines = QueryText.visible(text.lines());
      int length = QueryText.length(lines);
      boolean shown = text.state() == TextDiff.State.SHOWN && length <= room;
      room -= shown ? length : 0;
      views.add(
          new Entry(
              entry.date().toString(),
              CommitLinks.commit(context, entry.commit()),
              CommitLinks.pullRequest(context, entry.pullRequest()),
              entry.title(),
              ChangeView.of(entry.change()),
              shown ? QueryText.fenced("diff", lines.stripTrailing()) : Markup.EMPTY,
              text.state() != TextDiff.State.NONE && !shown));
    }
    return views;
  }
}
