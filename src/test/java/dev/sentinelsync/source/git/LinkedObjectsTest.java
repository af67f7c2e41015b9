package dev.sentinelsync.source.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.sentinelsync.source.ProgressListener;
import dev.sentinelsync.source.SourceException;
import dev.sentinelsync.source.SourceException.Reason;
import dev.sentinelsync.source.SourceSettings;
import dev.sentinelsync.testing.GitFixture;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.eclipse.jgit.util.FileUtils;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A clone of a packed repository on the same file system shares its files. */
class LinkedObjectsTest {

  @TempDir Path temp;
  private GitFixture remote;
  private SourceSettings settings;

  @BeforeEach
  void makePackedRemote() throws Exception {
    remote = GitFixture.create(temp.resolve("a source.git"));
    remote.commit("first", Map.of("Solutions/A/a.yaml", "a: 1\n"));
    remote.commit("second", Map.of("Solutions/A/b.yaml", "b: 1\n"));
    remote.pack();
    settings =
        SourceSettings.of(remote.folder().toString(), "master", temp.resolve("state/clone.git"));
  }

  @AfterEach
  void closeRemote() {
    remote.close();
  }

  @Test
  void theCloneSharesThePacksAndTheObjectsThatAreNotPackedYet() throws IOException {
    String tip = remote.commit("third", Map.of("Solutions/A/c.yaml", "c: 1\n"));

    try (SourceRepository source = SourceRepository.open(settings)) {
      assertThat(source.fetch(ProgressListener.NONE).revision().id()).isEqualTo(tip);
      assertThat(contents(source)).containsExactly("a: 1\n", "b: 1\n", "c: 1\n");
    }
    assertThat(packs(cloneFolder()))
        .hasSameSizeAs(packs(remote.folder()))
        .allSatisfy(pack -> assertThat(Files.getAttribute(pack, "unix:nlink")).isEqualTo(2));
  }

  @Test
  void aPushIsLinkedObjectByObject() throws IOException {
    try (SourceRepository source = SourceRepository.open(settings)) {
      source.fetch(ProgressListener.NONE);
      Set<Path> before = Set.copyOf(packs(cloneFolder()));
      String tip = remote.commit("third", Map.of("Solutions/A/a.yaml", "a: 2\n"));

      assertThat(source.fetch(ProgressListener.NONE).revision().id()).isEqualTo(tip);

      assertThat(contents(source)).containsExactly("a: 2\n", "b: 1\n");
      assertThat(packs(cloneFolder())).containsExactlyInAnyOrderElementsOf(before);
      Path commit =
          cloneFolder().resolve("objects/" + tip.substring(0, 2) + "/" + tip.substring(2));
      assertThat(Files.getAttribute(commit, "unix:nlink")).isEqualTo(2);
    }
  }

  @Test
  void aPushOfWhichAPartIsPackedIsFetched() throws Exception {
    try (SourceRepository source = SourceRepository.open(settings)) {
      source.fetch(ProgressListener.NONE);
      remote.commit("third", Map.of("Solutions/A/a.yaml", "a: 2\n"));
      remote.pack();
      String tip = remote.commit("fourth", Map.of("Solutions/A/b.yaml", "b: 2\n"));

      assertThat(source.fetch(ProgressListener.NONE).revision().id()).isEqualTo(tip);

      assertThat(contents(source)).containsExactly("a: 2\n", "b: 2\n");
      assertThat(source.firstParents(source.resolve("HEAD~3"), source.head())).hasSize(4);
    }
  }

  @Test
  void theCloneOutlivesACollectionInTheSourceAndTheSourceItself() throws Exception {
    try (SourceRepository source = SourceRepository.open(settings)) {
      source.fetch(ProgressListener.NONE);

      remote.commit("third", Map.of("Solutions/A/a.yaml", "a: 2\n"));
      remote.pack();
      assertThat(packs(cloneFolder())).doesNotContainAnyElementsOf(packs(remote.folder()));
      assertThat(contents(source)).containsExactly("a: 1\n", "b: 1\n");

      source.fetch(ProgressListener.NONE);
      assertThat(contents(source)).containsExactly("a: 2\n", "b: 1\n");
    }
    FileUtils.delete(remote.folder().toFile(), FileUtils.RECURSIVE);
    try (SourceRepository source = SourceRepository.open(settings)) {
      assertThat(contents(source)).containsExactly("a: 2\n", "b: 1\n");
      assertThat(source.firstParents(source.resolve("HEAD~2"), source.head())).hasSize(3);
    }
  }

  @Test
  void aSourceThatBorrowsObjectsIsCopied() throws IOException {
    Path borrower = temp.resolve("borrower.git");
    try (GitFixture second = GitFixture.create(borrower)) {
      Files.writeString(
          borrower.resolve("objects/info/alternates"), remote.folder().resolve("objects") + "\n");
      second.moveTo(remote.tip());
    }
    SourceSettings borrowed = SourceSettings.of(borrower.toString(), "master", cloneFolder());

    try (SourceRepository source = SourceRepository.open(borrowed)) {
      source.fetch(ProgressListener.NONE);
      assertThat(contents(source)).containsExactly("a: 1\n", "b: 1\n");
    }
    assertThat(packs(cloneFolder()))
        .allSatisfy(pack -> assertThat(Files.getAttribute(pack, "unix:nlink")).isEqualTo(1));
  }

  @Test
  void aSourceThatLacksAnOlderObjectIsReportedAsDamaged() throws Exception {
    String old = remote.commit("third", Map.of("Solutions/A/a.yaml", "a: 2\n"));
    remote.commit("fourth", Map.of("Solutions/A/a.yaml", "a: 3\n"));
    Files.delete(
        remote.folder().resolve("objects/" + old.substring(0, 2) + "/" + old.substring(2)));

    try (SourceRepository source = SourceRepository.open(settings)) {
      assertThatExceptionOfType(SourceException.class)
          .isThrownBy(() -> source.fetch(ProgressListener.NONE))
          .satisfies(e -> assertThat(e.reason()).isEqualTo(Reason.SOURCE_DAMAGED));
    }
    assertThat(cloneFolder()).doesNotExist();
  }

  private Path cloneFolder() {
    return temp.resolve("state/clone.git");
  }

  private static List<Path> packs(Path repository) throws IOException {
    try (Stream<Path> files = Files.list(repository.resolve("objects/pack"))) {
      return files.filter(file -> file.toString().endsWith(".pack")).sorted().toList();
    }
  }

  private static List<String> contents(SourceRepository source) {
    return Snapshot.of(source, source.head(), Set.of()).files().stream()
        .map(file -> new String(source.read(file.newBlob(), 100), StandardCharsets.UTF_8))
        .toList();
  }
}
