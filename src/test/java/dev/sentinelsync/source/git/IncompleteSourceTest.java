package dev.sentinelsync.source.git;

import static dev.sentinelsync.testing.Command.git;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.sentinelsync.source.EarlierVersion;
import dev.sentinelsync.source.FetchResult;
import dev.sentinelsync.source.FetchResult.CloneAction;
import dev.sentinelsync.source.ProgressListener;
import dev.sentinelsync.source.Revision;
import dev.sentinelsync.source.SourceException;
import dev.sentinelsync.source.SourceException.Reason;
import dev.sentinelsync.source.SourceSettings;
import dev.sentinelsync.testing.GitFixture;
import dev.sentinelsync.testing.HttpGitRemote;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Sources on this machine that lack history or objects: shallow, partial and damaged ones. */
class IncompleteSourceTest {

  @TempDir Path temp;
  private GitFixture origin;
  private Path copy;

  @BeforeEach
  void makeOrigin() {
    assumeTrue(HttpGitRemote.available(), "git is not installed");
    origin = GitFixture.create(temp.resolve("origin.git"));
    for (int n = 1; n <= 5; n++) {
      origin.commit("commit " + n, Map.of("dir/a.txt", "a" + n, "b.txt", "b" + n));
    }
    copy = temp.resolve("copy");
  }

  @AfterEach
  void closeOrigin() {
    if (origin != null) {
      origin.close();
    }
  }

  private SourceRepository follow(Path folder) {
    return SourceRepository.open(
        SourceSettings.of(folder.toString(), "master", temp.resolve("clone.git")));
  }

  private static Map<String, EarlierVersion> earlier(SourceRepository source, Revision revision) {
    String blob = Snapshot.of(source, revision, Set.of()).blobs().get("b.txt");
    return source.newestReadable(
        revision, Map.of("b.txt", blob), (path, id) -> new String(source.read(id, 9)).equals("b2"));
  }

  private void cloneWithDepth(int depth) throws Exception {
    git(temp, "clone", "-q", "--depth", "" + depth, origin.folder().toUri().toString(), "copy");
  }

  @Test
  void theHistoryOfAShallowSourceEndsWhereTheSourceEndsIt() throws Exception {
    cloneWithDepth(1);
    try (SourceRepository source = follow(copy)) {
      Revision head = source.fetch(ProgressListener.NONE).revision();
      assertThat(head.id()).isEqualTo(origin.tip());
      assertThat(earlier(source, head)).isEmpty();
      assertThat(source.firstParents(head, commit -> false).newer()).containsExactly(head.id());
      assertThat(source.fetch(ProgressListener.NONE).action()).isEqualTo(CloneAction.REUSED);

      git(copy, "fetch", "-q", "--depth", "4");
      FetchResult deeper = source.fetch(ProgressListener.NONE);
      assertThat(deeper.revision().id()).isEqualTo(head.id());
      assertThat(earlier(source, head)).containsKey("b.txt");

      git(copy, "fetch", "-q", "--unshallow");
      source.fetch(ProgressListener.NONE);
      assertThat(source.resolve("HEAD~4").summary()).isEqualTo("commit 1");

      git(copy, "fetch", "-q", "--depth", "2");
      FetchResult cut = source.fetch(ProgressListener.NONE);
      assertThat(cut.action()).isEqualTo(CloneAction.REUSED);
      assertThat(earlier(source, head)).isEmpty();
    }
  }

  @Test
  void aNewCheckoutOfEachCommitIsFollowed() throws Exception {
    for (int n = 6; n <= 8; n++) {
      if (Files.exists(copy)) {
        Files.move(copy, temp.resolve("before" + n));
      }
      cloneWithDepth(1);
      try (SourceRepository source = follow(copy)) {
        Revision head = source.fetch(ProgressListener.NONE).revision();
        assertThat(head.id()).isEqualTo(origin.tip());
        assertThat(earlier(source, head)).isEmpty();
        assertThat(source.fetch(ProgressListener.NONE).changed()).isFalse();
      }
      origin.commit("commit " + n, Map.of("b.txt", "b" + n));
    }
  }

  @Test
  void aShallowSourceOverHttpIsFollowed() throws Exception {
    git(temp, "clone", "-q", "--bare", "--depth", "2", origin.folder().toUri().toString(), "copy");
    try (HttpGitRemote server = HttpGitRemote.start(temp);
        SourceRepository source =
            SourceRepository.open(
                SourceSettings.of(server.url("copy"), "master", temp.resolve("clone.git")))) {
      Revision head = source.fetch(ProgressListener.NONE).revision();
      assertThat(earlier(source, head)).isEmpty();
      assertThat(source.fetch(ProgressListener.NONE).changed()).isFalse();
    }
  }

  @Test
  void aPartialCloneAsSourceIsNamedAsSuch() throws Exception {
    git(origin.folder(), "config", "uploadpack.allowFilter", "true");
    String url = origin.folder().toUri().toString();
    git(temp, "clone", "-q", "--bare", "--filter=blob:none", url, "copy");
    assertFailsWithoutNoise(
        copy + " is a partial clone and lacks object ", "git fetch --refetch --no-filter.");
  }

  @Test
  void aSourceThatLacksAFileIsNamedWithTheFile() throws Exception {
    String lost = git(origin.folder(), "rev-parse", "master:dir/a.txt");
    Files.delete(
        origin.folder().resolve("objects/" + lost.substring(0, 2) + "/" + lost.substring(2)));
    assertFailsWithoutNoise(
        origin.folder() + " lacks object " + lost.substring(0, 8) + " (dir/a.txt)",
        "check it with git fsck.");
  }

  /** As a power cut leaves one. */
  @Test
  void aSourceWithAnEmptyFileOfAnObjectIsNotWaitedFor() throws Exception {
    String cut = git(origin.folder(), "rev-parse", "master:dir/a.txt");
    Path file = origin.folder().resolve("objects/" + cut.substring(0, 2) + "/" + cut.substring(2));
    Files.delete(file);
    Files.createFile(file);
    assertFailsWithoutNoise(
        origin.folder() + " cannot be read while fetching", "check it with git fsck.");
  }

  @Test
  void aSourceThatLacksACommitOfItsHistoryIsNamedWithIt() throws Exception {
    String lost = git(origin.folder(), "rev-parse", "master~2");
    Files.delete(
        origin.folder().resolve("objects/" + lost.substring(0, 2) + "/" + lost.substring(2)));
    assertFailsWithoutNoise(
        origin.folder() + " lacks object " + lost.substring(0, 8), "check it with git fsck.");
  }

  @Test
  void aSourceWithLongerIdsIsRefusedWithAMessage() throws Exception {
    git(temp, "init", "-q", "--bare", "--object-format=sha256", "copy");
    try (SourceRepository source = follow(copy)) {
      assertThatExceptionOfType(SourceException.class)
          .isThrownBy(() -> source.fetch(ProgressListener.NONE))
          .withMessageContaining("SHA-256")
          .satisfies(e -> assertThat(e.reason()).isEqualTo(Reason.REFUSED));
    }
  }

  private void assertFailsWithoutNoise(String beginning, String end) throws IOException {
    Path folder = Path.of(beginning.substring(0, beginning.indexOf(' ')));
    PrintStream before = System.err;
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    System.setErr(new PrintStream(printed, true, StandardCharsets.UTF_8));
    try (SourceRepository source = follow(folder)) {
      assertThatExceptionOfType(SourceException.class)
          .isThrownBy(() -> source.fetch(ProgressListener.NONE))
          .withMessageStartingWith(beginning)
          .withMessageEndingWith(end)
          .satisfies(e -> assertThat(e.reason()).isEqualTo(Reason.SOURCE_DAMAGED))
          .satisfies(e -> assertThat(e.retryable()).isFalse());
    } finally {
      System.setErr(before);
    }
    assertThat(printed.toString(StandardCharsets.UTF_8)).isEmpty();
    assertThat(temp.resolve("clone.git")).doesNotExist();
    assertThat(temp.resolve("clone.git.new")).doesNotExist();
  }
}
