package dev.sentinelsync.source.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.sentinelsync.source.EarlierVersion;
import dev.sentinelsync.source.FetchResult;
import dev.sentinelsync.source.FetchResult.CloneAction;
import dev.sentinelsync.source.FileChange;
import dev.sentinelsync.source.ProgressListener;
import dev.sentinelsync.source.Revision;
import dev.sentinelsync.source.SourceException;
import dev.sentinelsync.source.SourceSettings;
import dev.sentinelsync.testing.CapturedLog;
import dev.sentinelsync.testing.GitFixture;
import dev.sentinelsync.testing.HttpGitRemote;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.apache.logging.log4j.Level;
import org.eclipse.jgit.lib.StoredConfig;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Clones of a source over HTTP that allows filters, or does not, or not any more. */
class PartialCloneIT {

  private static final Predicate<String> FILTERED = body -> body.contains("filter blob:none");
  private static final Predicate<String> CONTENTS =
      body -> body.contains("want ") && !body.contains("filter ");
  private static final int NOISE = 200_000;
  private static final long LARGEST = 1_000_000;

  @TempDir Path temp;
  private GitFixture fixture;
  private HttpGitRemote server;

  @BeforeEach
  void start() throws IOException {
    assumeTrue(HttpGitRemote.available(), "git http-backend is not installed");
    fixture = GitFixture.create(temp.resolve("content.git"));
    allowFilters(true);
    commit("first", 1);
    commit("second", 2);
    server = HttpGitRemote.start(temp);
  }

  @AfterEach
  void stop() {
    if (server != null) {
      server.close();
      fixture.close();
    }
  }

  private void allowFilters(boolean allowed) throws IOException {
    StoredConfig config = fixture.repository().getConfig();
    config.setBoolean("uploadpack", null, "allowFilter", allowed);
    config.save();
  }

  private String commit(String name, int number) {
    byte[] noise = new byte[NOISE];
    new Random(number).nextBytes(noise);
    return fixture.commitChanges(
        name,
        Map.of(
            "Logos/" + name + ".png",
            GitFixture.bytes(noise),
            "Rules/" + name + ".yaml",
            GitFixture.file("id: " + name),
            "Rules/rule.yaml",
            GitFixture.file("version: " + number)));
  }

  private SourceSettings settings() {
    return SourceSettings.of(server.url("content.git"), "master", temp.resolve("clone.git"))
        .withTimeouts(Duration.ofSeconds(20), Duration.ofSeconds(60));
  }

  private SourceRepository open() {
    return SourceRepository.open(settings(), name -> null);
  }

  private static Revision fetch(SourceRepository source) {
    return source.fetch(ProgressListener.NONE).revision();
  }

  /** Paths and contents of the files of a folder. */
  private static Map<String, String> contents(
      SourceRepository source, Revision revision, String folder) {
    List<FileChange> files = source.diff(null, revision, List.of(folder)).changes();
    source.fetchBlobs(files.stream().map(FileChange::newBlob).toList());
    Map<String, String> contents = new TreeMap<>();
    for (FileChange file : files) {
      contents.put(file.path(), text(source, file.newBlob()));
    }
    return contents;
  }

  private static String text(SourceRepository source, String blob) {
    return new String(source.read(blob, LARGEST), StandardCharsets.UTF_8);
  }

  private boolean isPartial() throws IOException {
    try (OpenClone clone = OpenClone.open(temp.resolve("clone.git").toFile())) {
      return clone.isPartial();
    }
  }

  private static String blob(SourceRepository source, Revision revision, String path) {
    return source.diff(null, revision, List.of(path)).changes().get(0).newBlob();
  }

  @Test
  void whatNobodyReadsIsNotDownloaded() throws IOException {
    try (SourceRepository source = open()) {
      Revision head = fetch(source);
      assertThat(contents(source, head, "Rules"))
          .containsExactly(
              Map.entry("Rules/first.yaml", "id: first"),
              Map.entry("Rules/rule.yaml", "version: 2"),
              Map.entry("Rules/second.yaml", "id: second"));
      assertThat(isPartial()).isTrue();
      assertThat(server.sentBytes()).isLessThan(NOISE / 10);
      assertThat(server.bodies().stream().filter(CONTENTS)).as("requests for contents").hasSize(1);
      // What was brought is kept.
      int requests = server.requests();
      contents(source, head, "Rules");
      assertThat(server.requests()).isEqualTo(requests);
      assertThat(contents(source, head, "Logos").keySet()).hasSize(2);
      assertThat(server.sentBytes()).isGreaterThan(2 * NOISE);
    }
  }

  @Test
  void progressShowsBytes() {
    SortedMap<String, Long> bytes = new TreeMap<>();
    ProgressListener listener =
        new ProgressListener() {
          @Override
          public void progress(String phase, int done, int total) {
            bytes.put(phase, 0L);
          }

          @Override
          public void received(String phase, int done, int total, long received) {
            bytes.put(phase, received);
          }
        };
    try (SourceRepository source = open()) {
      contents(source, source.fetch(listener).revision(), "Logos");
    }
    assertThat(bytes.get("Receiving objects")).isGreaterThan(2 * NOISE);
    assertThat(bytes.keySet())
        .anyMatch(phase -> phase.matches("Received 4\\d\\d\\.\\d kB from http.*"));
  }

  @Test
  void aPushBringsLittle() {
    try (SourceRepository source = open()) {
      contents(source, fetch(source), "Rules");
      for (int push = 3; push < 13; push++) {
        commit("push" + push, push);
        long before = server.sentBytes();
        FetchResult news = source.fetch(ProgressListener.NONE);
        assertThat(news.action()).isEqualTo(CloneAction.REUSED);
        assertThat(contents(source, news.revision(), "Rules")).hasSize(push + 1);
        assertThat(server.sentBytes() - before).isLessThan(50_000);
      }
    }
  }

  @Test
  void aPartialCloneOpensAgainAndReadsOneByOne() {
    Revision head;
    try (SourceRepository source = open()) {
      head = fetch(source);
    }
    try (SourceRepository source = open()) {
      assertThat(text(source, blob(source, head, "Rules/rule.yaml"))).isEqualTo("version: 2");
    }
  }

  @Test
  void aSourceWithoutFiltersIsClonedWhole() throws IOException {
    allowFilters(false);
    try (CapturedLog log = CapturedLog.of(CloneMaker.class, Level.WARN);
        SourceRepository source = open()) {
      Revision head = fetch(source);
      assertThat(isPartial()).isFalse();
      assertThat(String.join("\n", log.lines()))
          .contains("offers no filters", "The whole repository is cloned instead");
      assertThat(contents(source, head, "Rules")).hasSize(3);
      assertThat(server.bodies().stream().filter(FILTERED)).isEmpty();
    }
  }

  @Test
  void aSourceThatSwitchesFiltersOffIsClonedAnew() throws IOException {
    try (SourceRepository source = open()) {
      contents(source, fetch(source), "Rules");
      allowFilters(false);
      String third = commit("third", 3);
      FetchResult news = source.fetch(ProgressListener.NONE);
      assertThat(news.revision().id()).isEqualTo(third);
      assertThat(news.action()).isEqualTo(CloneAction.REBUILT);
      assertThat(isPartial()).isFalse();
      assertThat(contents(source, news.revision(), "Logos")).hasSize(3);
      // A have with the files of a partial clone left out was never sent without the filter.
      assertThat(server.bodies().stream().filter(CONTENTS).filter(body -> body.contains("have ")))
          .isEmpty();
      allowFilters(true);
      commit("fourth", 4);
      assertThat(source.fetch(ProgressListener.NONE).action()).isEqualTo(CloneAction.REUSED);
      assertThat(isPartial()).as("a whole clone stays one").isFalse();
    }
  }

  @Test
  void aSourceThatBreaksOffTwiceIsClonedWhole() throws IOException {
    server.breakNext(2, FILTERED, 300);
    try (CapturedLog log = CapturedLog.of(CloneMaker.class, Level.WARN);
        SourceRepository source = open()) {
      Revision head = fetch(source);
      assertThat(isPartial()).isFalse();
      assertThat(String.join("\n", log.lines())).contains("The whole repository is cloned instead");
      assertThat(contents(source, head, "Rules")).hasSize(3);
    }
  }

  @Test
  void aSourceThatBreaksOffOnceIsAskedAgain() throws IOException {
    server.breakNext(1, FILTERED, 300);
    try (SourceRepository source = open()) {
      fetch(source);
      assertThat(isPartial()).isTrue();
    }
  }

  @Test
  void contentsThatBreakOffAreAskedForInHalves() throws IOException {
    try (SourceRepository source = open()) {
      Revision head = fetch(source);
      server.breakNext(1, CONTENTS, 60);
      assertThat(contents(source, head, "Rules")).hasSize(3);
      assertThat(isPartial()).isTrue();
      assertThat(server.bodies().stream().filter(CONTENTS)).hasSize(3);
    }
  }

  @Test
  void contentsThatKeepBreakingOffGetAWholeClone() throws IOException {
    try (CapturedLog log = CapturedLog.of(CloneKeeper.class, Level.WARN);
        SourceRepository source = open()) {
      Revision head = fetch(source);
      server.breakNext(2, CONTENTS, 60);
      assertThat(contents(source, head, "Rules")).hasSize(3);
      assertThat(isPartial()).isFalse();
      assertThat(String.join("\n", log.lines())).contains("The whole repository is cloned instead");
    }
  }

  @Test
  void aSourceThatRefusesAnIdIsClonedWhole() throws IOException {
    String unknown = "0123456789012345678901234567890123456789";
    try (CapturedLog log = CapturedLog.of(CloneKeeper.class, Level.WARN);
        SourceRepository source = open()) {
      Revision head = fetch(source);
      source.fetchBlobs(List.of(unknown));
      assertThat(isPartial()).isFalse();
      assertThat(contents(source, head, "Rules")).hasSize(3);
      assertThat(String.join("\n", log.lines()))
          .contains("does not give out contents of files by their ids", "not our ref " + unknown);
    }
  }

  @Test
  void theOldProtocolDoesAsWell() throws IOException {
    server.oldProtocol();
    try (SourceRepository source = open()) {
      assertThat(contents(source, fetch(source), "Rules")).hasSize(3);
      commit("third", 3);
      assertThat(contents(source, fetch(source), "Rules")).hasSize(4);
      assertThat(isPartial()).isTrue();
    }
  }

  @Test
  void aSourceThatLimitsRequestsIsClonedWhole() throws IOException {
    try (CapturedLog log = CapturedLog.of(CloneKeeper.class, Level.WARN);
        SourceRepository source = open()) {
      Revision head = fetch(source);
      server.answerNext(2, CONTENTS, 429);
      assertThat(contents(source, head, "Rules")).hasSize(3);
      assertThat(isPartial()).isFalse();
      assertThat(String.join("\n", log.lines())).contains("429, it limits how often it is asked");
    }
  }

  @Test
  void whereNothingHelpsThePartialCloneStays() throws IOException {
    try (SourceRepository source = open()) {
      Revision head = fetch(source);
      server.answerNext(100, body -> body.contains("want "), 429);
      assertThatThrownBy(() -> contents(source, head, "Rules"))
          .isInstanceOf(SourceException.class)
          .hasMessageContaining("429, it limits how often it is asked");
      assertThat(isPartial()).isTrue();
      server.answerNext(0, body -> false, 0);
      assertThat(contents(source, head, "Rules")).hasSize(3);
      assertThat(isPartial()).isTrue();
    }
  }

  @Test
  void theSettingSwitchesFiltersOff() throws IOException {
    try (SourceRepository source = open()) {
      fetch(source);
    }
    SourceSettings whole = settings().withExtent(new SourceSettings.Extent(0, false));
    try (SourceRepository source = SourceRepository.open(whole, name -> null)) {
      FetchResult made = source.fetch(ProgressListener.NONE);
      assertThat(made.action()).isEqualTo(CloneAction.REBUILT);
      assertThat(made.note()).contains("source.filter");
      assertThat(isPartial()).isFalse();
    }
  }

  @Test
  void aForcedPushIsFollowed() {
    try (SourceRepository source = open()) {
      Revision second = fetch(source);
      fixture.moveTo(parent(source, second));
      String other = commit("other", 7);
      FetchResult news = source.fetch(ProgressListener.NONE);
      assertThat(news.revision().id()).isEqualTo(other);
      assertThat(news.rewritten()).isTrue();
      assertThat(contents(source, news.revision(), "Rules")).hasSize(3);
    }
  }

  private static String parent(SourceRepository source, Revision revision) {
    return source.resolve(revision.id() + "~1").id();
  }

  @Test
  void aLimitedDepthGoesWithTheFilter() throws IOException {
    try (SourceRepository source = SourceRepository.open(settings().withDepth(2), name -> null)) {
      fetch(source);
      for (int push = 3; push < 6; push++) {
        commit("push" + push, push);
        assertThat(contents(source, fetch(source), "Rules")).hasSize(push + 1);
      }
      assertThat(isPartial()).isTrue();
      assertThat(server.sentBytes()).isLessThan(NOISE);
    }
  }

  @Test
  void earlierVersionsOfAllFilesComeTogether() {
    for (int number = 3; number < 40; number++) {
      fixture.commit(
          "broken " + number,
          Map.of("Rules/a.yaml", "broken " + number, "Rules/b.yaml", "broken " + number));
    }
    try (SourceRepository source = open()) {
      Revision head = fetch(source);
      Map<String, String> unreadable = new TreeMap<>();
      for (String path : List.of("Rules/a.yaml", "Rules/b.yaml", "Rules/rule.yaml")) {
        unreadable.put(path, blob(source, head, path));
      }
      Map<String, EarlierVersion> found =
          source.newestReadable(
              head, unreadable, (path, blob) -> !text(source, blob).matches("broken .*[^3]"));
      assertThat(found.keySet()).containsExactly("Rules/a.yaml", "Rules/b.yaml", "Rules/rule.yaml");
      assertThat(text(source, found.get("Rules/a.yaml").blobId())).isEqualTo("broken 33");
      assertThat(text(source, found.get("Rules/rule.yaml").blobId())).isEqualTo("version: 1");
      assertThat(server.bodies().stream().filter(CONTENTS)).hasSizeLessThan(4);
    }
  }

  @Test
  void manyPacksAreJoinedWithoutLosingAnything() throws IOException {
    try (SourceRepository source = open()) {
      fetch(source);
      List<String> blobs = new ArrayList<>();
      for (int push = 3; push < 29; push++) {
        String id = commit("push" + push, push);
        Revision now = fetch(source);
        assertThat(now.id()).isEqualTo(id);
        blobs.add(blob(source, now, "Rules/rule.yaml"));
        source.fetchBlobs(blobs);
      }
      assertThat(packs()).isGreaterThan(50);
      source.tidy();
      assertThat(packs()).isLessThan(20);
      int requests = server.requests();
      for (int push = 3; push < 29; push++) {
        assertThat(text(source, blobs.get(push - 3))).isEqualTo("version: " + push);
      }
      assertThat(source.firstParents(source.resolve("HEAD~27"), source.head())).hasSize(28);
      assertThat(server.requests()).isEqualTo(requests);
      commit("last", 99);
      assertThat(source.fetch(ProgressListener.NONE).action()).isEqualTo(CloneAction.REUSED);
      assertThat(isPartial()).isTrue();
    }
  }

  private int packs() {
    String[] names =
        temp.resolve("clone.git/objects/pack").toFile().list((in, name) -> name.endsWith(".pack"));
    return names.length;
  }
}
