package dev.sentinelsync.pipeline.read;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sentinelsync.catalog.graph.FactGraph;
import dev.sentinelsync.catalog.graph.Facts;
import dev.sentinelsync.content.fact.FileKind;
import dev.sentinelsync.history.ChangeFlag;
import dev.sentinelsync.history.CommitHistory;
import dev.sentinelsync.history.HistoryCatalog;
import dev.sentinelsync.history.ItemChange.Action;
import dev.sentinelsync.history.ItemHistory;
import dev.sentinelsync.history.QueryChange;
import dev.sentinelsync.history.ValueChange;
import dev.sentinelsync.pipeline.BuildRequest;
import dev.sentinelsync.pipeline.BuildRequest.CacheMode;
import dev.sentinelsync.pipeline.SiteRuntime;
import dev.sentinelsync.pipeline.SiteSettings;
import dev.sentinelsync.pipeline.TestSites;
import dev.sentinelsync.source.ProgressListener;
import dev.sentinelsync.source.SourceSettings;
import dev.sentinelsync.state.StateDatabase;
import dev.sentinelsync.state.StateSettings;
import dev.sentinelsync.testing.GitFixture;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What commits did to items, over real repositories. */
class ItemRecordsTest {

  private static final String A = "Solutions/One/Analytic Rules/a.yaml";
  private static final String B = "Solutions/One/Analytic Rules/b.yaml";
  private static final String C = "Detections/Two/c.yaml";
  private static final String BAD = "Detections/Two/bad.yaml";
  private static final List<String> PATHS = List.of(A, B, C, BAD);

  @TempDir Path temp;
  private GitFixture remote;
  private StateDatabase state;
  private SiteRuntime site;

  @BeforeEach
  void open() {
    remote = GitFixture.create(temp.resolve("remote.git"));
    state = StateDatabase.open(StateSettings.h2(temp.resolve("state")), Clock.systemUTC());
    site = site(0);
  }

  @AfterEach
  void close() {
    site.close();
    state.close();
    remote.close();
  }

  private SiteRuntime site(int depth) {
    String address = remote.folder().toUri().toString();
    SiteSettings usual = TestSites.site(temp, address, "full");
    return SiteRuntime.open(
        new SiteSettings(
            usual.name(),
            SourceSettings.of(address, "master", temp.resolve("clone")).withDepth(depth),
            usual.target(),
            usual.targetSettings(),
            usual.pages(),
            usual.limits()));
  }

  private static String rule(String id, String version, String query) {
    return """
        id: %s
        name: Rule %s
        severity: Medium
        version: %s
        kind: Scheduled
        query: |
          %s
        """
        .formatted(id, id, version, query);
  }

  private void follow() {
    site.fetch(ProgressListener.NONE);
    update(site, CacheMode.READ_AND_WRITE);
  }

  private void update(SiteRuntime of, CacheMode cache) {
    FactGraph.Changes changes = new FactGraph.Changes();
    new ChangeRecords(Optional.of(state.commitRecords()), RealChangesIT.reading(state))
        .update(new BuildRequest(of, of.source().head(), cache, false), changes, List.of());
    of.catalog().apply(changes, of.source().head().id());
  }

  private ItemHistory history(String path) {
    return site.catalog().graph().record().get(HistoryCatalog.ITEM_HISTORY, path);
  }

  private static Map<String, Object> all(SiteRuntime of, List<String> commits) {
    Facts facts = of.catalog().graph().record();
    Map<String, Object> all = new TreeMap<>();
    PATHS.forEach(path -> all.put(path, facts.find(HistoryCatalog.ITEM_HISTORY, path)));
    commits.forEach(commit -> all.put(commit, facts.find(HistoryCatalog.COMMIT, commit)));
    return all;
  }

  private Map<String, Object> fresh(List<String> commits) {
    SiteRuntime empty = site.withoutMemory();
    update(empty, CacheMode.NONE);
    return all(empty, commits);
  }

  private static Map<String, String> move(String from, String to, String text) {
    Map<String, String> move = new HashMap<>();
    move.put(from, null);
    move.put(to, text);
    return move;
  }

  @Test
  void aChangeIsToldByFieldsAndMeaning() {
    remote.commit("one", Map.of(A, rule("1", "1.0.0", "SigninLogs | where ResultType == 1")));
    String two =
        remote.commit(
            "Merge pull request #7 from somebody/patch-1\n\nA better rule for a@b.example",
            Map.of(
                A,
                rule("1", "1.0.0", "AuditLogs | where ResultType == 2").replace("Medium", "High")));
    follow();

    assertThat(history(A).complete()).isTrue();
    assertThat(history(A).entries()).hasSize(2);
    ItemHistory.Entry entry = history(A).entries().get(0);
    assertThat(entry.commit()).isEqualTo(two);
    assertThat(entry.pullRequest()).isEqualTo(7);
    assertThat(entry.title()).isEqualTo("A better rule for …");
    assertThat(entry.change().kind()).isEqualTo(FileKind.ANALYTIC_RULE);
    assertThat(entry.change().difference().query()).isEqualTo(QueryChange.LOGIC);
    assertThat(entry.change().difference().fields())
        .extracting(ValueChange::sentence)
        .containsExactly("Severity: Medium → High");
    assertThat(entry.change().difference().queryValues())
        .extracting(ValueChange::sentence)
        .containsExactly(
            "Tables of the query: SigninLogs → AuditLogs", "Compared values ResultType ==: 1 → 2");
    assertThat(entry.change().difference().flags())
        .containsExactly(ChangeFlag.SILENT, ChangeFlag.TABLE_NOT_DELIVERED, ChangeFlag.TABLE_LOST);
    assertThat(entry.change().difference().text().lines()).contains("-severity: Medium\n");
  }

  @Test
  void commentsAndWhiteSpaceAreFormattingOnly() {
    remote.commit("one", Map.of(A, rule("1", "1", "T | where X == 'a'")));
    remote.commit("two", Map.of(A, rule("1", "1", "T|where X==\"a\" // why")));
    follow();

    assertThat(history(A).entries().get(0).change().difference().query())
        .isEqualTo(QueryChange.FORMATTING);
    assertThat(history(A).entries().get(0).change().difference().flags()).isEmpty();
  }

  @Test
  void aMovedRuleTakesItsHistoryAlongAndBack() {
    String text = rule("1", "1", "T");
    String one = remote.commit("one", Map.of(A, text));
    String two = remote.commit("two", move(A, C, rule("1", "2", "U | take 7 | project A, B, C")));
    String three = remote.commit("three", move(C, A, text));
    follow();

    assertThat(history(A).entries())
        .extracting(ItemHistory.Entry::commit)
        .containsExactly(three, two, one);
    assertThat(history(A).entries())
        .extracting(entry -> entry.change().action())
        .containsExactly(Action.MOVED, Action.MOVED, Action.ADDED);
    assertThat(history(C).entries().get(0).change().path()).isEqualTo(A);
  }

  @Test
  void withoutAnIdTheContentTellsWhereAFileWent() {
    String text = "name: no id\nquery: |\n" + "  T | where X == 1\n".repeat(20);
    remote.commit("one", Map.of(A, text, C, rule("1", "1", "T")));
    Map<String, String> moves = move(A, B, text + "  // more\n");
    moves.put(C, null);
    remote.commit("two", moves);
    follow();

    assertThat(history(B).entries()).hasSize(2);
    assertThat(history(B).entries().get(0).change().paths().earlier()).isEqualTo(A);
    assertThat(history(C).entries().get(0).change().action()).isEqualTo(Action.REMOVED);
  }

  @Test
  void aStoredRecordIsUsedAfterARestartAndNotByAFreshBuild() {
    String one = remote.commit("one", Map.of(A, rule("1", "1", "T")));
    for (int i = 0; i < ChangeRecords.FEW; i++) {
      remote.commit("more " + i, Map.of(B, rule("2", "" + i, "T")));
    }
    follow();
    Map<String, Object> before = all(site, List.of(one));
    site.close();
    site = site(0);
    follow();

    assertThat(all(site, List.of(one))).isEqualTo(before).isEqualTo(fresh(List.of(one)));
    assertThat(history(A).entries().get(0).change().after().version()).isEqualTo("1");
  }

  @ParameterizedTest
  @CsvSource({"1,0", "2,5", "3,0", "4,5"})
  void afterAnyMovesTheFactsAreThoseOfAFreshBuild(long seed, int depth) {
    Random random = new Random(seed);
    site.close();
    site = site(depth);
    List<String> known = new ArrayList<>();
    List<String> rules = List.of(A, B, C);
    known.add(
        remote.commit("first", Map.of(A, rule("1", "0", "T"), BAD, "id: [never\n  - closed: {")));
    for (int step = 0; step < 40; step++) {
      int what = random.nextInt(12);
      if (what == 0) {
        remote.moveTo(known.get(random.nextInt(known.size())));
      } else if (what == 1) {
        remote.branch("root").deleteBranch("root");
        known.add(remote.commit("root " + step, Map.of(B, rule("2", "" + step, "T"))));
        String root = remote.tip();
        remote.branch("master").moveTo(root);
      }
      String from = rules.get(random.nextInt(rules.size()));
      String to = rules.get(random.nextInt(rules.size()));
      String text = rule("" + random.nextInt(2), "" + random.nextInt(3), "T" + step + " | take 1");
      known.add(
          remote.commit(
              "step " + step,
              from.equals(to) || random.nextBoolean() ? Map.of(to, text) : move(from, to, text)));
      if (random.nextInt(6) == 0) {
        site.close();
        site = site(depth);
      }
      follow();
      assertThat(all(site, known)).as("seed %d, step %d", seed, step).isEqualTo(fresh(known));
    }
    assertThat(known.stream().filter(commit -> isKnown(commit)).count())
        .as("commits of the history")
        .isPositive();
  }

  private boolean isKnown(String commit) {
    Optional<CommitHistory> past =
        site.catalog().graph().record().find(HistoryCatalog.COMMIT, commit);
    return past.isPresent();
  }
}
