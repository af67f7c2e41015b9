package dev.sentinelsync.pipeline.run;

import dev.sentinelsync.catalog.graph.FactKey;
import dev.sentinelsync.catalog.graph.Facts;
import dev.sentinelsync.content.parse.ContentLimits;
import dev.sentinelsync.history.ChangeFields;
import dev.sentinelsync.history.CommitHistory;
import dev.sentinelsync.history.HistoryCatalog;
import dev.sentinelsync.history.ItemChange;
import dev.sentinelsync.history.ValueChange;
import dev.sentinelsync.pipeline.SyncRun;
import dev.sentinelsync.pipeline.read.RevisionComparison;
import dev.sentinelsync.pipeline.step.Fetched;
import dev.sentinelsync.source.FirstParents;
import dev.sentinelsync.source.SourceException;
import dev.sentinelsync.support.Lines;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Says in words why a page was published: which item changed and what of it, such as "analytic rule
 * X: severity Medium → High". The words come from the history of the commits between the published
 * revision and the new one, or from a comparison of both. Where there is none of them, the name of
 * the fact is spelled out.
 */
final class CauseWords {

  /** A run over more commits names the facts alone. */
  private static final int MOST_COMMITS = 100;

  /** Each file is read in two versions, so more of them are named alone. */
  private static final int MOST_FILES = 20;

  /** Further reasons are counted. */
  private static final int MOST_REASONS = 3;

  /** A line of a wide terminal. */
  private static final int LONGEST = 240;

  /** What the commits did to items, by the path after the commit. */
  private final SortedMap<String, Set<String>> items;

  /** The items that read a table or did, by the table's name in lower case. */
  private final SortedMap<String, Set<String>> readers;

  private CauseWords(Collection<ItemChange> changes) {
    items = new TreeMap<>();
    readers = new TreeMap<>();
    for (ItemChange change : changes) {
      String words = Lines.shorten(words(change), LONGEST);
      add(items, change.path(), words);
      if (!change.paths().earlier().isEmpty()) {
        add(items, change.paths().earlier(), words);
      }
      change
          .subjects()
          .tables()
          .forEach(table -> add(readers, table.toLowerCase(Locale.ROOT), words));
    }
  }

  private static void add(SortedMap<String, Set<String>> to, String key, String words) {
    to.computeIfAbsent(key, first -> new LinkedHashSet<>()).add(words);
  }

  /** The words of a run that has built its pages. */
  static CauseWords of(SyncRun run) {
    Optional<Fetched> fetched = run.result(Fetched.class);
    Optional<String> before = fetched.flatMap(Fetched::publishedBefore);
    if (before.isEmpty()) {
      return new CauseWords(List.of());
    }
    try {
      return new CauseWords(
          ofHistory(run, fetched.get(), before.get())
              .orElseGet(() -> compared(run, fetched.get(), before.get())));
    } catch (SourceException e) {
      // A report is no reason for a run to fail.
      return new CauseWords(List.of());
    }
  }

  /** What the commits between did; empty if their history is not known. */
  private static Optional<List<ItemChange>> ofHistory(SyncRun run, Fetched fetched, String before) {
    if (!run.site().settings().pages().past().history()) {
      return Optional.empty();
    }
    FirstParents walked =
        run.site().source().firstParents(fetched.revision(), commit -> commit.equals(before));
    if (walked.joins().isEmpty() || walked.newer().size() > MOST_COMMITS) {
      return Optional.empty();
    }
    Facts facts = run.site().catalog().graph().record();
    List<CommitHistory> known =
        walked.newer().stream()
            .flatMap(commit -> facts.find(HistoryCatalog.COMMIT, commit).stream())
            .toList();
    return known.size() < walked.newer().size()
        ? Optional.empty()
        : Optional.of(known.stream().flatMap(commit -> commit.changes().stream()).toList());
  }

  /** For sites whose pages show no history: the few files are compared, with the usual limits. */
  private static List<ItemChange> compared(SyncRun run, Fetched fetched, String before) {
    return ChangedFiles.count(run) > MOST_FILES
        ? List.of()
        : run.site()
            .source()
            .find(before)
            .map(
                from ->
                    new RevisionComparison(ContentLimits.DEFAULT).between(from, fetched.build()))
            .orElse(List.of());
  }

  /** The reasons of a page, the most telling first. */
  List<String> of(Collection<FactKey> causes) {
    Set<String> reasons = new LinkedHashSet<>();
    causes.forEach(cause -> changed(cause).forEach(reasons::add));
    if (reasons.isEmpty()) {
      causes.forEach(cause -> reasons.add(plain(cause)));
    }
    List<String> lines = new ArrayList<>(reasons);
    if (lines.size() > MOST_REASONS) {
      int more = lines.size() - MOST_REASONS;
      lines = new ArrayList<>(lines.subList(0, MOST_REASONS));
      lines.add("and %d more".formatted(more));
    }
    return List.copyOf(lines);
  }

  /** What happened to the items that a fact is about; nothing if it is about something else. */
  private Stream<String> changed(FactKey cause) {
    String id = cause.id();
    if (items.containsKey(id)) {
      return items.get(id).stream();
    }
    // "KIND:folder/" names the items of a folder.
    String folder = id.substring(id.indexOf(':') + 1);
    if (folder.endsWith("/")) {
      return items.tailMap(folder).entrySet().stream()
          .takeWhile(item -> item.getKey().startsWith(folder))
          .flatMap(item -> item.getValue().stream());
    }
    return readers.getOrDefault(id.toLowerCase(Locale.ROOT), Set.of()).stream();
  }

  /** A changed file or folder by its path, any other fact by its name: "items by table: syslog". */
  private static String plain(FactKey cause) {
    String family = cause.family().replace('-', ' ');
    String path = cause.id().substring(cause.id().indexOf(':') + 1);
    if (path.indexOf('/') > 0) {
      return Lines.shorten(path + " changed", LONGEST);
    }
    return Lines.shorten(cause.id().isEmpty() ? family : family + ": " + cause.id(), LONGEST);
  }

  private static String words(ItemChange change) {
    String item = ChangeFields.kind(change) + " " + ChangeFields.name(change);
    List<String> differences = differences(change.difference());
    return switch (change.action()) {
      case ADDED -> item + " is new";
      case REMOVED -> item + " is gone";
      case MOVED -> item + ": " + join("moved from " + change.paths().earlier(), differences);
      case CHANGED ->
          differences.isEmpty() ? item + " changed" : item + ": " + join("", differences);
    };
  }

  private static String join(String first, List<String> more) {
    return String.join(
        "; ",
        Stream.concat(Stream.of(first).filter(text -> !text.isEmpty()), more.stream()).toList());
  }

  private static List<String> differences(ItemChange.Difference difference) {
    return Stream.of(
            difference.fields().stream().map(CauseWords::words),
            Stream.of(difference.query().words())
                .filter(words -> !words.isEmpty())
                .map(CauseWords::lower),
            difference.queryValues().stream().map(CauseWords::words))
        .flatMap(words -> words)
        .toList();
  }

  /** "severity Medium → High". */
  private static String words(ValueChange change) {
    String sentence = change.sentence();
    String what = change.what() + ": ";
    return lower(
        sentence.startsWith(what)
            ? change.what() + " " + sentence.substring(what.length())
            : sentence);
  }

  private static String lower(String words) {
    return words.substring(0, 1).toLowerCase(Locale.ROOT) + words.substring(1);
  }
}
