package dev.sentinelsync.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The state is read beside the process that works with it, which notices nothing. */
class ReadBesideTest {

  @Nested
  class OnH2 extends Behaviour {
    OnH2() {
      super(Vendor.H2);
    }
  }

  @Nested
  class OnPostgresql extends Behaviour {
    OnPostgresql() {
      super(Vendor.POSTGRESQL);
    }
  }

  abstract static class Behaviour extends StateTestBase {

    private static final ParseKey KEY = new ParseKey("rule", "blob", "1");

    Behaviour(Vendor vendor) {
      super(vendor);
    }

    @Test
    void whatIsStoredIsReadAndNothingIsWritten() {
      state.parseCache().put(Map.of(KEY, "facts".getBytes(StandardCharsets.UTF_8)));
      Lease lease = state.leases().acquire(SITE, "other", MINUTE).orElseThrow();
      state.pages().record(position("r1", lease.fence()), List.of(page("a.md", "r1")), List.of());
      clock.advance(Duration.ofDays(1));

      try (StateDatabase beside = StateDatabase.openBeside(settings, clock).orElseThrow()) {
        assertThat(beside.positions().find(SITE)).contains(position("r1", lease.fence()));
        assertThat(beside.parseCache().get(List.of(KEY))).containsOnlyKeys(KEY);
        Map<ParseKey, byte[]> other = Map.of(KEY, new byte[0]);
        assertThatThrownBy(() -> beside.parseCache().put(other)).isInstanceOf(StateException.class);
      }

      assertThat(state.parseCache().evict(0)).as("entries not used today").isEqualTo(1);
      assertThat(state.leases().renew(lease, MINUTE)).isPresent();
    }

    @Test
    void aSchemaOfAnotherProgramIsNotRead() {
      sql("DELETE FROM \"flyway_schema_history\" WHERE \"version\" = '6'");

      assertThat(StateDatabase.openBeside(settings, clock)).isEmpty();
    }
  }

  @TempDir Path folder;

  @Test
  void aFileThatAnotherProcessWritesIsReadAsItWas() throws Exception {
    Path file = folder.resolve("state");
    try (OtherProcess other = OtherProcess.publishing(file)) {
      for (int time = 0; time < 5; time++) {
        long last = other.nextPublish();
        try (StateDatabase beside =
            StateDatabase.openBeside(StateSettings.h2(file), Clock.systemUTC()).orElseThrow()) {
          Position position = beside.positions().find("public").orElseThrow();
          assertThat(position.fence()).isGreaterThanOrEqualTo(last);
          beside
              .pages()
              .load("public", page -> assertThat(page.renderedAt()).isEqualTo(position.revision()));
        }
        assertThat(other.nextPublish()).isGreaterThan(last);
      }
    }
  }

  @Test
  void aFileThatIsNotThereIsNotMadeAndADamagedOneStays() throws Exception {
    assertThat(StateDatabase.openBeside(StateSettings.h2(folder.resolve("new")), Clock.systemUTC()))
        .isEmpty();
    assertThat(folder).isEmptyDirectory();

    Files.writeString(folder.resolve("state.mv.db"), "no database\n".repeat(2_000));
    assertThat(
            StateDatabase.openBeside(StateSettings.h2(folder.resolve("state")), Clock.systemUTC()))
        .isEmpty();
    assertThat(folder).isDirectoryContaining("glob:**/state.mv.db");
  }

  @Test
  void aFileIsReadWhereItLiesAndStaysAsItIs() throws Exception {
    StateSettings settings = StateSettings.h2(folder.resolve("state"));
    assertThat(StateDatabase.openFile(settings, Clock.systemUTC())).isEmpty();
    StateDatabase.open(settings, Clock.systemUTC()).close();
    byte[] before = Files.readAllBytes(folder.resolve("state.mv.db"));

    try (StateDatabase state = StateDatabase.openFile(settings, Clock.systemUTC()).orElseThrow()) {
      assertThat(state.positions().find("public")).isEmpty();
    }
    assertThat(folder.resolve("state.mv.db")).hasBinaryContent(before);
  }

  @Test
  void theCopyOfAFileGoesWithIt() throws Exception {
    Path file = Files.writeString(folder.resolve("state.mv.db"), "rows");
    Path copied;
    try (H2Copy copy = H2Copy.of(file, Clock.systemUTC()).orElseThrow()) {
      copied = H2File.of(copy.settings(StateSettings.h2(folder.resolve("state")))).get().path();
      assertThat(copied).hasContent("rows");
      assertThat(Files.getPosixFilePermissions(copied.getParent()))
          .isEqualTo(PosixFilePermissions.fromString("rwx------"));
    }
    assertThat(copied.getParent()).doesNotExist();
  }
}
