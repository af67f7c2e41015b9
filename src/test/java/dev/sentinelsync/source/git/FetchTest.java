package dev.sentinelsync.source.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.sentinelsync.source.FetchResult;
import dev.sentinelsync.source.FetchResult.CloneAction;
import dev.sentinelsync.source.FileChange;
import dev.sentinelsync.source.ProgressListener;
import dev.sentinelsync.source.SourceException;
import dev.sentinelsync.source.SourceException.Reason;
import dev.sentinelsync.source.SourceSettings;
import dev.sentinelsync.testing.GitFixture;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.eclipse.jgit.api.Git;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FetchTest {

  @TempDir Path temp;
  private GitFixture remote;
  private SourceSettings settings;

  @BeforeEach
  void makeRemote() {
    remote = GitFixture.create(temp.resolve("remote.git"));
    remote.commit("first", Map.of("Solutions/A/a.yaml", "a: 1\n"));
    settings =
        SourceSettings.of(remote.folder().toString(), "master", temp.resolve("state/clone.git"));
  }

  @AfterEach
  void closeRemote() {
    remote.close();
  }

  @Test
  void theFirstFetchClonesAndTheNextFollowsTheBranch() {
    try (SourceRepository source = SourceRepository.open(settings)) {
      FetchResult first = source.fetch(ProgressListener.NONE);
      assertThat(first.revision().id()).isEqualTo(remote.tip());
      assertThat(first.action()).isEqualTo(CloneAction.CREATED);
      assertThat(first.previous()).isEmpty();
      assertThat(first.changed()).isTrue();

      String second = remote.commit("second\n\nwith more", Map.of("b.txt", "b"));
      FetchResult next = source.fetch(ProgressListener.NONE);
      assertThat(next.revision().id()).isEqualTo(second);
      assertThat(next.revision().summary()).isEqualTo("second");
      assertThat(next.previous()).contains(first.revision().id());
      assertThat(next.rewritten()).isFalse();
      assertThat(next.action()).isEqualTo(CloneAction.REUSED);
    }
  }

  @Test
  void nothingNewIsOneLookUpAndWritesNothing() throws IOException {
    try (SourceRepository source = SourceRepository.open(settings)) {
      source.fetch(ProgressListener.NONE);
      Map<String, FileTime> before = fileTimes(temp.resolve("state"));

      FetchResult again = source.fetch(ProgressListener.NONE);

      assertThat(again.changed()).isFalse();
      assertThat(again.revision().id()).isEqualTo(remote.tip());
      assertThat(fileTimes(temp.resolve("state"))).isEqualTo(before);
    }
  }

  private static Map<String, FileTime> fileTimes(Path folder) throws IOException {
    Map<String, FileTime> times = new TreeMap<>();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.toList()) {
        times.put(file.toString(), Files.getLastModifiedTime(file));
      }
    }
    return times;
  }

  @Test
  void theCloneSurvivesARestart() {
    try (SourceRepository source = SourceRepository.open(settings)) {
      source.fetch(ProgressListener.NONE);
    }
    try (SourceRepository source = SourceRepository.open(settings)) {
      assertThat(source.head().id()).isEqualTo(remote.tip());
      assertThat(source.fetch(ProgressListener.NONE).changed()).isFalse();
    }
  }

  @Test
  void rewrittenHistoryIsFollowedAndReported() {
    String first = remote.tip();
    String lost = remote.commit("to be lost", Map.of("b.txt", "b"));
    try (SourceRepository source = SourceRepository.open(settings)) {
      source.fetch(ProgressListener.NONE);
      remote.moveTo(first);
      String other = remote.commit("instead", Map.of("b.txt", "other"));

      FetchResult result = source.fetch(ProgressListener.NONE);

      assertThat(result.revision().id()).isEqualTo(other);
      assertThat(result.previous()).contains(lost);
      assertThat(result.rewritten()).isTrue();
      assertThat(result.note()).contains(lost);
    }
  }

  @Test
  void aBranchMovedBackIsFollowedAndReported() {
    String first = remote.tip();
    remote.commit("second", Map.of("b.txt", "b"));
    try (SourceRepository source = SourceRepository.open(settings)) {
      source.fetch(ProgressListener.NONE);
      remote.moveTo(first);
      FetchResult result = source.fetch(ProgressListener.NONE);
      assertThat(result.revision().id()).isEqualTo(first);
      assertThat(result.rewritten()).isTrue();
    }
  }

  @Test
  void aDeletedBranchIsReportedAndTheCloneKeepsItsLastState() {
    String tip = remote.tip();
    try (SourceRepository source = SourceRepository.open(settings)) {
      source.fetch(ProgressListener.NONE);
      remote.branch("other");
      remote.deleteBranch("master");
      assertFails(Reason.BRANCH_NOT_FOUND, source, "\"master\"");
      assertThat(source.head().id()).isEqualTo(tip);
    }
  }

  @Test
  void unknownBranchesAndSourcesHaveTheirOwnReasons() {
    SourceSettings noBranch =
        SourceSettings.of(settings.uri(), "no-such-branch", settings.cloneFolder());
    try (SourceRepository source = SourceRepository.open(noBranch)) {
      assertFails(Reason.BRANCH_NOT_FOUND, source, "no-such-branch");
    }
    SourceSettings badBranch = SourceSettings.of(settings.uri(), "a..b", settings.cloneFolder());
    try (SourceRepository source = SourceRepository.open(badBranch)) {
      assertFails(Reason.BRANCH_NOT_FOUND, source, "a..b");
    }
    SourceSettings nowhere =
        SourceSettings.of(temp.resolve("nowhere").toString(), "master", settings.cloneFolder());
    try (SourceRepository source = SourceRepository.open(nowhere)) {
      assertFails(Reason.NOT_FOUND, source, "nowhere");
    }
    SourceSettings noGit = SourceSettings.of(temp.toString(), "master", settings.cloneFolder());
    try (SourceRepository source = SourceRepository.open(noGit)) {
      assertFails(Reason.NOT_FOUND, source, temp.toString());
    }
    assertThat(settings.cloneFolder()).doesNotExist();
  }

  private static void assertFails(Reason reason, SourceRepository source, String naming) {
    assertThatExceptionOfType(SourceException.class)
        .isThrownBy(() -> source.fetch(ProgressListener.NONE))
        .withMessageContaining(naming)
        .satisfies(e -> assertThat(e.reason()).isEqualTo(reason));
  }

  @Test
  void anEmptyBranchNameFollowsTheDefaultBranch() {
    remote.branch("main");
    String main = remote.commit("on main", Map.of("m.txt", "m"));
    linkHead("refs/heads/main");
    SourceSettings settings =
        SourceSettings.of(remote.folder().toString(), "", temp.resolve("state/clone.git"));
    try (SourceRepository source = SourceRepository.open(settings)) {
      assertThat(source.fetch(ProgressListener.NONE).revision().id()).isEqualTo(main);
      linkHead("refs/heads/master");
      assertThat(source.fetch(ProgressListener.NONE).revision().summary()).isEqualTo("first");
    }
  }

  private void linkHead(String branch) {
    try {
      remote.repository().updateRef("HEAD").link(branch);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void aWorkingCopyAFileUrlAndABundleAreSourcesToo() throws Exception {
    Path work = temp.resolve("work");
    Git.cloneRepository()
        .setURI(remote.folder().toUri().toString())
        .setDirectory(work.toFile())
        .call()
        .close();
    Path bundle = temp.resolve("history.bundle");
    remote.writeBundle(bundle);
    int n = 0;
    for (String uri :
        List.of(work.toString(), remote.folder().toUri().toString(), bundle.toString())) {
      SourceSettings other = SourceSettings.of(uri, "master", temp.resolve("clone" + n++));
      try (SourceRepository source = SourceRepository.open(other)) {
        FetchResult result = source.fetch(ProgressListener.NONE);
        assertThat(result.revision().id()).as(uri).isEqualTo(remote.tip());
        assertThat(Snapshot.of(source, result.revision(), Set.of()).files()).hasSize(1);
      }
    }
  }

  @Test
  void aNewBundleInPlaceOfTheOldOneIsAnUpdate() {
    Path bundle = temp.resolve("history.bundle");
    remote.writeBundle(bundle);
    SourceSettings ofBundle =
        SourceSettings.of(bundle.toString(), "master", settings.cloneFolder());
    try (SourceRepository source = SourceRepository.open(ofBundle)) {
      source.fetch(ProgressListener.NONE);
      String second = remote.commit("second", Map.of("b.txt", "b"));
      remote.writeBundle(bundle);
      FetchResult result = source.fetch(ProgressListener.NONE);
      assertThat(result.revision().id()).isEqualTo(second);
      assertThat(result.action()).isEqualTo(CloneAction.REUSED);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 30, 200, -30})
  void aTornBundleIsRefusedWithAMessage(int length) throws IOException {
    Path bundle = temp.resolve("history.bundle");
    remote.writeBundle(bundle);
    byte[] bytes = Files.readAllBytes(bundle);
    Files.write(bundle, Arrays.copyOf(bytes, length < 0 ? bytes.length + length : length));
    try (SourceRepository source =
        SourceRepository.open(
            SourceSettings.of(bundle.toString(), "master", settings.cloneFolder()))) {
      assertThatExceptionOfType(SourceException.class)
          .isThrownBy(() -> source.fetch(ProgressListener.NONE))
          .withMessageContaining("history.bundle")
          .satisfies(e -> assertThat(e).hasMessageNotContaining("connection"))
          .satisfies(e -> assertThat(e.reason()).isEqualTo(Reason.CORRUPT));
    }
    assertThat(settings.cloneFolder()).doesNotExist();
    assertThat(Path.of(settings.cloneFolder() + ".new")).doesNotExist();
  }

  @Test
  void aLimitedDepthBringsOneCommitAndStaysSo() {
    remote.commit("second", Map.of("b.txt", "b"));
    SourceSettings shallow =
        SourceSettings.of(remote.folder().toUri().toString(), "master", temp.resolve("shallow.git"))
            .withDepth(1);
    try (SourceRepository source = SourceRepository.open(shallow)) {
      FetchResult first = source.fetch(ProgressListener.NONE);
      assertThat(source.find(first.revision().id())).isPresent();
      assertThatExceptionOfType(SourceException.class)
          .isThrownBy(() -> source.resolve("HEAD~1"))
          .withMessageContaining("depth is limited");

      remote.commit("third", Map.of("c.txt", "c"));
      FetchResult next = source.fetch(ProgressListener.NONE);
      assertThat(next.rewritten()).isFalse();
      assertThat(source.diff(first.revision(), next.revision(), Set.of()).changes())
          .extracting(FileChange::path)
          .containsExactly("c.txt");
    }
  }

  @Test
  void aCloneOfAnotherSourceOrDepthIsReplaced() {
    try (SourceRepository source = SourceRepository.open(settings)) {
      source.fetch(ProgressListener.NONE);
    }
    try (GitFixture other = GitFixture.create(temp.resolve("other.git"))) {
      other.commit("elsewhere", Map.of("x.txt", "x"));
      SourceSettings moved =
          SourceSettings.of(other.folder().toString(), "master", settings.cloneFolder());
      try (SourceRepository source = SourceRepository.open(moved)) {
        FetchResult result = source.fetch(ProgressListener.NONE);
        assertThat(result.revision().id()).isEqualTo(other.tip());
        assertThat(result.action()).isEqualTo(CloneAction.REBUILT);
        assertThat(result.note()).contains("another source");
      }
    }
  }

  @Test
  void aFolderThatIsNotOursIsNeverTouched() throws IOException {
    Files.createDirectories(settings.cloneFolder());
    Path precious = Files.writeString(settings.cloneFolder().resolve("precious.txt"), "keep");
    assertThatExceptionOfType(SourceException.class)
        .isThrownBy(() -> SourceRepository.open(settings))
        .withMessageContaining("Choose another clone folder")
        .satisfies(e -> assertThat(e.reason()).isEqualTo(Reason.STORAGE));
    assertThat(precious).hasContent("keep");
  }

  @Test
  void twoFetchesIntoOneFolderDoNotMeet() throws IOException {
    Files.createDirectories(settings.cloneFolder().getParent());
    Path lockFile = Path.of(settings.cloneFolder() + ".lock");
    try (SourceRepository source = SourceRepository.open(settings)) {
      try (FileChannel other =
          FileChannel.open(lockFile, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
        other.lock();
        assertFails(Reason.LOCKED, source, "Another sync is fetching");
      }
      assertThat(source.fetch(ProgressListener.NONE).revision().id()).isEqualTo(remote.tip());
    }
  }

  @Test
  void whatAKilledFetchLeftBehindDoesNotMatter() throws IOException {
    try (SourceRepository source = SourceRepository.open(settings)) {
      source.fetch(ProgressListener.NONE);
    }
    Files.createFile(settings.cloneFolder().resolve("refs/heads/master.lock"));
    Files.createFile(settings.cloneFolder().resolve("packed-refs.lock"));
    Files.createFile(settings.cloneFolder().resolve("gc.pid"));
    Files.createFile(settings.cloneFolder().resolve("objects/incoming_1.pack"));
    Files.createDirectories(Path.of(settings.cloneFolder() + ".new/objects"));
    String second = remote.commit("second", Map.of("b.txt", "b"));
    try (SourceRepository source = SourceRepository.open(settings)) {
      assertThat(source.fetch(ProgressListener.NONE).revision().id()).isEqualTo(second);
    }
    assertThat(settings.cloneFolder().resolve("objects/incoming_1.pack")).doesNotExist();
    assertThat(settings.cloneFolder().resolve("gc.pid")).doesNotExist();
    assertThat(Path.of(settings.cloneFolder() + ".new")).doesNotExist();
  }

  @Test
  void manyFetchesDoNotLeaveManyPacks() {
    try (SourceRepository source = SourceRepository.open(settings)) {
      for (int i = 0; i < 55; i++) {
        remote.commit("change " + i, Map.of("b.txt", "b" + i));
        remote.pack();
        source.fetch(ProgressListener.NONE);
        source.tidy();
        // Readers that have looked into a pack must bear that it is joined with others and gone.
        Snapshot files = Snapshot.of(source, source.head(), Set.of());
        assertThat(files.files())
            .allSatisfy(file -> assertThat(source.read(file.newBlob(), 100)).isNotEmpty());
      }
      assertThat(new CloneFolder(settings.cloneFolder(), "").packCount()).isLessThan(20);
      Snapshot head = Snapshot.of(source, source.head(), Set.of());
      assertThat(source.read(head.files().get(1).newBlob(), 100)).asString().isEqualTo("b54");
      assertThat(source.firstParents(source.resolve("HEAD~55"), source.head())).hasSize(56);
    }
  }

  @Test
  void manySingleObjectsOfTheCloneArePacked() throws Exception {
    try (SourceRepository source = SourceRepository.open(settings)) {
      source.fetch(ProgressListener.NONE);
      CloneFolder clone = new CloneFolder(settings.cloneFolder(), "");
      for (int i = 0; i < 10; i++) {
        Map<String, String> files = new TreeMap<>();
        for (int j = 0; j < 900; j++) {
          files.put("many/%d/%d.txt".formatted(i, j), "text %d of %d".formatted(j, i));
        }
        remote.commit("change " + i, files);
        source.fetch(ProgressListener.NONE);
      }
      assertThat(clone.looseCount()).isGreaterThan(6_700);

      source.tidy();

      assertThat(clone.looseCount()).isZero();
      assertThat(Snapshot.of(source, source.head(), Set.of("many")).files())
          .hasSize(9_000)
          .allSatisfy(file -> assertThat(source.read(file.newBlob(), 100)).isNotEmpty());
    }
  }

  @Test
  void progressOfACloneIsReported() {
    List<String> phases = new ArrayList<>();
    try (SourceRepository source = SourceRepository.open(settings)) {
      source.fetch((phase, done, total) -> phases.add(phase));
    }
    assertThat(phases).anyMatch(phase -> phase.toLowerCase(Locale.ROOT).contains("objects"));
  }

  @Test
  void questionsBeforeTheFirstFetchAreAnsweredWithWhatToDo() {
    try (SourceRepository source = SourceRepository.open(settings)) {
      assertThatExceptionOfType(SourceException.class)
          .isThrownBy(source::head)
          .withMessageContaining("Run a sync first");
    }
  }

  @Test
  void anotherBranchOfTheSameSourceNeedsNoNewClone() {
    try (SourceRepository source = SourceRepository.open(settings)) {
      source.fetch(ProgressListener.NONE);
      remote.branch("next");
      remote.commit("on next", Map.of("n.txt", "n"));
    }
    SourceSettings next = SourceSettings.of(settings.uri(), "next", settings.cloneFolder());
    try (SourceRepository source = SourceRepository.open(next)) {
      FetchResult result = source.fetch(ProgressListener.NONE);
      assertThat(result.revision().summary()).isEqualTo("on next");
      assertThat(result.previous()).isPresent();
      assertThat(result.changed()).isTrue();
      assertThat(source.head().summary()).isEqualTo("on next");
    }
  }
}
