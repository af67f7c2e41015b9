package dev.sentinelsync.site.page.past;

import dev.sentinelsync.catalog.graph.Derivation;
import dev.sentinelsync.catalog.graph.Emitter;
import dev.sentinelsync.catalog.graph.FactGraph;
import dev.sentinelsync.catalog.graph.Facts;
import dev.sentinelsync.catalog.graph.Family;
import dev.sentinelsync.catalog.graph.Index;
import dev.sentinelsync.catalog.input.Keys;
import dev.sentinelsync.catalog.input.SourceFile;
import dev.sentinelsync.catalog.item.ContentType;
import dev.sentinelsync.catalog.item.ItemCatalog;
import dev.sentinelsync.catalog.item.ItemRow;
import dev.sentinelsync.catalog.solution.SolutionCatalog;
import dev.sentinelsync.catalog.table.TableCatalog;
import dev.sentinelsync.history.CommitHistory;
import dev.sentinelsync.history.ItemChange;
import dev.sentinelsync.site.link.Slug;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/** Which feeds there are, and which changes each of them has (page layouts 17.4). */
public final class FeedCatalog {

  /** Tables and tactics of fewer rules have no feed. */
  private static final int FEWEST_RULES = 5;

  private static final Set<ContentType> RULES =
      EnumSet.of(ContentType.ANALYTIC_RULE, ContentType.HUNTING_QUERY, ContentType.SUMMARY_RULE);

  /** The feeds, by what they are of: {@code all}, {@code table/signinlogs}. */
  public static final Family<Feed> FEED = new Family<>("feed");

  /** Older entries are on the pages of changes. */
  private static final int MOST_ENTRIES = 100;

  /** All changes of a feed, by its key: a commit's key and the path, divided by a blank. */
  private static final Index ENTRIES = Index.of("feed-entries");

  /** Those that a feed shows, newest first: what changed in it is found without all others. */
  static final Family<List<String>> NEWEST = new Family<>("newest-feed-entries");

  private static final Family<List<String>> TACTICS = new Family<>("rule-tactics");
  private static final Index RULES_BY_TACTIC = Index.of("rules-by-tactic");

  private FeedCatalog() {}

  /**
   * A feed.
   *
   * @param key what it is of
   * @param title what it is called; untrusted text
   * @param stem its address without the ending
   */
  public record Feed(String key, String title, String stem) {}

  static void register(FactGraph.Builder builder) {
    builder
        .derivedForEach(ItemCatalog.ITEM_ROW, new RuleTactics())
        .index(RULES_BY_TACTIC, ENTRIES)
        .derived(new Feeds())
        .derivedForEach(FEED, new NewestEntries());
  }

  /** Puts the entries behind the addresses of pages, which they show. */
  public static void registerEntries(FactGraph.Builder builder) {
    builder.derived(new FeedEntries());
  }

  /** Puts the changes of a commit into their feeds. */
  static void emit(CommitHistory commit, Emitter out) {
    String time = PastCatalog.key(commit);
    for (ItemChange change : commit.changes()) {
      String entry = time + " " + change.path();
      for (String feed : feeds(change)) {
        out.put(ENTRIES, feed, entry);
        out.declare(FEED, feed);
      }
    }
  }

  private static Set<String> feeds(ItemChange change) {
    Set<String> feeds = new TreeSet<>();
    feeds.add("all");
    if (change.isBreaking()) {
      feeds.add("breaking");
    }
    if (change.subjects().severities().contains("high")) {
      feeds.add("severity/high");
    }
    addSolution(change.path(), feeds);
    addSolution(change.paths().earlier(), feeds);
    change.subjects().tables().forEach(table -> feeds.add("table/" + Keys.table(table)));
    change.subjects().tactics().forEach(tactic -> feeds.add("tactic/" + lower(tactic)));
    return feeds;
  }

  private static void addSolution(String path, Set<String> feeds) {
    String solution = SourceFile.solutionKeyOf(path);
    if (!solution.isEmpty()) {
      feeds.add("solution/" + solution);
    }
  }

  private static String lower(String text) {
    return text.toLowerCase(Locale.ROOT);
  }

  private static final class RuleTactics implements Derivation<List<String>> {

    @Override
    public Family<List<String>> family() {
      return TACTICS;
    }

    @Override
    public List<String> derive(String path, Facts facts) {
      return facts
          .find(ItemCatalog.ITEM_ROW, path)
          .filter(row -> RULES.contains(row.type()))
          .map(row -> row.tactics().stream().map(FeedCatalog::lower).distinct().toList())
          .orElse(null);
    }

    @Override
    public void emit(String path, List<String> tactics, Emitter out) {
      tactics.forEach(tactic -> out.put(RULES_BY_TACTIC, tactic, path));
    }
  }

  private static final class NewestEntries implements Derivation<List<String>> {

    @Override
    public Family<List<String>> family() {
      return NEWEST;
    }

    @Override
    public List<String> derive(String feed, Facts facts) {
      return PastCatalog.newestFirst(facts.members(ENTRIES, feed), MOST_ENTRIES);
    }

    @Override
    public void emit(String feed, List<String> newest, Emitter out) {
      newest.forEach(entry -> out.declare(FeedEntries.ENTRY, entry));
    }
  }

  private static final class Feeds implements Derivation<Feed> {

    @Override
    public Family<Feed> family() {
      return FEED;
    }

    @Override
    public Feed derive(String key, Facts facts) {
      String name = key.substring(key.indexOf('/') + 1);
      return switch (key.split("/", 2)[0]) {
        case "all" -> new Feed(key, "All changes", "feeds/all");
        case "breaking" -> new Feed(key, "Breaking changes", "feeds/breaking");
        case "severity" -> new Feed(key, "Rules of severity High", "feeds/severity-high");
        case "solution" ->
            facts
                .find(SolutionCatalog.SOLUTION_ROW, name)
                .map(row -> feed(key, "Solution " + row.name(), "solution", row.name()))
                .orElse(null);
        case "table" ->
            rules(facts, name) < FEWEST_RULES
                ? null
                : facts
                    .find(TableCatalog.TABLE_NAME, name)
                    .map(table -> feed(key, "Table " + table.name(), "table", table.name()))
                    .orElse(null);
        default ->
            facts.count(RULES_BY_TACTIC, name) < FEWEST_RULES
                ? null
                : feed(key, "Tactic " + name, "tactic", name);
      };
    }

    private static Feed feed(String key, String title, String kind, String name) {
      return new Feed(key, title, "feeds/" + kind + "-" + Slug.fileStem(name));
    }

    private static long rules(Facts facts, String table) {
      return facts.members(ItemCatalog.ITEMS_BY_TABLE, table).stream()
          .flatMap(path -> facts.find(ItemCatalog.ITEM_ROW, path).stream())
          .map(ItemRow::type)
          .filter(RULES::contains)
          .count();
    }
  }
}
