package dev.sentinelsync.pipeline.read;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sentinelsync.catalog.graph.FactGraph;
import dev.sentinelsync.catalog.graph.FactKey;
import dev.sentinelsync.catalog.input.InputCatalog;
import dev.sentinelsync.catalog.input.LastChange;
import dev.sentinelsync.history.ChangesCodec;
import dev.sentinelsync.history.CommitChanges;
import dev.sentinelsync.pipeline.BuildRequest;
import dev.sentinelsync.pipeline.BuildRequest.CacheMode;
import dev.sentinelsync.pipeline.SiteRuntime;
import dev.sentinelsync.pipeline.SiteSettings;
import dev.sentinelsync.pipeline.TestSites;
import dev.sentinelsync.source.FileChange;
import dev.sentinelsync.source.ProgressListener;
import dev.sentinelsync.source.Revision;
import dev.sentinelsync.source.SourceLimits;
import dev.sentinelsync.source.SourceSettings;
import dev.sentinelsync.state.StateDatabase;
import dev.sentinelsync.state.StateSettings;
import dev.sentinelsync.testing.GitFixture;
import dev.sentinelsync.testing.ManualClock;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which commit changed each path last, over real repositories. */
class ChangeRecordsTest {

  private static final String A = "Solutions/One/Analytic Rules/a.yaml";
  private static final String B = "Solutions/One/Analytic Rules/b.yaml";
  private static final String C = "Solutions/Two/c.yaml";
  private static final List<String> PATHS =
      List.of(
          A, B, C, "Solutions", "Solutions/One", "Solutions/One/Analytic Rules", "Solutions/Two");

  @TempDir Path temp;
  private final ManualClock clock = new ManualClock(Instant.parse("2026-03-01T10:00:00Z"));
  private GitFixture remote;
  private StateDatabase state;
  private SiteRuntime site;

  @BeforeEach
  void open() {
    remote = GitFixture.create(temp.resolve("remote.git"));
    state = StateDatabase.open(StateSettings.h2(temp.resolve("state")), clock);
    site = site(same -> same);
  }

  @AfterEach
  void close() {
    site.close();
    state.close();
    remote.close();
  }

  private SiteRuntime site(UnaryOperator<SourceSettings> source) {
    SiteSettings usual = TestSites.site(temp, remote.folder().toUri().toString(), "navbar");
    return SiteRuntime.open(
        new SiteSettings(
            usual.name(),
            source.apply(
                SourceSettings.of(
                    remote.folder().toUri().toString(), "master", temp.resolve("clone"))),
            usual.target(),
            usual.targetSettings(),
            usual.pages(),
            usual.limits()));
  }

  private void reopen(UnaryOperator<SourceSettings> source) {
    site.close();
    site = site(source);
  }

  /** Enough commits that their records are stored; they change nothing in the content folders. */
  private void commitMany() {
    for (int i = 0; i < ChangeRecords.FEW; i++) {
      remote.commit("elsewhere", Map.of("elsewhere.txt", remote.tip() + i));
    }
  }

  /** Fetches, and brings the history to the tip. Returns the paths whose facts changed. */
  private Set<String> follow() {
    return moveTo(site.fetch(ProgressListener.NONE));
  }

  private Set<String> moveTo(Revision revision) {
    return update(site, revision, CacheMode.READ_AND_WRITE).stream()
        .filter(FactKey.Fact.class::isInstance)
        .map(FactKey::id)
        .collect(Collectors.toSet());
  }

  private Set<FactKey> update(SiteRuntime of, Revision revision, CacheMode cache) {
    FactGraph.Changes changes = new FactGraph.Changes();
    new ChangeRecords(Optional.of(state.commitRecords()), RealChangesIT.reading(state))
        .update(new BuildRequest(of, revision, cache, false), changes, List.of());
    return of.catalog().apply(changes, revision.id());
  }

  private static Optional<String> last(SiteRuntime of, String path) {
    return of.catalog()
        .graph()
        .record()
        .find(InputCatalog.LAST_CHANGE, path)
        .map(LastChange::commit);
  }

  private Optional<String> last(String path) {
    return last(site, path);
  }

  /** The newest changes of all paths, from nothing but the clone. */
  private SortedMap<String, Optional<String>> fresh(String head) {
    SiteRuntime empty = site.withoutMemory();
    update(empty, site.resolve(head), CacheMode.NONE);
    return all(empty);
  }

  private static SortedMap<String, Optional<String>> all(SiteRuntime of) {
    SortedMap<String, Optional<String>> all = new TreeMap<>();
    PATHS.forEach(path -> all.put(path, last(of, path)));
    return all;
  }

  @Test
  void eachFileAndFolderHasTheNewestCommitThatChangedIt() {
    String one = remote.commit("1", Map.of(A, "1", C, "1"));
    String two = remote.commit("2", Map.of(B, "1"));
    remote.commit("3", Map.of("elsewhere.txt", "not in a content folder"));
    follow();

    assertThat(last(A)).contains(one);
    assertThat(last(B)).contains(two);
    assertThat(last("Solutions/One")).contains(two);
    assertThat(last("Solutions/Two")).contains(one);
    assertThat(last("Solutions")).contains(two);
    assertThat(last("elsewhere.txt")).isEmpty();
  }

  @Test
  void onlyTouchedPathsGetANewFact() {
    remote.commit("1", Map.of(A, "1", B, "1", C, "1"));
    follow();
    String two = remote.commit("2", Map.of(C, "2"));

    assertThat(follow()).containsExactlyInAnyOrder(C, "Solutions/Two", "Solutions");
    assertThat(last(C)).contains(two);
  }

  @Test
  void theDateIsTheCommitters() {
    remote.at(Instant.parse("2025-12-31T23:59:30Z")).commit("1", Map.of(A, "1"));
    follow();

    assertThat(site.catalog().graph().record().get(InputCatalog.LAST_CHANGE, A).date())
        .hasToString("2025-12-31");
  }

  @Test
  void aMergeCountsForWhatItBringsAndItsBranchDoesNot() {
    String one = remote.commit("1", Map.of(A, "1", B, "1"));
    remote.branch("side");
    String side = remote.commit("on the side", Map.of(A, "2"));
    remote.branch("master").moveTo(one);
    String two = remote.commit("2", Map.of(B, "2"));
    String merge = remote.commitMerge("merge", Map.of(A, GitFixture.file("2")), side);
    follow();

    assertThat(last(A)).contains(merge);
    assertThat(last(B)).contains(two);
  }

  @Test
  void aRenameIsARemovalAndAnAddition() {
    remote.commit("1", Map.of(A, "1", C, "1"));
    Map<String, String> rename = new HashMap<>();
    rename.put(A, null);
    rename.put(B, "1");
    String two = remote.commit("2", rename);
    follow();

    assertThat(last(A)).contains(two);
    assertThat(last(B)).contains(two);
  }

  @Test
  void aForcedPushIsFollowedFromTheCommonPart() {
    String one = remote.commit("1", Map.of(A, "1", B, "1", C, "1"));
    remote.commit("2", Map.of(A, "2"));
    remote.commit("3", Map.of(B, "3"));
    follow();
    remote.moveTo(one);
    String other = remote.commit("2'", Map.of(A, "other"));

    assertThat(follow()).doesNotContain(C, "Solutions/Two");
    assertThat(last(A)).contains(other);
    assertThat(last(B)).contains(one);
    assertThat(all(site)).isEqualTo(fresh("HEAD"));
  }

  @Test
  void aJumpToAnUnrelatedRootForgetsTheOtherHistory() {
    remote.commit("1", Map.of(A, "1", C, "1"));
    remote.commit("2", Map.of(A, "2"));
    follow();
    remote.branch("unrelated").deleteBranch("unrelated");
    String root = remote.commit("root", Map.of(B, "1"));
    remote.branch("master").moveTo(root);
    follow();

    assertThat(last(B)).contains(root);
    assertThat(last(A)).isEmpty();
    assertThat(last(C)).isEmpty();
  }

  @Test
  void aStepBackRestoresTheOlderChanges() {
    String one = remote.commit("1", Map.of(A, "1"));
    String two = remote.commit("2", Map.of(A, "2", B, "1"));
    follow();
    moveTo(site.resolve(one));
    assertThat(last(A)).contains(one);
    assertThat(last(B)).isEmpty();

    moveTo(site.resolve(two));
    assertThat(last(A)).contains(two);
  }

  @Test
  void withALimitedCloneTheOldestCommitHasNoChanges() {
    remote.commit("1", Map.of(A, "1"));
    String two = remote.commit("2", Map.of(B, "1"));
    String three = remote.commit("3", Map.of(C, "1"));
    reopen(source -> source.withDepth(2));
    follow();
    assertThat(last(C)).contains(three);
    assertThat(last(A)).isEmpty();
    assertThat(last(B)).as("changed in the boundary commit").isEmpty();

    String four = remote.commit("4", Map.of(A, "4"));
    follow();
    assertThat(last(A)).contains(four);
    assertThat(last(C)).as("the boundary has moved on").isEmpty();
    assertThat(two).isNotEqualTo(four);
  }

  @Test
  void storedRecordsBehindTheBoundaryAreNotUsed() {
    remote.commit("1", Map.of(A, "1"));
    remote.commit("2", Map.of(B, "1"));
    commitMany();
    follow();
    assertThat(last(A)).isPresent();
    reopen(source -> source.withDepth(ChangeRecords.FEW + 1));
    follow();

    assertThat(last(A)).isEmpty();
    assertThat(last(B)).isEmpty();
    assertThat(all(site)).isEqualTo(fresh("HEAD"));
  }

  @Test
  void aCommitOfThePastThatIsTooLargeEndsTheHistoryAndNothingElse() {
    remote.commit("1", Map.of(A, "1"));
    Map<String, String> many = new TreeMap<>();
    for (int i = 0; i < 50; i++) {
      many.put("Solutions/Big/" + i + ".txt", "x" + i);
    }
    remote.commit("2", many);
    many.replaceAll((path, text) -> null);
    many.keySet().stream().skip(20).toList().forEach(many::remove);
    remote.commit("3", new HashMap<>(many));
    String four = remote.commit("4", Map.of(B, "1"));
    SourceLimits limits = new SourceLimits(40, 64, 255, 1_024);
    reopen(source -> source.withLimits(limits));
    follow();

    assertThat(last(A)).isEmpty();
    assertThat(last(B)).contains(four);
    assertThat(last("Solutions/Big")).isPresent();
    assertThat(all(site)).isEqualTo(fresh("HEAD"));
  }

  @Test
  void afterARestartTheRecordsComeFromTheStateAndAFreshBuildDoesNotReadThem() {
    String one = remote.commit("1", Map.of(A, "1"));
    String two = remote.commit("2", Map.of(C, "1"));
    commitMany();
    follow();
    String scope = ChangeRecords.scope(site);
    CommitChanges forged =
        CommitChanges.of(two, 0, List.of(new FileChange(A, null, "ab".repeat(20))));
    state.commitRecords().put(scope, Map.of(two, ChangesCodec.encode(forged)));
    reopen(same -> same);
    follow();

    assertThat(last(A)).as("the state's record").contains(two);
    assertThat(fresh("HEAD").get(A)).as("a fresh build").contains(one);
    assertThat(state.commitRecords().get(scope, List.of(two)))
        .as("a fresh build writes nothing")
        .containsEntry(two, ChangesCodec.encode(forged));
  }

  @Test
  void recordsOfAnotherBuildOrOtherFoldersAreNotUsed() {
    String one = remote.commit("1", Map.of(A, "1"));
    commitMany();
    site.fetch(ProgressListener.NONE);
    CommitChanges forged = CommitChanges.of(one, 0, List.of());
    String scope = ChangeRecords.scope(site);
    state
        .commitRecords()
        .put("0" + scope.substring(1) + "0", Map.of(one, ChangesCodec.encode(forged)));
    follow();

    assertThat(last(A)).contains(one);
  }

  @Test
  void aDamagedRecordIsComputedAgain() {
    String one = remote.commit("1", Map.of(A, "1"));
    commitMany();
    site.fetch(ProgressListener.NONE);
    state.commitRecords().put(ChangeRecords.scope(site), Map.of(one, new byte[] {1, 2, 3}));
    follow();

    assertThat(last(A)).contains(one);
    reopen(same -> same);
    follow();
    assertThat(last(A)).contains(one);
  }

  @Test
  void recordsOfReachableCommitsStayAndOthersGoAfterAMonth() {
    String one = remote.commit("1", Map.of(A, "1"));
    String gone = remote.commit("2", Map.of(A, "2"));
    commitMany();
    follow();
    remote.moveTo(one);
    String two = remote.commit("2'", Map.of(B, "2"));
    commitMany();
    follow();
    String scope = ChangeRecords.scope(site);
    for (int day = 0; day < 31; day++) {
      clock.advance(Duration.ofDays(1));
      ChangeRecords.touch(state.commitRecords(), site, clock.instant());
      state.commitRecords().evict(Duration.ofDays(30));
    }

    assertThat(state.commitRecords().get(scope, List.of(one, gone, two)))
        .containsOnlyKeys(one, two);
  }

  @Test
  void recordsOfAFewNewCommitsAreStoredByTheNextStart() {
    remote.commit("1", Map.of(A, "1"));
    commitMany();
    follow();
    String two = remote.commit("2", Map.of(B, "2"));
    follow();
    String scope = ChangeRecords.scope(site);
    assertThat(last(B)).contains(two);
    assertThat(state.commitRecords().get(scope, List.of(two))).isEmpty();
    reopen(same -> same);
    follow();

    assertThat(state.commitRecords().get(scope, List.of(two))).containsOnlyKeys(two);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void afterAnyMovesTheFactsAreThoseOfAFreshBuild(long seed) {
    Random random = new Random(seed);
    int depth = seed % 2 == 0 ? 0 : 4;
    reopen(source -> source.withDepth(depth));
    List<String> files = List.of(A, B, C);
    List<String> known = new ArrayList<>();
    known.add(remote.commit("first", Map.of(A, "first")));
    for (int step = 0; step < 40; step++) {
      int move = random.nextInt(10);
      if (move == 0) {
        remote.moveTo(known.get(random.nextInt(known.size())));
      } else if (move == 1) {
        remote.branch("root").deleteBranch("root");
        known.add(remote.commit("root " + step, Map.of(B, "root " + step)));
        String root = remote.tip();
        remote.branch("master").moveTo(root);
      }
      for (int commits = random.nextInt(4); commits >= 0; commits--) {
        String path = files.get(random.nextInt(files.size()));
        known.add(remote.commit("step", Map.of(path, step + " " + commits)));
      }
      if (random.nextInt(6) == 0) {
        reopen(source -> source.withDepth(depth));
      }
      follow();
      assertThat(all(site)).as("seed %d, step %d", seed, step).isEqualTo(fresh("HEAD"));
    }
  }
}
