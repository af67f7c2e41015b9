package dev.sentinelsync.pipeline.read;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sentinelsync.content.kind.PathClassifier;
import dev.sentinelsync.content.parse.ContentLimits;
import dev.sentinelsync.pipeline.BuildRequest;
import dev.sentinelsync.pipeline.BuildRequest.CacheMode;
import dev.sentinelsync.pipeline.SiteRuntime;
import dev.sentinelsync.pipeline.TestSites;
import dev.sentinelsync.pipeline.read.FileBatch.FileVersion;
import dev.sentinelsync.source.ProgressListener;
import dev.sentinelsync.source.Revision;
import dev.sentinelsync.state.StateDatabase;
import dev.sentinelsync.state.StateSettings;
import dev.sentinelsync.testing.GitFixture;
import dev.sentinelsync.testing.ManualClock;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which parse results a site needs, over a real repository. */
class ParseResultsInUseTest {

  private static final ContentLimits LIMITS = ContentLimits.DEFAULT;
  private static final String A = "Detections/Syslog/a.yaml";
  private static final String B = "Detections/Syslog/b.yaml";

  @TempDir Path temp;
  private final ManualClock clock = new ManualClock(Instant.parse("2026-03-01T10:00:00Z"));
  private GitFixture remote;
  private StateDatabase state;
  private SiteRuntime site;

  @BeforeEach
  void open() {
    remote = GitFixture.create(temp.resolve("remote.git"));
    state = StateDatabase.open(StateSettings.h2(temp.resolve("state")), clock);
    site = SiteRuntime.open(TestSites.site(temp, remote.folder().toUri().toString(), "navbar"));
  }

  @AfterEach
  void close() {
    site.close();
    state.close();
    remote.close();
  }

  @Test
  void whatTheSiteShowsStaysAndOlderVersionsGo() {
    remote.commit("1", Map.of(A, "name: one", B, "name: other"));
    read(site.fetch(ProgressListener.NONE));
    remote.commit("2", Map.of(A, "name: two"));
    read(site.fetch(ProgressListener.NONE));
    clock.advance(Duration.ofDays(1));

    inUse().touch(site);

    assertThat(state.parseCache().evict(0)).isEqualTo(1);
    assertThat(read(site.fetch(ProgressListener.NONE))).isEqualTo(new CacheCount(2, 0));
  }

  @Test
  void aSiteThatWasNeverFetchedHasNone() {
    inUse().touch(site);

    assertThat(state.parseCache().size()).isZero();
  }

  private ParseResultsInUse inUse() {
    return ParseResultsInUse.of(site.settings().pages().folders(), LIMITS, state.parseCache());
  }

  private CacheCount read(Revision revision) {
    List<String> folders = site.settings().pages().folders();
    PathClassifier classifier = new PathClassifier(folders);
    List<FileVersion> files =
        site.source().diff(null, revision, folders).changes().stream()
            .map(
                file ->
                    new FileVersion(classifier.classify(file.path()).orElseThrow(), file.newBlob()))
            .toList();
    return new FileReading(FileAnalyzer.standard(LIMITS), Optional.of(state.parseCache()), LIMITS)
        .read(new BuildRequest(site, revision, CacheMode.READ_AND_WRITE, false), files)
        .cache();
  }
}
