package dev.sentinelsync.source.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.sentinelsync.source.ProgressListener;
import dev.sentinelsync.source.SourceSettings;
import dev.sentinelsync.testing.FaultyProxy;
import dev.sentinelsync.testing.GitFixture;
import dev.sentinelsync.testing.HttpGitRemote;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The branch is pushed with force while a fetch is under way, before each of its requests in turn,
 * and what it held before is gone from the remote.
 */
class ForcedPushTest {

  /** Greeting, look, and what a fetch asks. */
  private static final int MOST_REQUESTS = 6;

  @TempDir Path temp;
  private GitFixture remote;
  private HttpGitRemote server;
  private FaultyProxy proxy;
  private String root;

  @BeforeEach
  void start() throws IOException {
    assumeTrue(HttpGitRemote.available(), "git http-backend is not installed");
    remote = GitFixture.create(temp.resolve("content.git"));
    root = remote.commit("first", Map.of("a.txt", "1"));
    server = HttpGitRemote.start(temp);
    proxy = FaultyProxy.before(URI.create(server.url("content.git")));
  }

  @AfterEach
  void stop() {
    if (server != null) {
      proxy.close();
      server.close();
      remote.close();
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void theFetchGivesOneOfTheTwoAndTheNextOneTheNewOne(boolean cloned) {
    int forced = 0;
    for (int request = 1; request <= MOST_REQUESTS; request++) {
      Path clone = temp.resolve("clone-" + cloned + request + ".git");
      SourceSettings settings = SourceSettings.of(proxy.endpoint().toString(), "master", clone);
      try (SourceRepository source = SourceRepository.open(settings, name -> null)) {
        if (cloned) {
          source.fetch(ProgressListener.NONE);
        }
        String before = remote.commit("old " + request, Map.of("a.txt", "old " + request));
        forcePushBefore(request);
        String got = source.fetch(ProgressListener.NONE).revision().id();
        assertThat(got).as("before request %d", request).isIn(before, remote.tip());
        forced += remote.tip().equals(before) ? 0 : 1;
        proxy.heal();
        assertThat(source.fetch(ProgressListener.NONE).revision().id()).isEqualTo(remote.tip());
      }
    }
    assertThat(forced).as("fetches with a forced push meanwhile").isGreaterThanOrEqualTo(3);
  }

  private void forcePushBefore(int request) {
    AtomicInteger requests = new AtomicInteger();
    proxy.fate(
        asked -> {
          if (requests.incrementAndGet() == request) {
            remote.moveTo(root);
            remote.commit("new " + request, Map.of("a.txt", "new " + request));
            prune();
          }
          return new FaultyProxy.Pass();
        });
  }

  /** What no branch holds any more goes at once, as at a host after some weeks. */
  private void prune() {
    try {
      Process prune =
          new ProcessBuilder("git", "-C", remote.folder().toString(), "gc", "-q", "--prune=now")
              .inheritIO()
              .start();
      assertThat(prune.waitFor()).isZero();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
