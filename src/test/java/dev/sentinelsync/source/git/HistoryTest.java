package dev.sentinelsync.source.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.sentinelsync.source.ProgressListener;
import dev.sentinelsync.source.Revision;
import dev.sentinelsync.source.SourceException;
import dev.sentinelsync.source.SourceException.Reason;
import dev.sentinelsync.source.SourceSettings;
import dev.sentinelsync.testing.GitFixture;
import java.nio.file.Path;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HistoryTest {

  @TempDir Path temp;
  private GitFixture remote;
  private SourceRepository source;
  private String first;
  private String second;
  private String side;
  private String merge;

  @BeforeEach
  void makeHistory() {
    remote = GitFixture.create(temp.resolve("remote.git"));
    first = remote.commit("first", Map.of("a", "1"));
    second = remote.by("Zoë").commit("second line\nand body", Map.of("a", "2"));
    remote.branch("side");
    side = remote.commit("on the side", Map.of("s", "s"));
    remote.branch("master");
    merge = remote.commitMerge("merge", Map.of("s", GitFixture.file("s")), side);
    source =
        SourceRepository.open(
            SourceSettings.of(remote.folder().toString(), "master", temp.resolve("clone.git")));
    source.fetch(ProgressListener.NONE);
  }

  @AfterEach
  void close() {
    source.close();
    remote.close();
  }

  @Test
  void aRevisionSaysWhoAndWhenInTheAuthorsOffset() {
    Revision revision = source.resolve(second.substring(0, 12));
    assertThat(revision)
        .isEqualTo(
            new Revision(
                second,
                "Zoë",
                "author@example.org",
                OffsetDateTime.parse("2024-01-01T02:01:00+02:00"),
                Instant.parse("2024-01-01T00:01:00Z"),
                "second line and body"));
    assertThat(source.resolve("HEAD~1")).isEqualTo(revision);
    assertThat(source.resolve("master").id()).isEqualTo(merge);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "nothing",
        "HEAD~99",
        "HEAD^{",
        "0123456789012345678901234567890123456789",
        "HEAD:a",
        "zz\u202Ezz"
      })
  void whatIsNoCommitIsReported(String name) {
    assertThatExceptionOfType(SourceException.class)
        .isThrownBy(() -> source.resolve(name))
        .withMessageContaining("is no commit of the clone")
        .withMessageNotContaining("\u202E")
        .satisfies(e -> assertThat(e.reason()).isEqualTo(Reason.REVISION_NOT_FOUND));
  }

  @Test
  void aCommitThatIsGoneIsNotFound() {
    assertThat(source.find("0123456789012345678901234567890123456789")).isEmpty();
    assertThat(source.find("HEAD~1")).as("an expression is no id").isEmpty();
    assertThat(source.find(side)).isPresent();
  }

  @Test
  void firstParentsComeOldestFirstWithoutSideBranches() {
    List<Revision> replay = source.firstParents(source.resolve(first), source.resolve(merge));
    assertThat(replay).extracting(Revision::id).containsExactly(first, second, merge);
    assertThat(source.firstParents(replay.get(0), replay.get(0))).hasSize(1);
  }

  @Test
  void oneThatDoesNotLeadToTheOtherIsRefused() {
    assertThatExceptionOfType(SourceException.class)
        .isThrownBy(() -> source.firstParents(source.resolve(side), source.resolve(merge)))
        .satisfies(e -> assertThat(e.reason()).isEqualTo(Reason.NOT_AN_ANCESTOR));
    assertThatExceptionOfType(SourceException.class)
        .isThrownBy(() -> source.firstParents(source.resolve(merge), source.resolve(first)));
  }
}
