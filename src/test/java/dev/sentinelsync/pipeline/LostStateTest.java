package dev.sentinelsync.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sentinelsync.command.SampleRepository;
import dev.sentinelsync.content.kind.PathClassifier;
import dev.sentinelsync.state.Position;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.core.LogEvent;
import org.apache.logging.log4j.core.Logger;
import org.apache.logging.log4j.core.appender.AbstractAppender;
import org.apache.logging.log4j.core.config.Configurator;
import org.apache.logging.log4j.core.config.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The state database is lost, damaged or older than the target: it is rebuilt by the next sync. */
class LostStateTest {

  private static final String LOOKUP = "dev.sentinelsync.pipeline.step.PublishedLookup";

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
      recordOtherBuild(fixture);
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

  @Test
  void anUpgradeSaysOnceWhichFoldersASettingLeavesOut() throws Exception {
    Lines lines = new Lines();
    Logger logger = (Logger) LogManager.getLogger(LOOKUP);
    lines.start();
    logger.addAppender(lines);
    Configurator.setLevel(logger, Level.INFO);
    SiteSettings usual = settings();
    List<String> folders =
        PathClassifier.DEFAULT_FOLDERS.stream().filter(name -> !name.equals("ASIM")).toList();
    try (SampleRepository sample = SampleRepository.create(folder.resolve("origin"));
        SyncFixture fixture = new SyncFixture(folder, TestSites.with(usual, folders))) {
      fixture.sync(SyncOptions.DEFAULT);
      recordOtherBuild(fixture);
      fixture.restart();
      fixture.sync(SyncOptions.DEFAULT);
      fixture.restart();
      fixture.sync(SyncOptions.DEFAULT);

      assertThat(lines.texts)
          .filteredOn(text -> text.contains("folders"))
          .singleElement()
          .asString()
          .contains("'site.test.folders' does not name ASIM, ");
    } finally {
      logger.removeAppender(lines);
      Configurator.setLevel(logger, Level.WARN);
    }
  }

  /** What was logged. */
  private static final class Lines extends AbstractAppender {
    private final List<String> texts = new ArrayList<>();

    Lines() {
      super("lines of " + LOOKUP, null, null, true, Property.EMPTY_ARRAY);
    }

    @Override
    public void append(LogEvent event) {
      texts.add(event.getMessage().getFormattedMessage());
    }
  }

  private static void recordOtherBuild(SyncFixture fixture) {
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
    return new SyncFixture(folder, settings());
  }

  private SiteSettings settings() {
    return TestSites.site(
        folder, folder.resolve("origin").toString(), "navbar", "file:" + folder.resolve("site"));
  }

  private Path state() {
    return folder.resolve("state.mv.db");
  }
}
