package dev.sentinelsync.pipeline.read;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sentinelsync.catalog.graph.Facts;
import dev.sentinelsync.content.fact.FileKind;
import dev.sentinelsync.history.CommitHistory;
import dev.sentinelsync.history.HistoryCatalog;
import dev.sentinelsync.history.ItemChange;
import dev.sentinelsync.history.ItemChange.Action;
import dev.sentinelsync.history.ItemHistory;
import dev.sentinelsync.history.QueryChange;
import dev.sentinelsync.history.ValueChange;
import dev.sentinelsync.pipeline.SiteRuntime;
import dev.sentinelsync.pipeline.TestSites;
import dev.sentinelsync.source.ProgressListener;
import dev.sentinelsync.source.Revision;
import dev.sentinelsync.state.StateDatabase;
import dev.sentinelsync.state.StateSettings;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The history of items of the real repository with its later commits on top, against native Git and
 * against what people wrote down. Skipped without Git or without the bundles.
 */
class RealItemHistoryIT {

  private static final Logger LOG = LoggerFactory.getLogger(RealItemHistoryIT.class);

  private static final int RULES = 40;
  private static final int MOVED_RULES = 10;

  /** Moved and moved back. */
  private static final String BACK = "Detections/Syslog/FailedLogonAttempts_UnknownUser.yaml";

  /**
   * Rules whose lists differ. Git follows a copy of a file that is still there, and here a copy is
   * an item of its own; a file whose id says that it is the same has more history here than its
   * similarity tells Git.
   */
  private static final SortedSet<String> OTHERWISE =
      new TreeSet<>(
          List.of(
              "Solutions/Semperis Directory Services Protector/Analytic Rules/"
                  + "SemperisDSP_RecentsIDHistoryChangesOnADObjects.yaml",
              "Solutions/Tomcat/Analytic Rules/TomcatPutAndGetFileFromSameIP.yaml",
              "Solutions/Tomcat/Analytic Rules/TomcatRequestSensitiveFiles.yaml",
              "Solutions/Trend Micro Vision One/Analytic Rules/Create Incident for XDR Alerts.yaml"));

  /** 113 were counted by others; this counts file by file what Git calls modified. */
  private static final int QUERY_CHANGES = 117;

  @TempDir Path folder;

  @Test
  void historyIsThatOfNativeGitAndOfPeople() throws Exception {
    Path origin = RealChangesIT.origin(folder);
    try (StateDatabase state =
            StateDatabase.open(StateSettings.h2(folder.resolve("state")), Clock.systemUTC());
        SiteRuntime site =
            SiteRuntime.open(TestSites.site(folder, origin.toUri().toString(), "full"))) {
      Revision head = site.fetch(ProgressListener.NONE);
      Duration computed = RealChangesIT.update(state, site, head);
      Duration stored = RealChangesIT.update(state, site.withoutMemory(), head);
      SiteRuntime third = site.withoutMemory();
      RealChangesIT.update(state, third, site.resolve(head.id() + "~1"));
      Duration one = RealChangesIT.update(state, third, head);
      LOG.info(
          "History of items computed in {} ms, read from the state in {} ms; one commit in {} ms",
          computed.toMillis(),
          stored.toMillis(),
          one.toMillis());

      Facts facts = site.catalog().graph().record();
      assertSameAsGit(origin, facts);
      assertSilentChanges(origin, facts);
      assertDifferences(facts);
    }
  }

  private static void assertSameAsGit(Path origin, Facts facts) throws Exception {
    SortedMap<String, List<String>> ours = new TreeMap<>();
    SortedMap<String, List<String>> git = new TreeMap<>();
    for (String path : drawn(origin, facts)) {
      ours.put(path, commits(facts, path));
      git.put(
          path,
          RealChangesIT.git(
                  origin,
                  "log",
                  "--first-parent",
                  "--diff-merges=first-parent",
                  "-s",
                  "-M50%",
                  "--follow",
                  "--format=%H",
                  "master",
                  "--",
                  path)
              .flatMap(String::lines)
              .toList());
    }
    assertThat(ours).hasSizeGreaterThanOrEqualTo(RULES + MOVED_RULES);
    assertThat(ours).containsKey(BACK);
    SortedMap<String, String> different = new TreeMap<>();
    ours.forEach(
        (path, commits) -> {
          if (!commits.equals(git.get(path))) {
            different.put(path, "here " + commits + ", by Git " + git.get(path));
          }
        });
    LOG.info("Histories that differ from those of Git: {}", different);
    different.keySet().removeAll(OTHERWISE);
    assertThat(different).isEmpty();
  }

  private static List<String> commits(Facts facts, String path) {
    return facts.get(HistoryCatalog.ITEM_HISTORY, path).entries().stream()
        .map(ItemHistory.Entry::commit)
        .toList();
  }

  /** Rules with at least two changes, by a fixed seed; some of them moved. */
  private static SortedSet<String> drawn(Path origin, Facts facts) throws Exception {
    List<String> rules =
        RealChangesIT.git(origin, "ls-tree", "-r", "-z", "--name-only", "master")
            .filter(path -> path.endsWith(".yaml"))
            .filter(path -> path.startsWith("Detections/") || path.contains("/Analytic Rules/"))
            .filter(path -> commits(facts, path).size() > 1)
            .sorted()
            .toList();
    SortedSet<String> drawn = new TreeSet<>(List.of(BACK));
    drawn.addAll(some(rules, MOVED_RULES, path -> isMoved(facts, path)));
    drawn.addAll(some(rules, RULES, path -> !drawn.contains(path)));
    return drawn;
  }

  private static List<String> some(List<String> rules, int count, Predicate<String> wanted) {
    List<String> some = new ArrayList<>(rules.stream().filter(wanted).toList());
    Collections.shuffle(some, new Random(20220801));
    return some.subList(0, count);
  }

  private static boolean isMoved(Facts facts, String path) {
    return facts.get(HistoryCatalog.ITEM_HISTORY, path).entries().stream()
        .anyMatch(entry -> entry.change().action() == Action.MOVED);
  }

  /** The flag "logic changed, version did not", against a list made without this program. */
  private static void assertSilentChanges(Path origin, Facts facts) throws Exception {
    SortedSet<String> silent = new TreeSet<>();
    int changes = 0;
    for (String commit :
        RealChangesIT.git(origin, "rev-list", "--first-parent", "master")
            .flatMap(String::lines)
            .toList()) {
      CommitHistory past =
          facts
              .find(HistoryCatalog.COMMIT, commit)
              .orElse(new CommitHistory(commit, 0, 0, "", List.of()));
      if (past.date().isBefore(LocalDate.of(2022, 5, 12))
          || past.date().isAfter(LocalDate.of(2022, 7, 11))) {
        continue;
      }
      for (ItemChange change : past.changes()) {
        if (change.kind() == FileKind.ANALYTIC_RULE
            && change.action() == Action.CHANGED
            && change.difference().query().compareTo(QueryChange.FORMATTING) > 0) {
          changes++;
          if (change.isSilent()) {
            silent.add(commit + " " + change.path());
          }
        }
      }
    }
    assertThat(changes).isEqualTo(QUERY_CHANGES);
    assertThat(silent).containsExactlyElementsOf(new TreeSet<>(lines("silent-changes.txt")));
    assertThat(silent).hasSize(45);
  }

  /** Differences of queries by meaning, against what people read in the two texts. */
  private static void assertDifferences(Facts facts) throws Exception {
    Map<String, List<String>> expected = new LinkedHashMap<>();
    String pair = "";
    for (String line : lines("query-differences.txt")) {
      if (line.startsWith("  ")) {
        expected.get(pair).add(line.strip());
      } else {
        pair = line;
        expected.put(pair, new ArrayList<>());
      }
    }
    Map<String, List<String>> found = new LinkedHashMap<>();
    for (String one : expected.keySet()) {
      String path = one.substring(one.indexOf(' ') + 1);
      ItemChange change =
          facts.get(HistoryCatalog.COMMIT, one.substring(0, one.indexOf(' '))).changes().stream()
              .filter(item -> item.path().equals(path))
              .findFirst()
              .orElseThrow();
      assertThat(change.difference().query()).as(one).isEqualTo(QueryChange.LOGIC);
      found.put(
          one, change.difference().queryValues().stream().map(ValueChange::sentence).toList());
    }
    assertThat(found).hasSizeGreaterThanOrEqualTo(30).isEqualTo(expected);
  }

  private static List<String> lines(String resource) throws Exception {
    try (InputStream in = RealItemHistoryIT.class.getResourceAsStream("/history/" + resource)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.startsWith("#"))
          .toList();
    }
  }
}
