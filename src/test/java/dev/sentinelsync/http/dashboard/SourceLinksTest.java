package dev.sentinelsync.http.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Addresses on the hosts of source repositories. */
class SourceLinksTest {

  private static final String COMMIT = "0123456789abcdef0123456789abcdef01234567";

  @ParameterizedTest
  @CsvSource({
    "https://github.com/a/b/blob/master, https://github.com/a/b/blob/C/f.yaml#L7, https://github.com/a/b/commit/C",
    "https://github.com/a/b/blob/feature/x, https://github.com/a/b/blob/C/f.yaml#L7, https://github.com/a/b/commit/C",
    "https://github.com/a/b/tree/main, https://github.com/a/b/blob/C/f.yaml#L7, https://github.com/a/b/commit/C",
    "https://gitlab.example/a/b/-/blob/main, https://gitlab.example/a/b/-/blob/C/f.yaml#L7, https://gitlab.example/a/b/-/commit/C",
    "https://git.example/a/b/src/branch/main, https://git.example/a/b/src/commit/C/f.yaml#L7, https://git.example/a/b/commit/C",
    "https://bitbucket.org/A/b/src/main, https://bitbucket.org/A/b/src/C/f.yaml#lines-7, https://bitbucket.org/A/b/commits/C",
  })
  void eachHostHasItsForm(String root, String file, String commit) {
    SourceLinks links = new SourceLinks(root);

    assertThat(links.file("f.yaml", COMMIT, 7)).hasValue(file.replace("C", COMMIT));
    assertThat(links.commit(COMMIT)).hasValue(commit.replace("C", COMMIT));
  }

  @Test
  void aPathCannotLeaveItsPlace() {
    SourceLinks links = new SourceLinks("https://github.com/a/b/blob/master");
    assertThat(links.file("a/../../../x.yaml", COMMIT, 0)).isEmpty();
    assertThat(links.file("..", COMMIT, 0)).isEmpty();
    assertThat(links.file("a/./x.yaml", COMMIT, 0)).isEmpty();
    assertThat(links.file("a../.b/x..yaml", COMMIT, 0)).isPresent();
    assertThat(
            new SourceLinks("https://github.com/a/b/blob/master")
                .file("a b/\"><script>#?%/ü.yaml", COMMIT, 0))
        .hasValue(
            "https://github.com/a/b/blob/"
                + COMMIT
                + "/a%20b/%22%3E%3Cscript%3E%23%3F%25/%C3%BC.yaml");
  }

  @Test
  void anUnknownHostShowsTheBranchAndNoCommit() {
    SourceLinks links = new SourceLinks("https://code.example/show?file=");

    assertThat(links.file("f.yaml", COMMIT, 7)).hasValue("https://code.example/show?file=/f.yaml");
    assertThat(links.commit(COMMIT)).isEmpty();
  }

  @Test
  void whatIsNoAddressOfTheWebIsNoLink() {
    for (String root : new String[] {"javascript:alert(1)//blob/x", "file:///srv", ""}) {
      assertThat(new SourceLinks(root).file("f.yaml", COMMIT, 1)).isEmpty();
      assertThat(new SourceLinks(root).commit(COMMIT)).isEmpty();
    }
    assertThat(new SourceLinks("https://github.com/a/b/blob/master").commit("a/../..")).isEmpty();
  }
}
