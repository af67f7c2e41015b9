package dev.sentinelsync.site.page;

import dev.sentinelsync.catalog.input.InputCatalog;
import dev.sentinelsync.catalog.input.LastChange;
import dev.sentinelsync.site.template.Escape;
import dev.sentinelsync.site.template.Markup;

/**
 * When a file, or anything below a folder, changed last, as a page shows it.
 *
 * @param date day of the commit in UTC, {@code 2022-07-31}; empty if it is not known or not shown
 * @param beyondHistory whether the change lies before the history that this copy holds
 */
public record LastChanged(String date, boolean beyondHistory) {

  /** Name of the setting that says whether pages show it: {@link #ON}, or anything else. */
  public static final String SETTING = "site.history";

  /** Pages show it. */
  public static final String ON = "on";

  /** Nothing is shown. */
  public static final LastChanged NOT_SHOWN = new LastChanged("", false);

  /**
   * Day and commit of the newest change of a path in words; nothing in other layouts than {@code
   * full}, without history, and of no path.
   */
  static Markup words(PageContext context, String path) {
    if (path.isEmpty() || !context.isFull() || !context.setting(SETTING).equals(ON)) {
      return Markup.EMPTY;
    }
    return context
        .facts()
        .find(InputCatalog.LAST_CHANGE, path)
        .map(change -> new Markup(change.date() + " in commit " + commit(context, change)))
        .orElseGet(() -> new Markup("Earlier history is not available in this copy"));
  }

  private static String commit(PageContext context, LastChange change) {
    String label = Escape.code(change.commit().substring(0, 8));
    return SourceUrls.commit(context.facts(), change.commit())
        .map(url -> "[" + label + "](" + url + ")")
        .orElse(label);
  }

  /** Of a path; the page depends on its newest change. */
  public static LastChanged of(PageContext context, String path) {
    if (!context.setting(SETTING).equals(ON)) {
      return NOT_SHOWN;
    }
    return context
        .facts()
        .find(InputCatalog.LAST_CHANGE, path)
        .map(LastChange::date)
        .map(date -> new LastChanged(date.toString(), false))
        .orElseGet(() -> new LastChanged("", true));
  }
}
