package dev.sentinelsync.publish.file;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sentinelsync.publish.TargetStore;
import dev.sentinelsync.publish.file.FaultyDisk.Killed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The process dies before each single change to the file system, one after another. */
class FileStoreKillTest {

  /** From here on a release is made from a spare. */
  private static final int ESTABLISHED = 4;

  @TempDir Path temp;

  @Test
  void releaseModeShowsTheOldOrTheNewReleaseAndResumes() throws IOException {
    int deaths = 0;
    for (boolean died = true; died; deaths++) {
      String address = "file:" + temp.resolve("r" + deaths);
      Path folder = temp.resolve("r" + deaths);
      died = establishThenDie(address, deaths);

      SortedMap<String, String> seen = readFolder(folder.resolve("current"));
      assertThat(seen).isIn(Sites.site(ESTABLISHED), Sites.site(ESTABLISHED + 1));
      requireConvergence(address, "after " + deaths + " changes");
      assertThat(list(folder.resolve("releases"))).hasSizeLessThanOrEqualTo(3);
      assertThat(folder.resolve("releases/.staging")).doesNotExist();
      assertThat(list(folder.resolve(".sentinel-sync/work"))).isEmpty();
    }
    assertThat(deaths).isGreaterThan(30);
  }

  @Test
  void firstReleaseIsWholeOrNotThere() throws IOException {
    int deaths = 0;
    for (boolean died = true; died; deaths++) {
      Path folder = temp.resolve("f" + deaths);
      died = die("file:" + folder, deaths, 1);

      if (Files.exists(folder.resolve("current"))) {
        assertThat(readFolder(folder.resolve("current"))).isEqualTo(Sites.site(1));
      }
      requireConvergence("file:" + folder, "after " + deaths + " changes");
    }
    assertThat(deaths).isGreaterThan(20);
  }

  @Test
  void inPlaceEveryPageIsOldOrNewAndTheNextRunFinishes() throws IOException {
    SortedMap<String, String> old = Sites.site(ESTABLISHED);
    SortedMap<String, String> next = Sites.site(ESTABLISHED + 1);
    int deaths = 0;
    for (boolean died = true; died; deaths++) {
      Path folder = temp.resolve("p" + deaths);
      String address = "file:" + folder + "?mode=in-place";
      died = establishThenDie(address, deaths);

      readFolder(folder)
          .forEach((path, text) -> assertThat(text).isIn(old.get(path), next.get(path)));
      dieWhileRecovering(address, deaths % 5);
      requireConvergence(address, "after " + deaths + " changes");
      assertThat(folder.resolve(".sentinel-sync/pending")).doesNotExist();
      assertThat(list(folder.resolve(".sentinel-sync/work"))).isEmpty();
    }
    assertThat(deaths).isGreaterThan(20);
  }

  @Test
  void inPlaceAnIndexNeverLeadsToAPageThatIsNotThere() throws IOException {
    int deaths = 0;
    for (boolean died = true; died; deaths++) {
      Path folder = temp.resolve("i" + deaths);
      died = establishThenDie("file:" + folder + "?mode=in-place", deaths);

      SortedMap<String, String> seen = readFolder(folder);
      int indexed = seen.get("readme.md").endsWith("5") ? ESTABLISHED + 1 : ESTABLISHED;
      assertThat(seen.keySet()).containsAll(Sites.site(indexed).keySet());
    }
  }

  private boolean establishThenDie(String address, int changes) {
    for (int revision = 1; revision <= ESTABLISHED; revision++) {
      try (TargetStore store = Sites.open(address, new Disk())) {
        Sites.publish(store, revision);
      }
    }
    return die(address, changes, ESTABLISHED + 1);
  }

  private static boolean die(String address, int changes, int revision) {
    try (TargetStore store = Sites.open(address, FaultyDisk.dyingAfter(changes))) {
      Sites.publish(store, revision);
      return false;
    } catch (Killed e) {
      return true;
    }
  }

  private static void dieWhileRecovering(String address, int changes) {
    try (TargetStore store = Sites.open(address, FaultyDisk.dyingAfter(changes))) {
      store.published();
    } catch (Killed e) {
      // Recovery has to bear this too, which the next opening shows.
    }
  }

  /** What the target says is what is there, and publishing goes on from it. */
  private static void requireConvergence(String address, String when) {
    try (TargetStore store = Sites.open(address, new Disk())) {
      store
          .published()
          .ifPresent(
              manifest -> {
                String revision = manifest.header().revision().substring(1);
                assertThat(Sites.contents(store))
                    .as(when)
                    .isEqualTo(Sites.site(Integer.parseInt(revision)));
              });
      for (int revision = ESTABLISHED + 2; revision <= ESTABLISHED + 5; revision++) {
        Sites.publish(store, revision);
        assertThat(Sites.contents(store)).as(when).isEqualTo(Sites.site(revision));
      }
    }
  }

  private static SortedMap<String, String> readFolder(Path served) throws IOException {
    SortedMap<String, String> seen = new TreeMap<>();
    Path folder = served.toRealPath();
    for (String path : Trees.files(folder, ".sentinel-sync")) {
      seen.put(path, Files.readString(folder.resolve(path)));
    }
    return seen;
  }

  private static List<String> list(Path folder) throws IOException {
    try (Stream<Path> entries = Files.list(folder)) {
      return entries.map(entry -> entry.getFileName().toString()).sorted().toList();
    }
  }
}
