package dev.sentinelsync.support.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.sentinelsync.support.git.GitLocation.Kind;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GitLocationTest {

  @ParameterizedTest
  @CsvSource({
    "/srv/content, LOCAL, /srv/content",
    "/srv/data/history.bundle, BUNDLE, /srv/data/history.bundle",
    "file:///srv/content.git, LOCAL, /srv/content.git",
    "file:/srv/content.git, LOCAL, /srv/content.git",
    "file://localhost/srv/content.git, LOCAL, /srv/content.git",
    "https://example.org/a/b.git, HTTPS, https://example.org/a/b.git",
    "HTTPS://example.org/a/b.git, HTTPS, https://example.org/a/b.git",
    "https://user:secret@example.org/a.git, HTTPS, https://example.org/a.git",
    "https://ghp_token@example.org/a.git, HTTPS, https://example.org/a.git",
    "https://example.org/a.git?token=secret, HTTPS, https://example.org/a.git?***",
    "http://localhost:8080/a.git, HTTP, http://localhost:8080/a.git",
    "http://127.0.0.1/a.git, HTTP, http://127.0.0.1/a.git",
    "git@example.org:a/b.git, SSH, git@example.org:a/b.git",
    "ssh://git@example.org:2222/a/b.git, SSH, ssh://***@example.org:2222/a/b.git",
    "ssh://git:secret@example.org/a.git, SSH, ssh://***@example.org/a.git"
  })
  void addressesAreUnderstoodAndShownWithoutSecrets(String text, Kind kind, String shown) {
    GitLocation location = GitLocation.parse(text, GitLocation.DEFAULT_SCHEMES);
    assertThat(location.kind()).isEqualTo(kind);
    assertThat(location).hasToString(shown);
    assertThat(location.login().toString()).doesNotContain("secret").doesNotContain("ghp_");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "http://example.org/a.git",
        "http://127.0.0.1.example.org/a.git",
        "http://localhost@example.org/a.git",
        "git://example.org/a.git",
        "ftp://user:secret@example.org/a.git",
        "ext::sh -c touch% /tmp/x",
        "amazon-s3://bucket/a.git",
        "https:///a.git",
        "ssh://-oProxyCommand=touch/a",
        "git@-oProxyCommand=x:path"
      })
  void whatIsNotAllowedIsRefusedWithoutShowingSecrets(String text) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> GitLocation.parse(text, GitLocation.DEFAULT_SCHEMES))
        .withMessageNotContaining("secret");
  }

  @Test
  void theListOfSchemesDecides() {
    assertThat(GitLocation.parse("http://example.org/a", Set.of("http")).kind())
        .isEqualTo(Kind.HTTP);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> GitLocation.parse("/srv/content", Set.of("https")))
        .withMessageContaining("list of allowed schemes");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> GitLocation.parse("git@example.org:a.git", Set.of("https", "file")));
  }

  @Test
  void secretsInAnyTextAreHidden() {
    assertThat(GitLocation.mask("cannot open https://u:p@h/x?key=1 and ssh://git:p@h/y"))
        .isEqualTo("cannot open https://***@h/x?*** and ssh://***@h/y");
  }
}
