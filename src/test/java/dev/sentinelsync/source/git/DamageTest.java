package dev.sentinelsync.source.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.sentinelsync.source.FetchResult;
import dev.sentinelsync.source.FetchResult.CloneAction;
import dev.sentinelsync.source.FileChange;
import dev.sentinelsync.source.ObjectMissingException;
import dev.sentinelsync.source.ProgressListener;
import dev.sentinelsync.source.SourceException;
import dev.sentinelsync.source.SourceException.Reason;
import dev.sentinelsync.source.SourceSettings;
import dev.sentinelsync.testing.GitFixture;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A clone or a remote that is damaged on disk. */
class DamageTest {

  @TempDir Path temp;
  private GitFixture remote;
  private SourceSettings settings;

  @BeforeEach
  void makeRemote() {
    remote = GitFixture.create(temp.resolve("remote.git"));
    byte[] noise = new byte[20_000];
    new Random(1).nextBytes(noise);
    remote.commitChanges(
        "first", Map.of("noise.bin", GitFixture.bytes(noise), "a.txt", GitFixture.file("a")));
    settings = SourceSettings.of(remote.folder().toString(), "master", temp.resolve("clone.git"));
    try (SourceRepository source = SourceRepository.open(settings)) {
      source.fetch(ProgressListener.NONE);
    }
  }

  @AfterEach
  void closeRemote() {
    remote.close();
  }

  private Path onlyPack() throws IOException {
    try (Stream<Path> files = Files.list(settings.cloneFolder().resolve("objects/pack"))) {
      List<Path> packs = files.filter(file -> file.toString().endsWith(".pack")).toList();
      assertThat(packs).hasSize(1);
      assertThat(packs.get(0).toFile().setWritable(true)).isTrue();
      return packs.get(0);
    }
  }

  private static void assertRebuiltAndReadable(SourceRepository source) {
    FetchResult result = source.fetch(ProgressListener.NONE);
    assertThat(result.action()).isEqualTo(CloneAction.REBUILT);
    assertThat(result.note()).contains("rebuilt");
    for (FileChange file : Snapshot.of(source, result.revision(), Set.of()).files()) {
      assertThat(source.read(file.newBlob(), 100_000)).isNotEmpty();
    }
  }

  @Test
  void aTruncatedPackIsFoundAtTheNextFetch() throws IOException {
    try (RandomAccessFile pack = new RandomAccessFile(onlyPack().toFile(), "rw")) {
      pack.setLength(pack.length() / 2);
    }
    try (SourceRepository source = SourceRepository.open(settings)) {
      assertRebuiltAndReadable(source);
    }
  }

  @Test
  void aLostIndexIsFoundAtTheNextFetch() throws IOException {
    Files.delete(Path.of(onlyPack().toString().replace(".pack", ".idx")));
    try (SourceRepository source = SourceRepository.open(settings)) {
      assertRebuiltAndReadable(source);
    }
  }

  @Test
  void aBrokenObjectIsMetWhenItIsReadAndRepairedByTheNextFetch() throws IOException {
    try (RandomAccessFile pack = new RandomAccessFile(onlyPack().toFile(), "rw")) {
      // The noise does not compress, so the middle of the pack is the middle of its blob.
      pack.seek(pack.length() / 2);
      pack.write(new byte[200]);
    }
    try (SourceRepository source = SourceRepository.open(settings)) {
      assertThat(source.fetch(ProgressListener.NONE).changed()).isFalse();
      String noise = blob(source, "noise.bin");
      assertThatExceptionOfType(SourceException.class)
          .isThrownBy(() -> source.read(noise, 100_000))
          .satisfies(e -> assertThat(e.reason()).isIn(Reason.CORRUPT, Reason.OBJECT_MISSING));
      assertRebuiltAndReadable(source);
    }
  }

  private static String blob(SourceRepository source, String path) {
    return Snapshot.of(source, source.head(), Set.of()).files().stream()
        .filter(file -> file.path().equals(path))
        .findFirst()
        .orElseThrow()
        .newBlob();
  }

  @Test
  void aCloneWithoutRefsIsReplaced() throws IOException {
    Files.delete(settings.cloneFolder().resolve("refs/heads/master"));
    try (SourceRepository source = SourceRepository.open(settings)) {
      assertRebuiltAndReadable(source);
    }
  }

  @Test
  void aCloneWithABrokenConfigurationIsReplaced() throws IOException {
    Files.writeString(settings.cloneFolder().resolve("config"), "[core\nbroken");
    try (SourceRepository source = SourceRepository.open(settings)) {
      assertRebuiltAndReadable(source);
    }
  }

  @Test
  void aCloneRemovedWhileOpenIsMadeAgain() throws IOException {
    try (SourceRepository source = SourceRepository.open(settings)) {
      Files.move(settings.cloneFolder(), temp.resolve("moved-away"));
      assertThat(source.fetch(ProgressListener.NONE).action()).isEqualTo(CloneAction.CREATED);
      assertThat(source.head().id()).isEqualTo(remote.tip());
    }
  }

  @Test
  void anObjectThatWasNeverThereIsMissingAndCostsNoNewClone() {
    try (SourceRepository source = SourceRepository.open(settings)) {
      String unknown = "0123456789012345678901234567890123456789";
      assertThatExceptionOfType(ObjectMissingException.class)
          .isThrownBy(() -> source.read(unknown, 100))
          .satisfies(e -> assertThat(e.objectId()).isEqualTo(unknown));
      assertThat(source.fetch(ProgressListener.NONE).action()).isEqualTo(CloneAction.REUSED);
    }
  }

  @Test
  void aRemoteThatLacksObjectsIsRefusedAndTheLastStateStays() throws IOException {
    String before = remote.tip();
    String id = remote.commitChanges("second", Map.of("b.txt", GitFixture.file("lost content")));
    String lost;
    try (SourceRepository elsewhere =
        SourceRepository.open(
            SourceSettings.of(settings.uri(), "master", temp.resolve("elsewhere.git")))) {
      elsewhere.fetch(ProgressListener.NONE);
      lost = blob(elsewhere, "b.txt");
    }
    Files.delete(
        remote.folder().resolve("objects/" + lost.substring(0, 2) + "/" + lost.substring(2)));
    try (SourceRepository source = SourceRepository.open(settings)) {
      assertThatExceptionOfType(SourceException.class)
          .isThrownBy(() -> source.fetch(ProgressListener.NONE))
          .withMessageContaining("remote.git")
          .satisfies(e -> assertThat(e.reason()).isIn(Reason.CORRUPT, Reason.REFUSED));
      assertThat(source.head().id()).isEqualTo(before).isNotEqualTo(id);
    }
  }
}
