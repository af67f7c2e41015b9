package dev.sentinelsync.source.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.sentinelsync.source.ProgressListener;
import dev.sentinelsync.source.SourceException;
import dev.sentinelsync.source.SourceException.Reason;
import dev.sentinelsync.source.SourceSettings;
import dev.sentinelsync.testing.GitFixture;
import dev.sentinelsync.testing.HttpGitRemote;
import dev.sentinelsync.testing.TlsIdentity;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import javax.net.ssl.HttpsURLConnection;
import javax.net.ssl.SSLSocketFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A remote over HTTPS, with certificates good and bad. */
class TlsSourceTest {

  private static final String MINE = "ip:127.0.0.1";

  private final SSLSocketFactory before = HttpsURLConnection.getDefaultSSLSocketFactory();

  @TempDir Path temp;
  private GitFixture fixture;
  private HttpGitRemote server;

  @BeforeEach
  void commit() {
    assumeTrue(HttpGitRemote.available(), "git http-backend is not installed");
    fixture = GitFixture.create(temp.resolve("content.git"));
    fixture.commit("first", Map.of("a.txt", "a"));
  }

  @AfterEach
  void stop() {
    HttpsURLConnection.setDefaultSSLSocketFactory(before);
    if (server != null) {
      server.close();
    }
    if (fixture != null) {
      fixture.close();
    }
  }

  @Test
  void aTrustedCertificateIsFollowed() throws Exception {
    trust(serve(MINE, "-1d", 30));

    try (SourceRepository source = open()) {
      assertThat(source.fetch(ProgressListener.NONE).revision().id()).isEqualTo(fixture.tip());
    }
  }

  @Test
  void anUnknownAuthorityIsNamed() throws Exception {
    serve(MINE, "-1d", 30);

    assertRefused("an authority that Java does not trust: add the authority to the trust store");
  }

  @Test
  void anotherHostsCertificateIsNamed() throws Exception {
    trust(serve("dns:git.example.org", "-1d", 30));

    assertRefused("is for another name than 127.0.0.1: check the address");
  }

  @Test
  void anExpiredCertificateIsNamed() throws Exception {
    trust(serve(MINE, "-10d", 5));

    assertRefused("has expired: renew it there");
  }

  @Test
  void aCertificateOfTheFutureIsNamed() throws Exception {
    trust(serve(MINE, "+5d", 5));

    assertRefused("is not valid yet: check the clock of this machine");
  }

  private void assertRefused(String words) {
    SourceException failure = failure();
    assertThat(failure.reason()).isEqualTo(Reason.UNTRUSTED);
    assertThat(failure.retryable()).isFalse();
    assertThat(failure.getMessage())
        .startsWith("The identity of https://127.0.0.1:" + server.port() + "/content.git")
        .contains(words)
        .doesNotContain("PKIX", "Exception", "javax", "sslVerify");
    assertThat(server.handshakes()).isEqualTo(1);
    assertThat(server.requests()).isZero();
  }

  private SourceException failure() {
    try (SourceRepository source = open()) {
      return catchThrowableOfType(SourceException.class, () -> source.fetch(ProgressListener.NONE));
    }
  }

  private SourceRepository open() {
    return SourceRepository.open(
        SourceSettings.of(
                "https://127.0.0.1:" + server.port() + "/content.git",
                "master",
                temp.resolve("clone.git"))
            .withTimeouts(Duration.ofSeconds(20), Duration.ofSeconds(60)),
        name -> null);
  }

  private TlsIdentity serve(String name, String start, int days) throws Exception {
    TlsIdentity identity =
        TlsIdentity.of(Files.createDirectory(temp.resolve("tls")), name, start, days);
    server = HttpGitRemote.startSecure(temp, identity.server());
    return identity;
  }

  private static void trust(TlsIdentity identity) throws Exception {
    HttpsURLConnection.setDefaultSSLSocketFactory(identity.trusting().getSocketFactory());
  }
}
