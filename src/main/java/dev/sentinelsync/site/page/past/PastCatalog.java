package dev.sentinelsync.site.page.past;

import dev.sentinelsync.catalog.graph.Derivation;
import dev.sentinelsync.catalog.graph.Emitter;
import dev.sentinelsync.catalog.graph.FactGraph;
import dev.sentinelsync.catalog.graph.Facts;
import dev.sentinelsync.catalog.graph.Family;
import dev.sentinelsync.catalog.graph.Index;
import dev.sentinelsync.catalog.graph.InputFamily;
import dev.sentinelsync.catalog.input.InputCatalog;
import dev.sentinelsync.catalog.item.ContentItem;
import dev.sentinelsync.catalog.item.ItemCatalog;
import dev.sentinelsync.history.CommitHistory;
import dev.sentinelsync.history.HistoryCatalog;
import dev.sentinelsync.history.ItemHistory;
import dev.sentinelsync.site.link.Slug;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;

/** The families and indexes behind the pages about the past. */
public final class PastCatalog {

  /** Entries that the page of an item shows; older ones are on pages of their years. */
  public static final int SHOWN = 10;

  /** How many of the newest commits the page of the latest changes shows. */
  private static final int LATEST = 30;

  /** Pages of the changes of a year of an item, by {@code <year>/<path>}. */
  public static final Family<YearPage> YEAR = new Family<>("history-year");

  /** Pages of the changes of a month, by {@code 2022-07}. */
  public static final Family<MonthPage> MONTH = new Family<>("changes-month");

  /** Pages of the changes of a day, by {@code 2022-07-11}, for months that are too long. */
  public static final Family<String> DAY = new Family<>("changes-day");

  /** The newest commits, newest first; one fact with the identifier {@link #LATEST_ID}. */
  public static final Family<List<String>> NEWEST = new Family<>("newest-commits");

  /** What the one fact of {@link #NEWEST} is called. */
  public static final String LATEST_ID = "latest";

  /** Commits by time, by month, by day, and all under {@link #LATEST_ID}; see {@link #key}. */
  public static final Index COMMITS = Index.of("commits-by-time");

  private PastCatalog() {}

  /**
   * A page of older changes of an item.
   *
   * @param path repository path of the item
   * @param year which changes
   * @param stem file name of the page without its ending
   */
  public record YearPage(String path, String year, String stem) {}

  /**
   * A page of the changes of a month.
   *
   * @param month such as {@code 2022-07}
   * @param days the days with pages of their own, newest first; empty if this page shows all
   */
  public record MonthPage(String month, List<String> days) {}

  /**
   * Puts the families behind those of the catalog.
   *
   * @param fileName file name of an item's page without its ending
   */
  public static void register(FactGraph.Builder builder, Function<ContentItem, String> fileName) {
    builder
        .input(new Histories())
        .input(new Commits())
        .index(COMMITS)
        .derived(new Years(fileName))
        .derived(new Newest())
        .derived(new Months())
        .derived(new Days());
    FeedCatalog.register(builder);
  }

  /** Sorts commits by time, then by id. */
  static String key(CommitHistory commit) {
    return String.format(Locale.ROOT, "%012d %s", commit.committedAt(), commit.commit());
  }

  /** The commit id of a key. */
  static String commit(String key) {
    return key.substring(key.indexOf(' ') + 1).split(" ")[0];
  }

  private static final class Histories implements InputFamily<ItemHistory> {

    @Override
    public Family<ItemHistory> family() {
      return HistoryCatalog.ITEM_HISTORY;
    }

    @Override
    public void emit(String path, ItemHistory history, Emitter out) {
      history.entries().stream()
          .skip(SHOWN)
          .map(entry -> year(entry))
          .distinct()
          .forEach(year -> out.declare(YEAR, year + "/" + path));
    }
  }

  static String year(ItemHistory.Entry entry) {
    return entry.date().toString().substring(0, 4);
  }

  private static final class Commits implements InputFamily<CommitHistory> {

    @Override
    public Family<CommitHistory> family() {
      return HistoryCatalog.COMMIT;
    }

    @Override
    public void emit(String id, CommitHistory commit, Emitter out) {
      String key = key(commit);
      String day = commit.date().toString();
      String month = day.substring(0, 7);
      out.put(COMMITS, LATEST_ID, key);
      out.put(COMMITS, month, key);
      out.put(COMMITS, day, key);
      out.declare(NEWEST, LATEST_ID);
      out.declare(MONTH, month);
      out.declare(DAY, day);
      FeedCatalog.emit(commit, out);
    }
  }

  private record Years(Function<ContentItem, String> fileName) implements Derivation<YearPage> {

    @Override
    public Family<YearPage> family() {
      return YEAR;
    }

    @Override
    public YearPage derive(String id, Facts facts) {
      String year = id.substring(0, 4);
      String path = id.substring(5);
      if (facts.find(InputCatalog.FILE, path).isEmpty()) {
        return null;
      }
      String name =
          facts
              .find(ItemCatalog.ITEM, path)
              .map(fileName)
              .orElseGet(() -> Slug.fileStem(path.substring(path.lastIndexOf('/') + 1)));
      return new YearPage(path, year, name + "-" + year);
    }
  }

  private static final class Newest implements Derivation<List<String>> {

    @Override
    public Family<List<String>> family() {
      return NEWEST;
    }

    @Override
    public List<String> derive(String id, Facts facts) {
      return newestFirst(facts.members(COMMITS, id), LATEST).stream()
          .map(PastCatalog::commit)
          .toList();
    }
  }

  /** The last elements of a sorted set, the last one first. */
  static List<String> newestFirst(List<String> keys, int most) {
    List<String> newest =
        new ArrayList<>(keys.subList(Math.max(0, keys.size() - most), keys.size()));
    Collections.reverse(newest);
    return List.copyOf(newest);
  }

  private static final class Months implements Derivation<MonthPage> {

    @Override
    public Family<MonthPage> family() {
      return MONTH;
    }

    @Override
    public MonthPage derive(String month, Facts facts) {
      int changes = 0;
      SortedSet<String> days = new TreeSet<>();
      for (String key : facts.members(COMMITS, month)) {
        CommitHistory commit = facts.get(HistoryCatalog.COMMIT, commit(key));
        changes += 1 + Math.min(commit.changes().size(), CommitView.MOST_CHANGES);
        days.add(commit.date().toString());
      }
      return new MonthPage(
          month,
          changes <= CommitView.MOST_OF_A_PAGE
              ? List.of()
              : newestFirst(List.copyOf(days), Integer.MAX_VALUE));
    }
  }

  private static final class Days implements Derivation<String> {

    @Override
    public Family<String> family() {
      return DAY;
    }

    @Override
    public String derive(String day, Facts facts) {
      return facts.get(MONTH, day.substring(0, 7)).days().contains(day) ? day : null;
    }
  }
}
