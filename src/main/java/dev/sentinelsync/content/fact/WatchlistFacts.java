package dev.sentinelsync.content.fact;

import java.util.List;

/**
 * What a JSON file of a watchlists folder says (analysis rules 4.5: any readable file there counts,
 * even one that deploys only what keeps a watchlist up to date). The name of the page is, in this
 * order, {@code name}, {@code displayName}, else one that the catalog makes from the path.
 *
 * @param name {@code name} at the root, or the empty string
 * @param displayName {@code displayName} at the root, or the empty string
 * @param watchlists the watchlists that it deploys, in document order
 */
public record WatchlistFacts(String name, String displayName, List<Watchlist> watchlists)
    implements FileFacts {

  /**
   * One watchlist. Texts that the file does not have are empty.
   *
   * @param alias the name that {@code _GetWatchlist('…')} takes
   * @param displayName the name that people see
   * @param provider who provides it
   * @param source where the records come from, such as a file name
   * @param description what it is for
   * @param searchKey the column that joins use
   * @param columns the columns of its inline records, as the heading line names them
   */
  public record Watchlist(
      String alias,
      String displayName,
      String provider,
      String source,
      String description,
      String searchKey,
      List<String> columns) {

    /** Copies the list. */
    public Watchlist {
      columns = List.copyOf(columns);
    }
  }

  /** Copies the list. */
  public WatchlistFacts {
    watchlists = List.copyOf(watchlists);
  }

  @Override
  public CommonAttributes common() {
    return CommonAttributes.named(name.isEmpty() ? displayName : name, "");
  }
}
