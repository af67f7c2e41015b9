package dev.sentinelsync.source.git;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sentinelsync.source.EarlierVersion;
import dev.sentinelsync.source.FileChange;
import dev.sentinelsync.source.ProgressListener;
import dev.sentinelsync.source.Revision;
import dev.sentinelsync.source.SourceSettings;
import dev.sentinelsync.testing.GitFixture;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EarlierVersionsTest {

  @TempDir Path temp;
  private GitFixture remote;
  private SourceRepository source;
  private final List<String> tested = new ArrayList<>();

  @BeforeEach
  void makeRemote() {
    remote = GitFixture.create(temp.resolve("remote.git"));
    source = open("clone.git");
  }

  private SourceRepository open(String clone) {
    return SourceRepository.open(
        SourceSettings.of(remote.folder().toString(), "master", temp.resolve(clone)));
  }

  @AfterEach
  void close() {
    source.close();
    remote.close();
  }

  /** Versions whose text begins with "bad" cannot be read. */
  private boolean readable(SourceRepository from, String path, String blob) {
    String text = new String(from.read(blob, 1_000), UTF_8);
    tested.add(path + "=" + text);
    return !text.startsWith("bad");
  }

  private Map<String, EarlierVersion> search(SourceRepository from, String commit) {
    Revision revision = from.resolve(commit);
    Map<String, String> unreadable = new TreeMap<>();
    for (FileChange file : Snapshot.of(from, revision, Set.of()).files()) {
      if (new String(from.read(file.newBlob(), 1_000), UTF_8).startsWith("bad")) {
        unreadable.put(file.path(), file.newBlob());
      }
    }
    tested.clear();
    return from.newestReadable(revision, unreadable, (path, blob) -> readable(from, path, blob));
  }

  private String text(String blob) {
    return new String(source.read(blob, 1_000), UTF_8);
  }

  @Test
  void theNewestReadableVersionOfEachPathIsFoundInOneWalk() {
    remote.commit("1", Map.of("a", "a1", "b", "b1", "never", "bad from the start"));
    String two = remote.commit("2", Map.of("a", "a2"));
    remote.commit("3", Map.of("a", "bad 3", "x", "other"));
    String four = remote.commit("4", Map.of("b", "b4"));
    String five = remote.commit("5", Map.of("a", "bad 5", "b", "bad 5"));
    source.fetch(ProgressListener.NONE);

    Map<String, EarlierVersion> found = search(source, five);

    assertThat(found).containsOnlyKeys("a", "b");
    assertThat(text(found.get("a").blobId())).isEqualTo("a2");
    assertThat(found.get("a").revision().id()).isEqualTo(two);
    assertThat(text(found.get("b").blobId())).isEqualTo("b4");
    assertThat(found.get("b").revision().id()).isEqualTo(four);
    assertThat(tested).containsExactly("a=bad 3", "b=b4", "a=a2");
  }

  @Test
  void aPathThatWasRemovedAndCameBackBrokenHasItsOldVersion() {
    remote.commit("1", Map.of("a", "a1", "keep", "k"));
    Map<String, String> removal = new HashMap<>();
    removal.put("a", null);
    remote.commit("2", removal);
    String three = remote.commit("3", Map.of("a", "bad"));
    source.fetch(ProgressListener.NONE);
    assertThat(text(search(source, three).get("a").blobId())).isEqualTo("a1");
  }

  @Test
  void onlyTheFirstParentHistoryCounts() {
    remote.commit("1", Map.of("a", "a1"));
    remote.branch("side");
    String side = remote.commit("on the side", Map.of("a", "from the side"));
    remote.branch("master");
    remote.commit("2", Map.of("b", "b"));
    String merge = remote.commitMerge("merge", Map.of("a", GitFixture.file("bad")), side);
    source.fetch(ProgressListener.NONE);
    assertThat(text(search(source, merge).get("a").blobId())).isEqualTo("a1");
  }

  @Test
  void aLaterSearchStopsWhereAnEarlierOneBegan() {
    remote.commit("1", Map.of("a", "a1", "b", "bad ever"));
    String two = remote.commit("2", Map.of("a", "bad 2"));
    source.fetch(ProgressListener.NONE);
    assertThat(search(source, two)).containsOnlyKeys("a");

    String three = remote.commit("3", Map.of("a", "bad 3"));
    source.fetch(ProgressListener.NONE);
    assertThat(text(search(source, three).get("a").blobId())).isEqualTo("a1");
    assertThat(tested).containsExactly("a=bad 2");
  }

  @Test
  void theAnswerDependsOnTheCommitAloneWhateverWasAskedBefore() {
    Random random = new Random(7);
    List<String> commits = new ArrayList<>();
    for (int i = 0; i < 25; i++) {
      Map<String, String> changes = new HashMap<>();
      for (int j = 0; j < 3; j++) {
        String path = "f" + random.nextInt(4);
        String text =
            random.nextInt(3) == 0 ? "good" + random.nextInt(4) : "bad" + random.nextInt(4);
        changes.put(path, random.nextInt(7) == 0 ? null : text);
      }
      commits.add(remote.commit("commit " + i, changes));
    }
    source.fetch(ProgressListener.NONE);
    Map<String, Map<String, EarlierVersion>> alone = new HashMap<>();
    for (String commit : commits) {
      try (SourceRepository fresh = open("clone.git")) {
        alone.put(commit, search(fresh, commit));
      }
    }
    for (int i = 0; i < 200; i++) {
      String commit = commits.get(random.nextInt(commits.size()));
      assertThat(search(source, commit)).isEqualTo(alone.get(commit));
    }
  }
}
