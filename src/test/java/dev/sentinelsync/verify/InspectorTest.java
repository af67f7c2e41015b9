package dev.sentinelsync.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sentinelsync.command.SampleRepository;
import dev.sentinelsync.content.parse.ContentLimits;
import dev.sentinelsync.pipeline.SiteSettings;
import dev.sentinelsync.pipeline.SiteSettings.HtmlSettings;
import dev.sentinelsync.pipeline.SyncFixture;
import dev.sentinelsync.pipeline.SyncOptions;
import dev.sentinelsync.pipeline.TestSites;
import dev.sentinelsync.pipeline.run.RoutesException;
import dev.sentinelsync.source.ProgressListener;
import dev.sentinelsync.source.Revision;
import dev.sentinelsync.state.StateDatabase;
import dev.sentinelsync.state.StateSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever the state holds, a question about a file has the answer of a clean build. */
class InspectorTest {

  private static final Path ROUTES = Path.of("routes");

  @TempDir Path folder;

  private SampleRepository sample;
  private SyncFixture fixture;

  @BeforeEach
  void sync() throws IOException {
    sample = SampleRepository.create(folder.resolve("origin"));
    fixture = new SyncFixture(folder, settings("full"));
    fixture.sync(SyncOptions.DEFAULT);
  }

  @AfterEach
  void close() {
    fixture.close();
    sample.close();
  }

  /** With HTML and tombstones: pages that only a history has do not count. */
  private SiteSettings settings(String layout) {
    SiteSettings site = TestSites.site(folder, folder.resolve("origin").toString(), layout);
    return TestSites.withTombstones(
        site,
        "all",
        new HtmlSettings(List.of("markdown", "html"), "", Optional.empty(), true, true));
  }

  @Test
  void aRecordedRevisionAnswersAsACleanBuildDoes() throws IOException {
    Revision head = fixture.site().fetch(ProgressListener.NONE);
    Inspection clean = inspect(ROUTES, Optional.empty(), head, List.of());
    Path noRoutes = Files.createDirectory(folder.resolve("no-routes"));
    try (StateDatabase state = recorded()) {
      List<String> ofAllFiles = new ArrayList<>();
      for (String path : someOfEachKind(clean)) {
        assertThat(inspect(ROUTES, Optional.of(state), head, List.of(path)).of(path))
            .isEqualTo(clean.of(path));
        try {
          inspect(noRoutes, Optional.of(state), head, List.of(path));
        } catch (RoutesException allFilesWouldBeRead) {
          ofAllFiles.add(path);
        }
      }
      // Most other files spell its table in another way.
      assertThat(ofAllFiles)
          .as("not answered from the files around it")
          .containsExactly("Hunting Queries/CommonSecurityLog/LongSessions.yaml");
      String none = "Solutions/None/none.yaml";
      assertThat(inspect(noRoutes, Optional.of(state), head, List.of(none)).of(none)).isEmpty();

      Inspection all = inspect(ROUTES, Optional.of(state), head, List.of());
      assertThat(all.paths()).isEqualTo(clean.paths());
      assertThat(all.paths())
          .allSatisfy(path -> assertThat(all.of(path)).isEqualTo(clean.of(path)));
    }
  }

  @Test
  void anotherRevisionThanTheRecordedOneAnswersAsACleanBuildDoes() throws IOException {
    sample.commitDemoChange();
    Revision newer = fixture.site().fetch(ProgressListener.NONE);

    assertAnswersAsClean(newer);
  }

  @Test
  void anotherConfigurationThanTheRecordedOneAnswersAsACleanBuildDoes() throws IOException {
    fixture.close();
    fixture = new SyncFixture(folder, settings("navbar"));

    assertAnswersAsClean(fixture.site().fetch(ProgressListener.NONE));
  }

  private void assertAnswersAsClean(Revision revision) {
    Inspection clean = inspect(ROUTES, Optional.empty(), revision, List.of());
    try (StateDatabase state = recorded()) {
      Inspection since = inspect(ROUTES, Optional.of(state), revision, List.of());

      assertThat(since.paths()).isEqualTo(clean.paths());
      assertThat(since.paths())
          .allSatisfy(path -> assertThat(since.of(path)).isEqualTo(clean.of(path)));
      String one = clean.paths().get(0);
      assertThat(inspect(ROUTES, Optional.of(state), revision, List.of(one)).of(one))
          .isEqualTo(clean.of(one));
    }
  }

  @Test
  void aStateWithoutThisSiteAnswersAsACleanBuildDoes() throws IOException {
    Revision head = fixture.site().fetch(ProgressListener.NONE);
    StateSettings empty = StateSettings.h2(folder.resolve("empty"));
    StateDatabase.open(empty, Clock.systemUTC()).close();
    try (StateDatabase state = StateDatabase.openBeside(empty, Clock.systemUTC()).orElseThrow()) {
      Path noRoutes = Files.createDirectory(folder.resolve("no-routes"));
      assertThatThrownBy(
              () -> inspect(noRoutes, Optional.of(state), head, List.of("Detections/a.yaml")))
          .isInstanceOf(RoutesException.class);
      Inspection clean = inspect(ROUTES, Optional.empty(), head, List.of());
      String one = clean.paths().get(0);

      assertThat(inspect(ROUTES, Optional.of(state), head, List.of(one)).of(one))
          .isEqualTo(clean.of(one));
    }
  }

  private StateDatabase recorded() {
    return StateDatabase.openBeside(StateSettings.h2(folder.resolve("state")), Clock.systemUTC())
        .orElseThrow();
  }

  private Inspection inspect(
      Path routes, Optional<StateDatabase> state, Revision revision, List<String> paths) {
    return new Inspector(routes, ContentLimits.DEFAULT, state)
        .inspect(fixture.site(), revision, paths);
  }

  /** Two files of each kind, and all that could not be read. */
  private static List<String> someOfEachKind(Inspection clean) {
    Map<String, Integer> counts = new TreeMap<>();
    List<String> some = new ArrayList<>();
    for (String path : clean.paths()) {
      ObjectNode answer = clean.of(path).orElseThrow();
      int count = counts.merge(answer.get("kind").asText(), 1, Integer::sum);
      if (count <= 2 || answer.get("facts").isNull()) {
        some.add(path);
      }
    }
    return some;
  }
}
