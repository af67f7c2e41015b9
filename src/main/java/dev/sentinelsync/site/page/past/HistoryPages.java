package dev.sentinelsync.site.page.past;

import dev.sentinelsync.history.HistoryCatalog;
import dev.sentinelsync.history.ItemHistory;
import dev.sentinelsync.site.link.PageId;
import dev.sentinelsync.site.page.PageContext;
import dev.sentinelsync.site.page.past.PastCatalog.YearPage;
import java.util.List;

/** Pages of the changes of an item in a year (page layouts 17.2). */
public final class HistoryPages {

  /** Pages stay below 150 KB. */
  private static final int MOST_ENTRIES = 100;

  private HistoryPages() {}

  /**
   * What the template sees.
   *
   * @param name of the item; untrusted text
   * @param year which changes
   * @param target reference to the item's page; empty if there is none
   * @param entries newest first
   * @param hidden how many more there are
   */
  public record Model(
      String name, String year, String target, List<HistorySection.Entry> entries, int hidden) {}

  public static String render(PageContext context) {
    YearPage page = context.facts().get(PastCatalog.YEAR, context.id());
    List<ItemHistory.Entry> entries =
        context.facts().get(HistoryCatalog.ITEM_HISTORY, page.path()).entries().stream()
            .filter(entry -> PastCatalog.year(entry).equals(page.year()))
            .toList();
    String name = entries.get(0).change().identity().name();
    int shown = Math.min(MOST_ENTRIES, entries.size());
    return context.fill(
        "item-history.md.ftl",
        new Model(
            name.isEmpty() ? page.path().substring(page.path().lastIndexOf('/') + 1) : name,
            page.year(),
            ItemPage.of(context.facts(), page.path())
                .map((PageId id) -> context.links().href(id))
                .orElse(""),
            HistorySection.entries(context, entries.subList(0, shown)),
            entries.size() - shown));
  }
}
