package dev.sentinelsync.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sentinelsync.command.SampleRepository;
import dev.sentinelsync.state.Position;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The state database is lost, damaged or older than the target: it is rebuilt by the next sync. */
class LostStateTest {

  @TempDir Path folder;

  @Test
  void aStateThatIsGoneIsRebuiltAndOnlyWhatDiffersIsWritten() throws Exception {
    try (SampleRepository sample = SampleRepository.create(folder.resolve("origin"));
        SyncFixture fixture = fixture()) {
      publishThreeTimes(sample, fixture);
      fixture.close();
      Files.delete(state());
      fixture.restart();
      sample.commitDemoChange();

      SyncReport report = fixture.sync(SyncOptions.DEFAULT);

      assertRebuilt(fixture, report);
    }
  }

  @Test
  void aStateThatIsDamagedIsSetAsideAndRebuilt() throws Exception {
    try (SampleRepository sample = SampleRepository.create(folder.resolve("origin"));
        SyncFixture fixture = fixture()) {
      publishThreeTimes(sample, fixture);
      fixture.close();
      Files.writeString(state(), "no database\n".repeat(2_000));
      fixture.restart();
      sample.commitDemoChange();

      SyncReport report = fixture.sync(SyncOptions.DEFAULT);

      assertRebuilt(fixture, report);
      try (Stream<Path> files = Files.list(folder)) {
        assertThat(files).anyMatch(file -> file.toString().contains("state.mv.db.damaged-"));
      }
    }
  }

  @Test
  void aStateRestoredFromAnOlderCopyCatchesUp() throws Exception {
    try (SampleRepository sample = SampleRepository.create(folder.resolve("origin"));
        SyncFixture fixture = fixture()) {
      fixture.sync(SyncOptions.DEFAULT);
      fixture.close();
      Path copy = Files.copy(state(), folder.resolve("backup"));
      fixture.restart();
      publishThreeTimes(sample, fixture);
      fixture.close();
      Files.delete(state());
      Files.copy(copy, state());
      fixture.restart();
      sample.commitDemoChange();

      SyncReport report = fixture.sync(SyncOptions.DEFAULT);

      assertRebuilt(fixture, report);
    }
  }

  @Test
  void pagesOfAnotherBuildOfTheProgramAreMadeAgain() throws Exception {
    try (SampleRepository sample = SampleRepository.create(folder.resolve("origin"));
        SyncFixture fixture = fixture()) {
      int pages = fixture.sync(SyncOptions.DEFAULT).pages().rendered();
      Position position = fixture.state().positions().find("test").orElseThrow();
      Position other =
          new Position(
              position.site(),
              position.revision(),
              position.publishId(),
              position.fence(),
              "0.9+0badbeef",
              position.configDigest(),
              position.publishedAt());
      fixture.state().pages().record(other, List.of(), List.of());
      fixture.restart();

      SyncReport report = fixture.sync(SyncOptions.DEFAULT);

      assertThat(report.pages().rendered()).isEqualTo(pages).isGreaterThan(100);
      assertThat(report.pages().published()).isZero();
      assertThat(fixture.state().positions().find("test").orElseThrow().programVersion())
          .isEqualTo(ProgramVersion.build());
      assertThat(fixture.sync(SyncOptions.DEFAULT).pages().rendered()).isZero();
      assertThat(sample.head().name()).isEqualTo(report.revisions().to());
    }
  }

  /** So that the fence of the target is higher than the first one of a new state. */
  private static void publishThreeTimes(SampleRepository sample, SyncFixture fixture)
      throws IOException {
    for (int i = 0; i < 3; i++) {
      sample.commit(
          Map.of(
              "Detections/Rounds/Round.yaml",
              "id: 00000000-0000-4000-8000-000000000001\nname: Round %d\nquery: Syslog\n"
                  .formatted(i)
                  .getBytes(StandardCharsets.UTF_8)),
          List.of(),
          "Round " + i);
      fixture.sync(SyncOptions.DEFAULT);
    }
  }

  private static void assertRebuilt(SyncFixture fixture, SyncReport report) {
    assertThat(report.outcome().recovered()).isTrue();
    assertThat(report.pages().published()).as("only what differs is written").isBetween(1, 25);
    assertThat(fixture.verify().isIdentical()).isTrue();
    assertThat(fixture.sync(SyncOptions.DEFAULT).pages().rendered()).isZero();
  }

  private SyncFixture fixture() {
    return new SyncFixture(
        folder,
        TestSites.site(
            folder,
            folder.resolve("origin").toString(),
            "navbar",
            "file:" + folder.resolve("site")));
  }

  private Path state() {
    return folder.resolve("state.mv.db");
  }
}
