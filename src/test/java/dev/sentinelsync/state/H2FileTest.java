package dev.sentinelsync.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.sentinelsync.state.StateException.Reason;
import dev.sentinelsync.testing.ManualClock;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.assertj.core.api.AbstractThrowableAssert;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class H2FileTest {

  private static final String SITE = StateTestBase.SITE;

  @TempDir Path folder;

  private final Clock clock = new ManualClock(Instant.parse("2026-03-01T10:00:00Z"));

  @Test
  void theFolderIsMadeWhenMissing() {
    StateSettings settings = StateSettings.h2(folder.resolve("new/folder with space/state"));

    StateDatabase.open(settings, clock).close();

    assertThat(folder.resolve("new/folder with space/state.mv.db")).isRegularFile();
  }

  /** Otherwise every start would take the time of a migration. */
  @Test
  void aFileThatWasMadeNowIsKnownToBeComplete() {
    try (StateDatabase state = open()) {
      List<String> recorded =
          Jdbi.create(state.connections())
              .withHandle(
                  handle ->
                      handle
                          .createQuery(
                              """
                              SELECT "version" || ':' || "checksum" FROM "flyway_schema_history"
                              WHERE "version" IS NOT NULL ORDER BY "installed_rank"
                              """)
                          .mapTo(String.class)
                          .list());

      assertThat(String.join(" ", recorded)).isEqualTo(Schema.COMPLETE_H2);
    }
  }

  @Test
  void aFileThatAnotherProcessHasOpenIsRefused() throws Exception {
    try (OtherProcess other = OtherProcess.publishing(folder.resolve("state"))) {
      assertRefused(this::open, Reason.LOCKED)
          .hasMessageContaining("another process has it open. Stop the other process");
      assertThat(other.nextPublish()).isPositive();
    }
  }

  @Test
  void afterAKillNothingThatWasRecordedIsMissingAndTheFenceGoesOn() throws Exception {
    Random random = new Random(42);
    long recorded = 0;
    for (int round = 0; round < 5; round++) {
      try (OtherProcess other = OtherProcess.publishing(folder.resolve("state"))) {
        for (int publishes = random.nextInt(20); publishes >= 0; publishes--) {
          recorded = other.nextPublish();
        }
        recorded = other.kill(recorded);
      }
      try (StateDatabase state = open()) {
        Position position = state.positions().find(SITE).orElseThrow();
        assertThat(position.fence()).isGreaterThanOrEqualTo(recorded);
        assertThat(pages(state).values())
            .extracting(PageRecord::renderedAt)
            .containsExactly(position.revision(), position.revision());
        Lease lease = state.leases().acquire(SITE, "next", Duration.ofMinutes(1)).orElseThrow();
        assertThat(lease.fence()).isGreaterThan(recorded);
        state.leases().release(lease);
      }
    }
  }

  @Test
  void leasesOfTheLastProcessDoNotBlockTheNext() {
    try (StateDatabase state = open()) {
      state.leases().acquire(SITE, "killed", Duration.ofHours(1)).orElseThrow();
    }

    try (StateDatabase state = open()) {
      assertThat(state.leases().acquire(SITE, "next", Duration.ofHours(1)))
          .hasValueSatisfying(lease -> assertThat(lease.fence()).isEqualTo(2));
    }
  }

  @Test
  void theFileStaysWithinAFewTimesItsRows() throws IOException {
    try (StateDatabase state = open()) {
      String report = "x".repeat(4_000);
      for (int i = 0; i < 600; i++) {
        String id = "run-" + i;
        state.runs().start(run(id));
        state.runs().finish(id, "SUCCESS", null, report);
      }
      state.runs().prune(SITE, 100);

      await()
          .atMost(Duration.ofSeconds(20))
          .untilAsserted(
              () -> {
                state.positions().find(SITE);
                assertThat(Files.size(file())).isLessThan(6 * 100 * report.length());
              });
      assertThat(state.runs().latest(SITE, 1000)).hasSize(100);
      assertThat(state.runs().find("run-599").orElseThrow().report()).contains(report);
    }
  }

  @Test
  void anInterruptedThreadDoesNotCloseTheDatabaseForOthers() throws InterruptedException {
    try (StateDatabase state = open()) {
      Thread interrupted =
          new Thread(
              () -> {
                Thread.currentThread().interrupt();
                state.deliveries().add("github", "d1", List.of());
              });
      interrupted.start();
      interrupted.join();

      assertThat(state.deliveries().add("github", "d2", List.of())).isTrue();
      assertThat(state.deliveries().contains("github", "d1")).isTrue();
    }
  }

  @Test
  void aPlaceThatCannotBeWrittenIsNamed() throws IOException {
    Path file = Files.createFile(folder.resolve("file"));

    assertRefused(
            () -> StateDatabase.open(StateSettings.h2(file.resolve("state")), clock),
            Reason.NO_PERMISSION)
        .hasMessageContaining("The state cannot be written to " + file);
  }

  @Test
  void aReadOnlyFileIsRefusedRatherThanOpenedForReading() throws Exception {
    open().close();
    Files.setPosixFilePermissions(file(), PosixFilePermissions.fromString("r--r--r--"));
    List<String> command = new ArrayList<>();
    if ("root".equals(System.getProperty("user.name"))) {
      // Without its capabilities, permissions hold for root as for anybody.
      command.addAll(List.of("setpriv", "--bounding-set=-all", "--inh-caps=-all"));
    }
    command.addAll(
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            System.getProperty("java.class.path"),
            OpenedWithoutRights.class.getName(),
            folder.resolve("state").toString()));

    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();

    assertThat(new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
        .startsWith(Reason.NO_PERMISSION + " ")
        .contains(file().toString());
    assertThat(process.waitFor()).isZero();
  }

  @Test
  void aWrongPasswordIsItsOwnReason() {
    StateDatabase.open(settings("ops", "right"), clock).close();

    assertRefused(
            () -> StateDatabase.open(settings("ops", "wrong-secret"), clock),
            Reason.WRONG_CREDENTIALS)
        .hasMessageContaining("user or password are wrong")
        .hasMessageNotContaining("wrong-secret");
  }

  @Test
  void aFileThatIsNoDatabaseIsSetAsideAndANewOneMade() throws IOException {
    Files.writeString(file(), "this is not a database\n".repeat(1000));

    try (StateDatabase state = open()) {
      assertThat(state.positions().find(SITE)).isEmpty();
    }

    assertThat(folder.resolve("state.mv.db.damaged-20260301T100000.000Z"))
        .content()
        .startsWith("this is not a database");
  }

  /**
   * H2 goes back to the newest state that it can read whole, so a damaged file either is made anew
   * or shows an earlier moment; what it must never show is pages of one moment under the position
   * of another.
   */
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
  void aFileThatIsPartlyOverwrittenIsConsistentOrMadeAnew(int seed) throws IOException {
    publishes(3);
    Random random = new Random(seed);
    long from = random.nextLong(Files.size(file()));
    overwrite(file(), from, Math.min(Files.size(file()), from + (1L << (10 + random.nextInt(10)))));

    try (StateDatabase state = open()) {
      try {
        readEverything(state);
      } catch (StateException met) {
        assertThat(met.reason()).isEqualTo(Reason.DAMAGED);
      }
      assertThat(revisions(state)).isEqualTo(positions(state));
    }
  }

  /** As a damaged file of which H2 can read only a part; seen with the seeds above. */
  @Test
  void aFileThatHasLostTheRecordOfItsSchemaIsMadeAnew() {
    publishes(1);
    try (StateDatabase state = open()) {
      Jdbi.create(state.connections())
          .useHandle(handle -> handle.execute("DROP TABLE \"flyway_schema_history\""));
    }

    try (StateDatabase state = open()) {
      assertThat(positions(state)).isEmpty();
    }
    assertThat(folder.resolve("state.mv.db.damaged-20260301T100000.000Z")).exists();
  }

  /** Its head is whole, so it opens; what is missing shows when it is read. */
  @Test
  void damageThatIsMetLaterSetsTheFileAsideUnderTheOpenDatabase() throws IOException {
    publishes(6);
    try (StateDatabase state = open()) {
      state.deliveries().add("github", "d1", List.of());
      overwrite(file(), 3 * 4096, Files.size(file()));

      assertThatThrownBy(() -> readEverything(state))
          .isInstanceOfSatisfying(
              StateException.class,
              met -> {
                assertThat(met.reason()).isEqualTo(Reason.DAMAGED);
                assertThat(met.reason().mayPass()).isTrue();
              });

      assertThat(positions(state)).isEmpty();
      assertThat(state.leases().acquire(SITE, "next", Duration.ofMinutes(1))).isPresent();
      state.pages().replaceAll(StateTestBase.position("new", 1), somePages("new"));
      assertThat(revisions(state)).containsExactly("new");
    }
    try (StateDatabase state = open()) {
      assertThat(positions(state)).containsExactly("new");
    }
    assertThat(folder.resolve("state.mv.db.damaged-20260301T100000.000Z")).exists();
  }

  private Run run(String id) {
    return new Run(
        id,
        SITE,
        "webhook",
        new Run.Holder("node-a", 1),
        new Run.Times(clock.instant(), clock.instant(), Optional.empty()),
        Run.RUNNING,
        new Run.Revisions(Optional.empty(), Optional.of("r1")),
        Optional.empty());
  }

  private void publishes(int publishes) {
    try (StateDatabase state = open()) {
      for (int fence = 1; fence <= publishes; fence++) {
        String revision = "r" + fence;
        state.pages().replaceAll(StateTestBase.position(revision, fence), somePages(revision));
      }
    }
  }

  private static List<PageRecord> somePages(String revision) {
    return IntStream.range(0, 2_000)
        .mapToObj(i -> StateTestBase.page("page-" + i, revision))
        .toList();
  }

  private static void readEverything(StateDatabase state) {
    positions(state);
    pages(state);
    state.deliveries().contains("github", "d1");
    state.runs().latest(SITE, 10);
  }

  private static Set<String> positions(StateDatabase state) {
    return state.positions().find(SITE).stream()
        .map(Position::revision)
        .collect(Collectors.toSet());
  }

  private static Set<String> revisions(StateDatabase state) {
    return pages(state).values().stream().map(PageRecord::renderedAt).collect(Collectors.toSet());
  }

  private StateDatabase open() {
    return StateDatabase.open(StateSettings.h2(folder.resolve("state")), clock);
  }

  private StateSettings settings(String user, String password) {
    return StateSettings.of("jdbc:h2:file:" + folder.resolve("state"), user, () -> password);
  }

  private Path file() {
    return folder.resolve("state.mv.db");
  }

  private static void overwrite(Path file, long from, long to) throws IOException {
    byte[] noise = new byte[(int) (to - from)];
    new Random(3).nextBytes(noise);
    try (RandomAccessFile access = new RandomAccessFile(file.toFile(), "rw")) {
      access.seek(from);
      access.write(noise);
    }
  }

  private static TreeMap<String, PageRecord> pages(StateDatabase state) {
    TreeMap<String, PageRecord> pages = new TreeMap<>();
    state.pages().load(SITE, page -> pages.put(page.path(), page));
    return pages;
  }

  private static AbstractThrowableAssert<?, ?> assertRefused(ThrowingCallable call, Reason reason) {
    return assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            StateException.class, refused -> assertThat(refused.reason()).isEqualTo(reason));
  }
}
