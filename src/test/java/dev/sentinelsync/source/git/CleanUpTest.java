package dev.sentinelsync.source.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.sentinelsync.source.FetchResult;
import dev.sentinelsync.source.FetchResult.CloneAction;
import dev.sentinelsync.source.ProgressListener;
import dev.sentinelsync.source.SourceException;
import dev.sentinelsync.source.SourceException.Reason;
import dev.sentinelsync.source.SourceSettings;
import dev.sentinelsync.testing.GitFixture;
import dev.sentinelsync.testing.HttpGitRemote;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Left-over files that cannot be removed change nothing about how a fetch ends. */
class CleanUpTest {

  @TempDir Path temp;
  private GitFixture remote;
  private Path clone;

  @BeforeEach
  void makeRemote() {
    clone = temp.resolve("clone.git");
    remote = GitFixture.create(temp.resolve("served/remote.git"));
    remote.commit("first", Map.of("a.txt", "1"));
  }

  @AfterEach
  void closeRemote() {
    remote.close();
  }

  /** Writes new files into a folder, and makes it again, for as long as it is open. */
  private static final class Refill implements AutoCloseable {
    private final AtomicBoolean open = new AtomicBoolean(true);
    private final Thread thread;

    Refill(Path folder) {
      thread = new Thread(() -> fill(folder.resolve("a/b")), "refill");
      thread.start();
    }

    private void fill(Path folder) {
      for (int n = 0; open.get(); n++) {
        try {
          Files.createDirectories(folder);
          Files.writeString(folder.resolve(".probe-" + n), "");
        } catch (IOException | UncheckedIOException e) {
          // The folder was deleted in between: it is made again.
        }
      }
    }

    @Override
    public void close() throws InterruptedException {
      open.set(false);
      thread.join();
    }
  }

  @Test
  void refusedCredentialsStayTheReason() throws Exception {
    assumeTrue(HttpGitRemote.available(), "git is not installed");
    try (HttpGitRemote server = HttpGitRemote.start(temp.resolve("served"));
        SourceRepository source =
            SourceRepository.open(
                SourceSettings.of(server.url("remote.git"), "master", clone), name -> null);
        Refill refill = new Refill(Path.of(clone + ".old"))) {
      server.requireLogin("somebody", "secret").openFor(2);
      assertThatExceptionOfType(SourceException.class)
          .isThrownBy(() -> source.fetch(ProgressListener.NONE))
          .withMessageContaining("did not accept the credentials")
          .satisfies(e -> assertThat(e.reason()).isEqualTo(Reason.AUTHENTICATION))
          .satisfies(e -> assertThat(e.retryable()).isFalse());
    }
  }

  @Test
  void aFetchThatSucceededIsNotFailedByWhatIsLeftOver() throws Exception {
    try (SourceRepository source =
            SourceRepository.open(SourceSettings.of(remote.folder().toString(), "master", clone));
        Refill refill = new Refill(Path.of(clone + ".old"))) {
      assertThat(source.fetch(ProgressListener.NONE).action()).isEqualTo(CloneAction.CREATED);
      String second = remote.commit("second", Map.of("a.txt", "2"));
      assertThat(source.fetch(ProgressListener.NONE).revision().id()).isEqualTo(second);
      Files.delete(clone.resolve("HEAD"));
      FetchResult rebuilt = source.fetch(ProgressListener.NONE);
      assertThat(rebuilt.action()).isEqualTo(CloneAction.REBUILT);
      assertThat(source.head().id()).isEqualTo(second);
    }
  }
}
