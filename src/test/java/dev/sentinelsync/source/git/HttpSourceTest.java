package dev.sentinelsync.source.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.sentinelsync.source.FetchResult;
import dev.sentinelsync.source.ProgressListener;
import dev.sentinelsync.source.SourceException;
import dev.sentinelsync.source.SourceException.Reason;
import dev.sentinelsync.source.SourceSettings;
import dev.sentinelsync.support.ProxySettings;
import dev.sentinelsync.support.git.CredentialSettings;
import dev.sentinelsync.testing.GitFixture;
import dev.sentinelsync.testing.HttpGitRemote;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.ProxySelector;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A remote over HTTP that wants a login, is slow, breaks off or sends elsewhere. */
class HttpSourceTest {

  private static final String SECRET = "ghp_s3cr3tT0ken";
  private static final UnaryOperator<String> NO_ENVIRONMENT = name -> null;

  @TempDir Path temp;
  private GitFixture fixture;
  private HttpGitRemote server;

  @BeforeEach
  void start() throws IOException {
    assumeTrue(HttpGitRemote.available(), "git http-backend is not installed");
    fixture = GitFixture.create(temp.resolve("content.git"));
    byte[] noise = new byte[5_000];
    new Random(1).nextBytes(noise);
    fixture.commitChanges("first", Map.of("noise.bin", GitFixture.bytes(noise)));
    server = HttpGitRemote.start(temp);
  }

  @AfterEach
  void stop() {
    if (server != null) {
      server.close();
      fixture.close();
    }
  }

  private SourceSettings settings(String uri) {
    return SourceSettings.of(uri, "master", temp.resolve("clone.git"))
        .withTimeouts(Duration.ofSeconds(20), Duration.ofSeconds(60));
  }

  private SourceRepository open(String uri) {
    return SourceRepository.open(settings(uri), NO_ENVIRONMENT);
  }

  private static SourceException failure(SourceRepository source) {
    try {
      source.fetch(ProgressListener.NONE);
    } catch (SourceException e) {
      StringWriter trace = new StringWriter();
      e.printStackTrace(new PrintWriter(trace));
      assertThat(trace.toString()).doesNotContain(SECRET);
      return e;
    }
    throw new AssertionError("The fetch did not fail.");
  }

  @Test
  void clonesAndFollowsOverHttp() {
    try (SourceRepository source = open(server.url("content.git"))) {
      source.fetch(ProgressListener.NONE);
      String second = fixture.commit("second", Map.of("b.txt", "b"));
      assertThat(source.fetch(ProgressListener.NONE).revision().id()).isEqualTo(second);
    }
  }

  /** A new connection would have to be greeted again. */
  @Test
  void newsAreFetchedOverTheConnectionOfTheLook() {
    try (SourceRepository source = open(server.url("content.git"))) {
      source.fetch(ProgressListener.NONE);
      int before = server.requests();
      source.fetch(ProgressListener.NONE);
      int look = server.requests() - before;
      assertThat(look).as("greeting and branch").isEqualTo(2);

      String second = fixture.commit("second", Map.of("b.txt", "b"));
      before = server.requests();
      assertThat(source.fetch(ProgressListener.NONE).revision().id()).isEqualTo(second);
      assertThat(server.requests() - before).isEqualTo(look + 1);
    }
  }

  @Test
  void aLoginComesFromTheEnvironment() {
    server.requireLogin("bot", SECRET);
    Map<String, String> environment = Map.of("GIT_USERNAME", "bot", "GIT_TOKEN", SECRET);
    try (SourceRepository source =
        SourceRepository.open(settings(server.url("content.git")), environment::get)) {
      assertThat(source.fetch(ProgressListener.NONE).changed()).isTrue();
    }
  }

  @Test
  void aLoginInTheAddressWorksAndIsNotStoredOrShown() throws IOException {
    server.requireLogin("bot", SECRET);
    try (SourceRepository source = open(server.url("bot:" + SECRET, "content.git"))) {
      source.fetch(ProgressListener.NONE);
      assertThat(source.address()).doesNotContain(SECRET).doesNotContain("bot");
      server.requireLogin("bot", "another one");
      assertThat(failure(source).reason()).isEqualTo(Reason.AUTHENTICATION);
    }
    for (String file : new String[] {"config", "sentinel-sync-clone", "FETCH_HEAD"}) {
      Path stored = temp.resolve("clone.git").resolve(file);
      assertThat(Files.exists(stored) ? Files.readString(stored) : "").doesNotContain(SECRET);
    }
    assertThat(settings("https://bot:" + SECRET + "@example.org/x").toString())
        .doesNotContain(SECRET);
  }

  @Test
  void theSecretFileIsReadAgainAtEachFetch() throws IOException {
    server.requireLogin("x-access-token", SECRET);
    Path file = Files.writeString(temp.resolve("token"), "outdated\n");
    SourceSettings withFile =
        settings(server.url("content.git"))
            .withCredentials(CredentialSettings.ENVIRONMENT.withSecretFile(file));
    try (SourceRepository source = SourceRepository.open(withFile, NO_ENVIRONMENT)) {
      SourceException refused = failure(source);
      assertThat(refused.reason()).isEqualTo(Reason.AUTHENTICATION);
      assertThat(refused.retryable()).isFalse();
      Files.writeString(file, SECRET + "\n");
      assertThat(source.fetch(ProgressListener.NONE).changed()).isTrue();
    }
  }

  @Test
  void aMissingSecretFileIsReported() {
    SourceSettings withFile =
        settings(server.url("content.git"))
            .withCredentials(
                CredentialSettings.ENVIRONMENT.withSecretFile(temp.resolve("no-such-file")));
    try (SourceRepository source = SourceRepository.open(withFile, NO_ENVIRONMENT)) {
      SourceException refused = failure(source);
      assertThat(refused.reason()).isEqualTo(Reason.AUTHENTICATION);
      assertThat(refused).hasMessageContaining("no-such-file");
    }
  }

  @Test
  void aWrongOrMissingLoginIsOneRequestOrTwoAndNoLoop() {
    server.requireLogin("bot", SECRET);
    try (SourceRepository source = open(server.url("bot:wrong-password", "content.git"))) {
      assertThat(failure(source).reason()).isEqualTo(Reason.AUTHENTICATION);
    }
    try (SourceRepository source = open(server.url("content.git"))) {
      assertThat(failure(source).reason()).isEqualTo(Reason.AUTHENTICATION);
    }
    assertThat(server.requests()).isLessThan(10);
  }

  @Test
  void aRedirectToAnotherHostDoesNotGetTheLogin() throws IOException {
    try (HttpGitRemote other = HttpGitRemote.start(temp)) {
      other.requireLogin("bot", SECRET);
      server.redirectTo(other.url("").replaceAll("/$", ""));
      try (SourceRepository source = open(server.url("bot:" + SECRET, "content.git"))) {
        assertThat(failure(source).reason()).isEqualTo(Reason.AUTHENTICATION);
      }
      assertThat(other.requests()).isPositive();
      assertThat(other.lastAuthorization()).isNull();
    }
  }

  @Test
  void anUnknownRepositoryIsNotFound() {
    try (SourceRepository source = open(server.url("nothing.git"))) {
      assertThat(failure(source).reason()).isEqualTo(Reason.NOT_FOUND);
    }
  }

  @Test
  void aServerInTroubleIsWorthAnotherTryAndOneThatForbidsIsNot() {
    try (SourceRepository source = open(server.url("content.git"))) {
      server.answer(503);
      assertThat(failure(source).reason()).isEqualTo(Reason.UNREACHABLE);
      assertThat(failure(source).retryable()).isTrue();
      server.answer(403);
      assertThat(failure(source).reason()).isEqualTo(Reason.AUTHENTICATION);
      server.answer(0);
      assertThat(source.fetch(ProgressListener.NONE).changed()).isTrue();
    }
  }

  @Test
  void aRemoteThatIsDownIsUnreachable() {
    String url = server.url("content.git");
    server.close();
    try (SourceRepository source = open(url)) {
      SourceException down = failure(source);
      assertThat(down.reason()).isEqualTo(Reason.UNREACHABLE);
      assertThat(down.getMessage())
          .isEqualTo(
              url
                  + " could not be reached while looking up the branch (nothing accepts connections"
                  + " there: check host and port, and that the server runs).");
    }
  }

  @Test
  void anUnknownHostIsNamed() {
    try (SourceRepository source = open("https://no-such-host.invalid/x.git")) {
      SourceException unknown = failure(source);
      assertThat(unknown.reason()).isEqualTo(Reason.UNREACHABLE);
      assertThat(unknown.getMessage())
          .contains("the host name no-such-host.invalid is unknown: check its spelling");
    }
  }

  @Test
  void theProxyOfTheEnvironmentIsUsedForGit() {
    ProxySelector before = ProxySelector.getDefault();
    String proxy = server.url("");
    Map<String, String> environment = Map.of("HTTP_PROXY", proxy, "NO_PROXY", "direct.invalid");
    ProxySettings.install(environment::get);
    try {
      Set<String> schemes = Set.of("http");
      SourceSettings proxied = settings("http://git.invalid/content.git");
      try (SourceRepository source =
          SourceRepository.open(proxied.withAllowedSchemes(schemes), NO_ENVIRONMENT)) {
        assertThat(source.fetch(ProgressListener.NONE).revision().id()).isEqualTo(fixture.tip());
      }
      SourceSettings direct = settings("http://direct.invalid/content.git");
      try (SourceRepository source =
          SourceRepository.open(direct.withAllowedSchemes(schemes), NO_ENVIRONMENT)) {
        assertThat(failure(source).getMessage()).contains("the host name direct.invalid");
      }
    } finally {
      ProxySelector.setDefault(before);
    }
  }

  @Test
  void aSilentRemoteTimesOut() {
    SourceSettings impatient =
        settings(server.url("content.git"))
            .withTimeouts(Duration.ofSeconds(1), Duration.ofSeconds(30));
    try (SourceRepository source = SourceRepository.open(impatient, NO_ENVIRONMENT)) {
      server.hangAfter(600);
      SourceException slow = failure(source);
      assertThat(slow.reason()).isEqualTo(Reason.TIMEOUT);
      assertThat(slow.retryable()).isTrue();
      server.hangAfter(-1);
      assertThat(source.fetch(ProgressListener.NONE).changed()).isTrue();
    }
  }

  @Test
  void aRemoteThatDripsIsStoppedAtTheDeadlineOfTheWholeFetch() {
    SourceSettings impatient =
        settings(server.url("content.git"))
            .withTimeouts(Duration.ofSeconds(1), Duration.ofSeconds(1));
    server.drip(3);
    try (SourceRepository source = SourceRepository.open(impatient, NO_ENVIRONMENT)) {
      assertThat(failure(source).reason()).isEqualTo(Reason.TIMEOUT);
    }
  }

  @Test
  void aConnectionThatBreaksOffLeavesTheCloneAsItWas() {
    try (SourceRepository source = open(server.url("content.git"))) {
      String first = source.fetch(ProgressListener.NONE).revision().id();
      byte[] noise = new byte[9_000];
      new Random(2).nextBytes(noise);
      fixture.commitChanges("second", Map.of("more.bin", GitFixture.bytes(noise)));

      server.breakAfter(2_000);
      SourceException broken = failure(source);
      assertThat(broken.retryable()).as(broken.toString()).isTrue();
      assertThat(source.head().id()).isEqualTo(first);

      server.breakAfter(-1);
      FetchResult result = source.fetch(ProgressListener.NONE);
      assertThat(result.revision().id()).isEqualTo(fixture.tip());
      assertThat(result.previous()).contains(first);
    }
  }

  @Test
  void plainHttpIsForThisMachineOnlyUnlessAllowed() {
    assertThatExceptionOfType(SourceException.class)
        .isThrownBy(() -> open("http://user:" + SECRET + "@example.org/x.git"))
        .withMessageContaining("http://example.org/x.git")
        .withMessageEndingWith("Use https:.")
        .withMessageNotContaining(SECRET)
        .satisfies(e -> assertThat(e.reason()).isEqualTo(Reason.REFUSED));
  }
}
