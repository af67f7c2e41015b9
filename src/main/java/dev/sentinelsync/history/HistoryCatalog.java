package dev.sentinelsync.history;

import dev.sentinelsync.catalog.graph.Family;

/** The families of facts about the past. Without history in the settings there is none. */
public final class HistoryCatalog {

  /**
   * What became of an item, by repository path. A path that an item has left has one as well: its
   * newest entry says what happened.
   */
  public static final Family<ItemHistory> ITEM_HISTORY = new Family<>("item-history");

  /** The commits of the history that changed items, by full commit id. */
  public static final Family<CommitHistory> COMMIT = new Family<>("commit-history");

  private HistoryCatalog() {}
}
