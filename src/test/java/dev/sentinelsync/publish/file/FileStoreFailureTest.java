package dev.sentinelsync.publish.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

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

/** What goes wrong with folders, and what is said about it. */
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
  void a_failing_disk_leaves_the_old_site_and_a_sentence(
      String mode, IOException failure, Reason reason) {
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
  void a_file_in_place_of_the_folder(String mode) throws IOException {
    Files.writeString(folder(), "a file");
    try (TargetStore store = Sites.open("file:" + folder() + "?mode=" + mode, DISK)) {
      refused(Reason.NOT_WRITABLE, store::validate);
      refused(Reason.NOT_WRITABLE, () -> Sites.publish(store, 1));
    }
    assertThat(folder()).hasContent("a file");
  }

  @Test
  void a_folder_that_cannot_be_created() {
    assumeTrue(Files.isDirectory(Path.of("/proc/self")), "/proc is not there");
    try (TargetStore store = Sites.open("file:/proc/self/site", DISK)) {
      assertThat(refused(Reason.NOT_WRITABLE, store::validate)).hasMessageContaining("/proc/self");
    }
  }

  @Test
  void a_folder_that_does_not_exist_is_not_created_by_validation() {
    try (TargetStore store = Sites.open("file:" + folder() + "/deep/er", DISK)) {
      store.validate();
      assertThat(store.published()).isEmpty();
      assertThat(folder()).doesNotExist();
      Sites.publish(store, 1);
      assertThat(Sites.contents(store)).isEqualTo(Sites.site(1));
    }
  }

  @Test
  void somebodys_own_folder_named_current_is_not_replaced() throws IOException {
    Files.createDirectories(folder().resolve("current"));
    try (TargetStore store = Sites.open("file:" + folder(), DISK)) {
      refused(Reason.NOT_WRITABLE, store::validate);
      refused(Reason.NOT_WRITABLE, () -> Sites.publish(store, 1));
    }
  }

  @Test
  void a_link_named_current_that_leads_elsewhere_is_not_followed() throws IOException {
    Files.createDirectories(folder());
    Files.createDirectories(temp.resolve("elsewhere"));
    Files.createSymbolicLink(folder().resolve("current"), Path.of("../elsewhere"));
    try (TargetStore store = Sites.open("file:" + folder(), DISK)) {
      refused(Reason.NOT_WRITABLE, store::published);
    }
  }

  @Test
  void the_two_modes_do_not_mix_in_one_folder() {
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
  void in_place_a_link_in_the_way_does_not_lead_out_of_the_target() throws IOException {
    Path outside = Files.createDirectories(temp.resolve("outside"));
    Files.createDirectories(folder());
    Files.createSymbolicLink(folder().resolve("changes"), outside);
    try (TargetStore store = Sites.open("file:" + folder() + "?mode=in-place", DISK)) {
      refused(Reason.FOREIGN_FILE, () -> Sites.publish(store, 1));
    }
    assertThat(outside).isEmptyDirectory();
  }

  @Test
  void reading_does_not_follow_links_out_of_the_target() throws IOException {
    Files.writeString(temp.resolve("secret.md"), "secret");
    try (TargetStore store = Sites.open("file:" + folder() + "?mode=in-place", DISK)) {
      Sites.publish(store, 1);
      Files.createSymbolicLink(folder().resolve("leak.md"), temp.resolve("secret.md"));
      Files.createSymbolicLink(folder().resolve("leak"), temp);

      assertThat(store.read("leak.md")).isEmpty();
      assertThat(store.read("leak/secret.md")).isEmpty();
      assertThat(store.stored().filter(page -> page.path().startsWith("leak")))
          .allMatch(page -> page.foreign() && page.sha256().isEmpty());
    }
  }

  @Test
  void foreign_files_are_replaced_when_that_is_asked_for() throws IOException {
    Files.createDirectories(folder());
    Files.writeString(folder().resolve("readme.md"), "somebody's");
    try (TargetStore store = Sites.open("file:" + folder() + "?mode=in-place&adopt=true", DISK)) {
      Sites.publish(store, 1);
      assertThat(Sites.contents(store)).isEqualTo(Sites.site(1));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"file:", "file:x?mode=fast", "file:x?color=red", "file:x?adopt=1", ""})
  void addresses_that_mean_nothing_are_refused(String address) {
    refused(Reason.INVALID_TARGET, () -> Targets.open(address, TargetSettings.of(temp)));
  }

  @Test
  void an_unknown_scheme_gets_the_list_of_known_ones() {
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
  void a_plain_path_is_a_folder() {
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
