package dev.sentinelsync.publish.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.sentinelsync.publish.StoredPage;
import dev.sentinelsync.publish.TargetException;
import dev.sentinelsync.publish.TargetException.Reason;
import dev.sentinelsync.publish.TargetSettings;
import dev.sentinelsync.publish.TargetStore;
import dev.sentinelsync.publish.targets.Targets;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Failures of folders, and their messages. */
class FileStoreFailureTest {

  private static final Disk DISK = new Disk();

  @TempDir Path temp;

  private Path folder() {
    return temp.resolve("site");
  }

  static Stream<Arguments> failures() {
    Stream.Builder<Arguments> all = Stream.builder();
    for (String mode : new String[] {"release", "in-place"}) {
      all.add(Arguments.of(mode, new IOException("No space left on device"), Reason.FULL));
      all.add(
          Arguments.of(
              mode, new FileSystemException("x", null, "Disk quota exceeded"), Reason.FULL));
      all.add(Arguments.of(mode, new AccessDeniedException("x"), Reason.NOT_WRITABLE));
      all.add(
          Arguments.of(
              mode,
              new FileSystemException("x", null, "Read-only file system"),
              Reason.NOT_WRITABLE));
      all.add(Arguments.of(mode, new IOException("Input/output error"), Reason.STORAGE));
    }
    return all.build();
  }

  @ParameterizedTest
  @MethodSource("failures")
  void aFailingDiskLeavesTheOldSiteAndAMessage(String mode, IOException failure, Reason reason) {
    String address = "file:" + folder() + "?mode=" + mode;
    try (TargetStore store = Sites.open(address, DISK)) {
      Sites.publish(store, 1);
    }
    boolean failed = true;
    for (int good = 0; failed; good++) {
      failed = failsAfter(good, address, failure, reason);
      try (TargetStore store = Sites.open(address, DISK)) {
        String revision = store.published().orElseThrow().header().revision();
        assertThat(Sites.contents(store))
            .isEqualTo(Sites.site(Integer.parseInt(revision.substring(1))));
        Sites.publish(store, 1);
        assertThat(Sites.contents(store)).isEqualTo(Sites.site(1));
      }
    }
  }

  private static boolean failsAfter(int good, String address, IOException failure, Reason reason) {
    Disk disk =
        new FaultyDisk(
            good,
            path -> {
              throw failure;
            });
    try (TargetStore store = Sites.open(address, disk)) {
      Sites.publish(store, 2);
      return false;
    } catch (TargetException e) {
      assertThat(e.reason()).isEqualTo(reason);
      assertThat(e).hasMessageContaining("site").hasMessageEndingWith(".");
      return true;
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"release", "in-place"})
  void aFileInPlaceOfTheFolder(String mode) throws IOException {
    Files.writeString(folder(), "a file");
    try (TargetStore store = Sites.open("file:" + folder() + "?mode=" + mode, DISK)) {
      refused(Reason.NOT_WRITABLE, store::validate);
      refused(Reason.NOT_WRITABLE, () -> Sites.publish(store, 1));
    }
    assertThat(folder()).hasContent("a file");
  }

  @Test
  void aFolderThatCannotBeCreated() {
    assumeTrue(Files.isDirectory(Path.of("/proc/self")), "/proc is not there");
    try (TargetStore store = Sites.open("file:/proc/self/site", DISK)) {
      assertThat(refused(Reason.NOT_WRITABLE, store::validate)).hasMessageContaining("/proc/self");
    }
  }

  @Test
  void aFolderThatDoesNotExistIsNotCreatedByValidation() {
    try (TargetStore store = Sites.open("file:" + folder() + "/deep/er", DISK)) {
      store.validate();
      assertThat(store.published()).isEmpty();
      assertThat(folder()).doesNotExist();
      Sites.publish(store, 1);
      assertThat(Sites.contents(store)).isEqualTo(Sites.site(1));
    }
  }

  @Test
  void somebodysOwnFolderNamedCurrentIsNotReplaced() throws IOException {
    Files.createDirectories(folder().resolve("current"));
    try (TargetStore store = Sites.open("file:" + folder(), DISK)) {
      refused(Reason.NOT_WRITABLE, store::validate);
      refused(Reason.NOT_WRITABLE, () -> Sites.publish(store, 1));
    }
  }

  @Test
  void aLinkNamedCurrentThatLeadsElsewhereIsNotFollowed() throws IOException {
    Files.createDirectories(folder());
    Files.createDirectories(temp.resolve("elsewhere"));
    Files.createSymbolicLink(folder().resolve("current"), Path.of("../elsewhere"));
    try (TargetStore store = Sites.open("file:" + folder(), DISK)) {
      refused(Reason.NOT_WRITABLE, store::published);
    }
  }

  @Test
  void theTwoModesDoNotMixInOneFolder() {
    try (TargetStore releases = Sites.open("file:" + folder(), DISK);
        TargetStore inPlace = Sites.open("file:" + folder() + "?mode=in-place", DISK)) {
      Sites.publish(releases, 1);
      assertThat(refused(Reason.NOT_WRITABLE, inPlace::validate)).hasMessageContaining("releases");
      refused(Reason.NOT_WRITABLE, () -> Sites.publish(inPlace, 2));
    }
    try (TargetStore inPlace = Sites.open("file:" + temp + "/other?mode=in-place", DISK);
        TargetStore releases = Sites.open("file:" + temp + "/other", DISK)) {
      Sites.publish(inPlace, 1);
      assertThat(refused(Reason.NOT_WRITABLE, releases::validate)).hasMessageContaining("in-place");
      refused(Reason.NOT_WRITABLE, () -> Sites.publish(releases, 2));
    }
  }

  @Test
  void inPlaceALinkInTheWayDoesNotLeadOutOfTheTarget() throws IOException {
    Path outside = Files.createDirectories(temp.resolve("outside"));
    Files.createDirectories(folder());
    Files.createSymbolicLink(folder().resolve("changes"), outside);
    try (TargetStore store = Sites.open("file:" + folder() + "?mode=in-place", DISK)) {
      Sites.publish(store, 1);
      assertThat(store.published().orElseThrow().pages().keySet())
          .isNotEmpty()
          .noneMatch(path -> path.startsWith("changes/"));
    }
    assertThat(outside).isEmptyDirectory();
  }

  @Test
  void readingDoesNotFollowLinksOutOfTheTarget() throws IOException {
    Files.writeString(temp.resolve("secret.md"), "secret");
    try (TargetStore store = Sites.open("file:" + folder() + "?mode=in-place", DISK)) {
      Sites.publish(store, 1);
      Files.createSymbolicLink(folder().resolve("leak.md"), temp.resolve("secret.md"));
      Files.createSymbolicLink(folder().resolve("leak"), temp);

      assertThat(store.read("leak.md")).isEmpty();
      assertThat(store.read("leak/secret.md")).isEmpty();
      try (Stream<StoredPage> stored = store.stored()) {
        assertThat(stored.filter(page -> page.path().startsWith("leak")).toList())
            .extracting(StoredPage::path, StoredPage::sha256, StoredPage::foreign)
            .containsExactlyInAnyOrder(tuple("leak", "", true), tuple("leak.md", "", true));
      }
    }
  }

  @Test
  void foreignFilesAreReplacedWhenThatIsAskedFor() throws IOException {
    Files.createDirectories(folder());
    Files.writeString(folder().resolve("readme.md"), "somebody's");
    try (TargetStore store = Sites.open("file:" + folder() + "?mode=in-place&adopt=true", DISK)) {
      Sites.publish(store, 1);
      assertThat(Sites.contents(store)).isEqualTo(Sites.site(1));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"file:", "file:x?mode=fast", "file:x?color=red", "file:x?adopt=1", ""})
  void addressesThatMeanNothingAreRefused(String address) {
    refused(Reason.INVALID_TARGET, () -> Targets.open(address, TargetSettings.of(temp)));
  }

  @Test
  void anUnknownSchemeGetsTheListOfKnownOnes() {
    assertThat(
            refused(
                Reason.INVALID_TARGET,
                () -> Targets.open("ftp://user:secret@host/x", TargetSettings.of(temp))))
        .hasMessageContaining("\"ftp\"")
        .hasMessageContaining("file:DIR")
        .hasMessageContaining("git:URL#branch")
        .hasMessageNotContaining("secret");
  }

  @Test
  void aPlainPathIsAFolder() {
    try (TargetStore store = Targets.open(folder().toString(), TargetSettings.of(temp))) {
      assertThat(store.describe()).isEqualTo("folder " + folder() + " (releases)");
    }
  }

  private static TargetException refused(Reason reason, ThrowingCallable action) {
    TargetException[] thrown = new TargetException[1];
    assertThatExceptionOfType(TargetException.class)
        .isThrownBy(action)
        .satisfies(e -> assertThat(e.reason()).isEqualTo(reason))
        .satisfies(e -> thrown[0] = e);
    return thrown[0];
  }
}
