package dev.sentinelsync.publish.file;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sentinelsync.publish.PublishRequest;
import dev.sentinelsync.publish.TargetStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Releases side by side, and those who read them meanwhile. */
class ReleasesTest {

  private static final int REVISIONS = 60;

  @TempDir Path folder;

  private TargetStore open() {
    return Sites.open("file:" + folder, new Disk());
  }

  @Test
  void aReaderOfTheLinkSeesWholeReleasesOnly() throws Exception {
    AtomicBoolean publishing = new AtomicBoolean(true);
    ExecutorService thread = Executors.newSingleThreadExecutor();
    try (TargetStore store = open()) {
      Sites.publish(store, 1);
      Callable<Integer> reader = () -> readWhile(publishing);
      Future<Integer> reads = thread.submit(reader);
      for (int revision = 2; revision <= REVISIONS; revision++) {
        Sites.publish(store, revision);
      }
      publishing.set(false);
      assertThat(reads.get(1, TimeUnit.MINUTES)).isPositive();
    } finally {
      publishing.set(false);
      thread.shutdownNow();
    }
  }

  /** How often a whole release was read. */
  private int readWhile(AtomicBoolean publishing) throws IOException {
    int whole = 0;
    while (publishing.get() || whole == 0) {
      Path release = folder.resolve("current").toRealPath();
      SortedMap<String, String> seen = new TreeMap<>();
      try {
        for (String path : Trees.files(release, ".sentinel-sync")) {
          seen.put(path, Files.readString(release.resolve(path)));
        }
      } catch (NoSuchFileException e) {
        // Two publishes went by while this reader read one release: it is gone, and said so.
        continue;
      }
      int revision = Integer.parseInt(release.getFileName().toString().substring(1));
      assertThat(seen).isEqualTo(Sites.site(revision));
      whole++;
    }
    return whole;
  }

  @Test
  void theLastTwoReleasesAreKept() throws IOException {
    try (TargetStore store = open()) {
      for (int revision = 1; revision <= 5; revision++) {
        Sites.publish(store, revision);
      }
    }
    assertThat(releases()).containsExactly("r4", "r5");
    assertThat(Files.readSymbolicLink(folder.resolve("current"))).hasToString("releases/r5");
  }

  @Test
  void unchangedPagesAreTheSameFileInEveryRelease() throws IOException {
    try (TargetStore store = open()) {
      Sites.publish(store, 1);
      Object first = inode("r1", "stays/a.md");
      for (int revision = 2; revision <= 6; revision++) {
        Sites.publish(store, revision);
        assertThat(inode("r" + revision, "stays/a.md")).isEqualTo(first);
        assertThat(inode("r" + revision, "changes/c.md"))
            .isNotEqualTo(inode("r" + (revision - 1), "changes/c.md"));
      }
    }
  }

  @Test
  void aReleaseThatWasDroppedBecomesTheNextOne() throws IOException {
    try (TargetStore store = open()) {
      for (int revision = 1; revision <= 3; revision++) {
        Sites.publish(store, revision);
      }
      Object spare = Files.readAttributes(folder.resolve("releases/.spare"), "unix:ino");
      Sites.publish(store, 4);
      assertThat(Files.readAttributes(folder.resolve("releases/r4"), "unix:ino")).isEqualTo(spare);
    }
  }

  @Test
  void theSameRevisionWithAnotherConfigurationGetsANumber() throws IOException {
    try (TargetStore store = open()) {
      Sites.publish(store, 1);
      var request = Sites.request(1);
      for (int i = 2; i <= 3; i++) {
        var other =
            PublishRequest.of(
                "other-" + i, request.commit(), "configuration-" + i, 0, request.publishedAt());
        try (var publication = store.begin(other)) {
          publication.commit();
        }
      }
    }
    assertThat(releases()).containsExactly("r1-2", "r1-3");
  }

  @Test
  void withoutHardLinksPagesAreCopied() throws IOException {
    Disk noLinks =
        new Disk() {
          @Override
          void link(Path newName, Path existing) throws IOException {
            Files.copy(existing, newName);
          }
        };
    try (TargetStore store = Sites.open("file:" + folder, noLinks)) {
      for (int revision = 1; revision <= 6; revision++) {
        Sites.publish(store, revision);
        assertThat(Sites.contents(store)).isEqualTo(Sites.site(revision));
      }
    }
  }

  @Test
  void foldersWithoutAManifestAreNotOurs() throws IOException {
    Files.createDirectories(folder.resolve("releases/mine"));
    Files.writeString(folder.resolve("releases/mine/note.txt"), "keep");
    try (TargetStore store = open()) {
      for (int revision = 1; revision <= 4; revision++) {
        Sites.publish(store, revision);
      }
    }
    assertThat(releases()).containsExactly("mine", "r3", "r4");
    assertThat(folder.resolve("releases/mine/note.txt")).hasContent("keep");
  }

  private List<String> releases() throws IOException {
    try (Stream<Path> entries = Files.list(folder.resolve("releases"))) {
      return entries
          .map(entry -> entry.getFileName().toString())
          .filter(name -> !name.startsWith("."))
          .sorted()
          .toList();
    }
  }

  private Object inode(String release, String path) throws IOException {
    return Files.getAttribute(
        folder.resolve("releases").resolve(release).resolve(path), "unix:ino");
  }
}
