package dev.sentinelsync.publish.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.sentinelsync.publish.PageContent;
import dev.sentinelsync.publish.Phase;
import dev.sentinelsync.publish.Publication;
import dev.sentinelsync.publish.TargetException;
import dev.sentinelsync.publish.TargetException.Reason;
import dev.sentinelsync.publish.TargetStore;
import dev.sentinelsync.publish.file.FaultyDisk.Killed;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a commit checks before it changes the target, and when it forces names to the medium. */
class FileStoreOrderTest {

  @TempDir Path temp;

  private Path folder() {
    return temp.resolve("site");
  }

  private TargetStore open(String mode, Disk disk) {
    return Sites.open("file:" + folder() + "?mode=" + mode, disk);
  }

  @ParameterizedTest
  @ValueSource(strings = {"release", "in-place"})
  void aPublishThatChangesNothingStillRequiresTheBaseItBeganOn(String mode) {
    try (TargetStore store = open(mode, new Disk())) {
      Sites.publish(store, 1);
      try (Publication same = store.begin(Sites.request(1))) {
        try (TargetStore other = open(mode, new Disk())) {
          Sites.publish(other, 2);
        }
        refused(Reason.CONFLICT, same::commit);
      }
      assertThat(Sites.contents(store)).isEqualTo(Sites.site(2));
    }
  }

  @Test
  void aCommitFirstFinishesTheOneThatAKilledProcessLeft() {
    try (TargetStore store = open("in-place", new Disk())) {
      Sites.publish(store, 1);
      try (Publication late = store.begin(Sites.request(3))) {
        late.put(page("readme.md", "index of 3"));
        leaveInterrupted(2);
        refused(Reason.CONFLICT, late::commit);
      }
      assertThat(folder().resolve(".sentinel-sync/pending")).doesNotExist();
      assertThat(Sites.contents(store)).isEqualTo(Sites.site(2));
    }
  }

  /** Lets a process die after its commit is decided and before its first page is in place. */
  private void leaveInterrupted(int revision) {
    Path pending = folder().resolve(".sentinel-sync/pending");
    for (int changes = 0; !Files.exists(pending); changes++) {
      assertThatExceptionOfType(Killed.class)
          .isThrownBy(dyingPublish(FaultyDisk.dyingAfter(changes), revision));
    }
  }

  private ThrowingCallable dyingPublish(Disk disk, int revision) {
    return () -> {
      try (TargetStore store = open("in-place", disk)) {
        Sites.publish(store, revision);
      }
    };
  }

  @Test
  void inPlaceTheDecisionIsOnTheMediumBeforeTheFirstPageChanges() {
    List<String> changes = new ArrayList<>();
    try (TargetStore store = open("in-place", recording(changes))) {
      Sites.publish(store, 1);
      changes.clear();
      Sites.publish(store, 2);
    }
    int decided = changes.indexOf("move to .sentinel-sync/pending");
    assertThat(decided).isNotNegative();
    assertThat(changes.get(decided + 1)).isEqualTo("force .sentinel-sync");
    assertThat(changes.subList(0, decided))
        .allMatch(change -> change.contains(" .sentinel-sync/work"));
    List<String> records = files("write ", changes.subList(0, decided));
    assertThat(records.removeIf(path -> path.matches(".*/\\d+"))).isTrue();
    assertThat(records).anyMatch(path -> path.endsWith("/steps"));
    assertThat(records).anyMatch(path -> path.endsWith("/manifest"));
    assertThat(records).anyMatch(path -> path.contains("/parts/"));
    assertThat(files("force ", changes.subList(0, decided))).containsExactlyElementsOf(records);
    assertThat(changes.subList(decided + 2, changes.size())).contains("move to readme.md");
  }

  @Test
  void inPlaceTheManifestIsOnTheMediumBeforeThePublishEnds() {
    List<String> changes = new ArrayList<>();
    try (TargetStore store = open("in-place", recording(changes))) {
      Sites.publish(store, 1);
    }
    int manifest = changes.indexOf("move to .sentinel-sync/manifest.json");
    assertThat(manifest).isNotNegative();
    assertThat(changes.get(manifest + 1)).isEqualTo("force .sentinel-sync");
    assertThat(changes.indexOf("move to readme.md")).isBetween(0, manifest);
  }

  @Test
  void aReleaseIsOnTheMediumBeforeTheLinkLeadsToIt() {
    List<String> changes = new ArrayList<>();
    try (TargetStore store = open("release", recording(changes))) {
      Sites.publish(store, 1);
    }
    int release = changes.indexOf("move to releases/r1");
    int switched = changes.indexOf("move to current");
    assertThat(release).isNotNegative();
    List<String> forced = files("force ", changes.subList(0, release));
    assertThat(forced).anyMatch(path -> path.endsWith("/.sentinel-sync/manifest.json"));
    assertThat(forced).anyMatch(path -> path.contains("/.sentinel-sync/pages/"));
    assertThat(changes.get(release + 1)).isEqualTo("force releases");
    assertThat(switched).isGreaterThan(release + 1);
    assertThat(changes.get(switched + 1)).isEqualTo("force ");
  }

  @ParameterizedTest
  @ValueSource(strings = {"changes", "stays/deep"})
  void pagesBelowAForeignFileAreLeftOut(String name) throws IOException {
    Path foreign = folder().resolve(name);
    Files.createDirectories(foreign.getParent());
    Files.writeString(foreign, "somebody's");
    try (TargetStore store = open("in-place", new Disk())) {
      Sites.publish(store, 1);
      Map<String, String> expected = new TreeMap<>(Sites.site(1));
      assertThat(expected.keySet().removeIf(path -> path.startsWith(name + "/"))).isTrue();
      expected.put("foreign " + name, "somebody's");
      assertThat(Sites.contents(store)).isEqualTo(expected);
    }
  }

  @Test
  void aLinkToAFileWithThePagesContentIsNotThePage() throws IOException {
    Files.createDirectories(folder());
    Path outside = Files.writeString(temp.resolve("outside.md"), "the same text");
    Files.createSymbolicLink(folder().resolve("a.md"), outside);
    try (TargetStore store = open("in-place", new Disk());
        Publication publication = store.begin(Sites.request(1))) {
      publication.put(page("a.md", "the same text"));
      assertThat(publication.commit().leftOut()).containsExactly("a.md");
    }
    assertThat(folder().resolve("a.md")).isSymbolicLink();
  }

  @ParameterizedTest
  @ValueSource(strings = {"release", "in-place"})
  void aForeignFolderWhereAPageMustGoStays(String mode) throws IOException {
    try (TargetStore store = open(mode, new Disk())) {
      Sites.publish(store, 1);
      Path site = mode.equals("release") ? folder().resolve("current").toRealPath() : folder();
      Files.writeString(Files.createDirectories(site.resolve("full.md")).resolve("x"), "mine");
      Files.createDirectories(site.resolve("empty.md"));
      try (Publication publication = store.begin(Sites.request(2))) {
        publication.put(page("full.md", "a page"));
        publication.put(page("empty.md", "a page"));
        publication.put(page("free.md", "a page"));
        assertThat(publication.commit().leftOut()).containsExactly("empty.md", "full.md");
      }
      assertThat(store.read("free.md")).isPresent();
      assertThat(store.read("full.md/x")).isPresent();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"release", "in-place"})
  void durablePagesAreOnTheMediumBeforeTheFirstOneChanges(String mode) {
    List<String> changes = new ArrayList<>();
    try (TargetStore store = open(mode + "&durable=true", recording(changes))) {
      Sites.publish(store, 1);
    }
    List<String> written =
        files("write ", changes).stream().filter(path -> path.matches(".*/\\d+")).toList();
    assertThat(written).hasSameSizeAs(Sites.site(1).keySet());
    int first =
        changes.indexOf(
            changes.stream()
                .filter(change -> change.startsWith("move to "))
                .findFirst()
                .orElseThrow());
    assertThat(files("force ", changes.subList(0, first))).containsAll(written);
  }

  private static List<String> files(String done, List<String> changes) {
    return changes.stream()
        .filter(change -> change.startsWith(done))
        .map(change -> change.substring(done.length()))
        .collect(Collectors.toCollection(ArrayList::new));
  }

  private static PageContent page(String path, String text) {
    return PageContent.of(path, text.getBytes(StandardCharsets.UTF_8), Phase.PAGE);
  }

  private static void refused(Reason reason, ThrowingCallable action) {
    assertThatExceptionOfType(TargetException.class)
        .isThrownBy(action)
        .satisfies(e -> assertThat(e.reason()).isEqualTo(reason));
  }

  /** A real disk that notes what it changes, with paths relative to the target's folder. */
  private Disk recording(List<String> changes) {
    return new Disk() {
      @Override
      void write(Path file, byte[] content) throws IOException {
        super.write(file, content);
        changes.add("write " + folder().relativize(file));
      }

      @Override
      void forceAll(Collection<Path> files) throws IOException {
        super.forceAll(files);
        files.forEach(file -> changes.add("force " + folder().relativize(file)));
      }

      @Override
      void move(Path from, Path to) throws IOException {
        super.move(from, to);
        changes.add("move to " + folder().relativize(to));
      }

      @Override
      void force(Path forced) throws IOException {
        super.force(forced);
        changes.add("force " + folder().relativize(forced));
      }
    };
  }
}
