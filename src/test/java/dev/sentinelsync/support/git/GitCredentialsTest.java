package dev.sentinelsync.support.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import dev.sentinelsync.support.git.GitLocation.Login;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.eclipse.jgit.transport.CredentialItem;
import org.eclipse.jgit.transport.URIish;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GitCredentialsTest {

  private static final GitLocation REMOTE =
      GitLocation.parse("https://example.org/a.git", GitLocation.DEFAULT_SCHEMES);

  @TempDir Path temp;

  private Optional<Login> fromFile(String text) throws IOException {
    Path file = Files.writeString(temp.resolve("secret"), text);
    CredentialSettings settings = CredentialSettings.ENVIRONMENT.withSecretFile(file);
    return new GitCredentials(settings, Map.of("GIT_TOKEN", "from-environment")::get).login(REMOTE);
  }

  @Test
  void aSecretFileWinsAndHasATokenOrNamedLines() throws IOException {
    assertThat(fromFile("tok=en==\n")).contains(new Login("x-access-token", "tok=en=="));
    assertThat(fromFile("\r\n username=bot \r\npassword=p w\r\n"))
        .contains(new Login("bot", "p w"));
    assertThat(fromFile("token=t")).contains(new Login("x-access-token", "t"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\n\n", "username=hidden-bot", "two-hidden\nlines-hidden", "token="})
  void aSecretFileWithoutATokenIsReportedWithoutQuotingIt(String text) {
    assertThatIOException()
        .isThrownBy(() -> fromFile(text))
        .withMessageContaining("secret")
        .withMessageNotContaining("hidden");
  }

  @Test
  void theEnvironmentWinsOverTheAddress() throws IOException {
    GitLocation withLogin =
        GitLocation.parse("https://u:p@example.org/a.git", GitLocation.DEFAULT_SCHEMES);
    assertThat(
            new GitCredentials(CredentialSettings.ENVIRONMENT, Map.of("GIT_TOKEN", "t")::get)
                .login(withLogin))
        .contains(new Login("x-access-token", "t"));
    assertThat(new GitCredentials(CredentialSettings.ENVIRONMENT, name -> null).login(withLogin))
        .contains(new Login("u", "p"));
  }

  @Test
  void aLoginIsForItsOwnHostAndSchemeOnly() throws Exception {
    GitCredentials.Provider provider =
        new GitCredentials.Provider(REMOTE.uri(), new Login("u", "p"));
    assertThat(ask(provider, "https://example.org/other.git")).isTrue();
    assertThat(ask(provider, "http://example.org/a.git")).isFalse();
    assertThat(ask(provider, "https://example.org:8443/a.git")).isFalse();
    assertThat(ask(provider, "https://evil.example/a.git")).isFalse();
    assertThat(provider.get(REMOTE.uri(), new CredentialItem.YesNoType("Trust the certificate?")))
        .isFalse();
  }

  private static boolean ask(GitCredentials.Provider provider, String uri) throws Exception {
    return provider.get(
        new URIish(uri), new CredentialItem.Username(), new CredentialItem.Password());
  }

  @Test
  void messagesHideWhatWasUsed() throws IOException {
    GitLocation location =
        GitLocation.parse("https://bot-name:pass-word@example.org/a", GitLocation.DEFAULT_SCHEMES);
    try (RemoteAccess access =
        RemoteAccess.of(location, CredentialSettings.ENVIRONMENT, Duration.ofSeconds(1))) {
      assertThat(access.mask("the remote said pass-word is wrong for bot-name"))
          .isEqualTo("the remote said *** is wrong for ***");
      assertThat(access.mask(null)).isEmpty();
    }
  }
}
