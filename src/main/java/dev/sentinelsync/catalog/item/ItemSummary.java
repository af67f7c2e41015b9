package dev.sentinelsync.catalog.item;

/**
 * What the page of a solution shows of an item beside its row.
 *
 * @param description the beginning of the description on one line, one code point longer than any
 *     list shows, so that a list can tell whether it cuts; empty if none
 * @param queryStatus whether the item still has a query
 */
public record ItemSummary(String description, QueryStatus queryStatus) {

  /** Longest description that a list shows, in code points (page layouts 8.8). */
  public static final int SHOWN = 150;
}
