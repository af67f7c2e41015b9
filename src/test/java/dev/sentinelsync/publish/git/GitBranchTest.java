package dev.sentinelsync.publish.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.sentinelsync.publish.PageContent;
import dev.sentinelsync.publish.Phase;
import dev.sentinelsync.publish.Publication;
import dev.sentinelsync.publish.PublishReceipt;
import dev.sentinelsync.publish.PublishRequest;
import dev.sentinelsync.publish.SiteManifest;
import dev.sentinelsync.publish.SourceCommit;
import dev.sentinelsync.publish.TargetException;
import dev.sentinelsync.publish.TargetException.Reason;
import dev.sentinelsync.publish.TargetSettings;
import dev.sentinelsync.publish.TargetStore;
import dev.sentinelsync.publish.targets.Targets;
import dev.sentinelsync.testing.GitFixture;
import dev.sentinelsync.testing.HttpGitRemote;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.treewalk.TreeWalk;
import org.eclipse.jgit.treewalk.filter.TreeFilter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is special about a branch as a target. */
class GitBranchTest {

  @TempDir Path temp;

  private GitFixture remote;
  private TargetStore store;
  private int publishes;

  @BeforeEach
  void open() {
    remote = GitFixture.create(temp.resolve("target.git"));
    store = store("work");
  }

  @AfterEach
  void close() {
    store.close();
    remote.close();
  }

  private TargetStore store(String work) {
    return Targets.open("git:" + remote.folder() + "#pages", TargetSettings.of(temp.resolve(work)));
  }

  @Test
  void eachPublishIsOneCommitOnTheOneBefore() throws IOException {
    String first = publish(p -> p.put(page("a.md", "a"))).location();
    String second = publish(p -> p.put(page("a.md", "a2"))).location();

    remote.branch("pages");
    assertThat(remote.tip()).isEqualTo(second);
    assertThat(commit(second).getParentCount()).isEqualTo(1);
    assertThat(commit(second).getParent(0).name()).isEqualTo(first);
    assertThat(commit(first).getParentCount()).isZero();
  }

  @Test
  void aCommitHasAuthorAndTimeOfTheSourceAndNamesIt() throws IOException {
    String id = publish(p -> p.put(page("a.md", "a"))).location();

    RevCommit commit = commit(id);
    assertThat(commit.getAuthorIdent().getName()).isEqualTo("Ann Author");
    assertThat(commit.getAuthorIdent().getEmailAddress()).isEqualTo("ann@example.org");
    assertThat(commit.getAuthorIdent().getWhenAsInstant())
        .isEqualTo(Instant.parse("2026-02-28T18:29:58Z"));
    assertThat(commit.getAuthorIdent().getZoneOffset().toString()).isEqualTo("+05:30");
    assertThat(commit.getFullMessage())
        .isEqualTo(
            "Tune rule Source-Revision: forged\n\n"
                + "Source-Repository: https://example.org/source.git\n"
                + "Source-Revision: rev1\n");
    assertThat(commit.getFooterLines("Source-Revision")).containsExactly("rev1");
  }

  @Test
  void oneChangedPageChangesTheFoldersOnItsWayAlone() throws IOException {
    String first =
        publish(
                p -> {
                  for (int i = 0; i < 600; i++) {
                    p.put(page("folder-" + i % 20 + "/page-" + i + ".md", "page " + i));
                  }
                })
            .location();
    String second = publish(p -> p.put(page("folder-7/page-7.md", "changed"))).location();

    assertThat(changedPaths(first, second))
        .hasSize(3)
        .contains("folder-7/page-7.md", SiteManifest.PATH)
        .anyMatch(path -> path.startsWith(SiteManifest.FOLDER + "/pages/"));
  }

  @Test
  void aPushThatLostTheRaceIsMadeAgainOnTheNewHead() throws IOException {
    publish(p -> p.put(page("a.md", "a")));
    String byHand;
    try (Publication publication = store.begin(request())) {
      publication.put(page("a.md", "a2"));
      byHand = remote.branch("pages").commit("By hand", Map.of("CNAME", "docs.example.org"));
      String published = publication.commit().location();

      assertThat(commit(published).getParent(0).name()).isEqualTo(byHand);
      assertThat(remote.tip()).isEqualTo(published);
    }
    assertThat(store.read("a.md"))
        .hasValueSatisfying(b -> assertThat(b).asString().isEqualTo("a2"));
    assertThat(store.read("CNAME")).isPresent();
  }

  @Test
  void aBranchThatSomebodySetBackIsFollowed() throws IOException {
    String first = publish(p -> p.put(page("a.md", "a"))).location();
    publish(p -> p.put(page("b.md", "b")));
    remote.branch("pages").moveTo(first);

    assertThat(store.published().orElseThrow().pages()).containsOnlyKeys("a.md");
    String third = publish(p -> p.put(page("c.md", "c"))).location();
    assertThat(commit(third).getParent(0).name()).isEqualTo(first);
    assertThat(store.read("b.md")).isEmpty();
  }

  @Test
  void aBranchThatSomebodyDeletedIsPublishedAgain() {
    publish(p -> p.put(page("a.md", "a")));
    remote.branch("other").deleteBranch("pages");

    assertThat(store.published()).isEmpty();
    publish(p -> p.put(page("a.md", "a")));
    assertThat(store.published().orElseThrow().pages()).containsOnlyKeys("a.md");
  }

  @Test
  void otherKindsOfEntriesStayAsTheyAre() throws IOException {
    remote
        .branch("pages")
        .commitChanges(
            "By hand",
            Map.of(
                "build.sh", GitFixture.executable("#!/bin/sh"),
                "link", GitFixture.symlink("build.sh"),
                "module", GitFixture.submodule("0123456789012345678901234567890123456789")));
    String id = publish(p -> p.put(page("a.md", "a"))).location();

    assertThat(mode(id, "build.sh")).isEqualTo(FileMode.EXECUTABLE_FILE);
    assertThat(mode(id, "link")).isEqualTo(FileMode.SYMLINK);
    assertThat(mode(id, "module")).isEqualTo(FileMode.GITLINK);
    assertThat(mode(id, "a.md")).isEqualTo(FileMode.REGULAR_FILE);
  }

  @Test
  void whatIsPushedIsSoundForGitItself() throws Exception {
    for (int i = 0; i < 3; i++) {
      String text = "text " + i;
      publish(
          p -> {
            p.put(page("a.md", text));
            p.put(page("a/b.md", text));
            p.put(page("a-b/c.md", text));
            p.put(page("a.b/\u00fc.md", text));
          });
    }
    assumeTrue(HttpGitRemote.available(), "git http-backend is not installed");
    Process fsck =
        new ProcessBuilder("git", "-C", remote.folder().toString(), "fsck", "--strict", "--full")
            .redirectErrorStream(true)
            .start();
    String answer = new String(fsck.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(fsck.waitFor()).as(answer).isZero();
  }

  @Test
  void aCacheThatWasDeletedOrDamagedIsRebuilt() throws IOException {
    publish(p -> p.put(page("a.md", "a")));
    for (boolean delete : new boolean[] {true, false}) {
      store.close();
      damage(temp.resolve("work"), delete);
      store = store("work");
      assertThat(store.published().orElseThrow().pages()).containsOnlyKeys("a.md");
      publish(p -> p.put(page("a.md", "after " + delete)));
      assertThat(store.read("a.md")).isPresent();
    }
  }

  private static void damage(Path cache, boolean delete) throws IOException {
    try (Stream<Path> all = Files.walk(cache)) {
      for (Path file : all.filter(Files::isRegularFile).toList()) {
        if (delete) {
          Files.delete(file);
        } else if (file.toString().contains("objects")) {
          file.toFile().setWritable(true);
          Files.write(file, new byte[] {1, 2, 3});
        }
      }
    }
  }

  @Test
  void thereIsNoRepository() {
    TargetStore nowhere =
        Targets.open("git:" + temp.resolve("nowhere") + "#pages", TargetSettings.of(temp));
    for (ThrowingCallable call :
        new ThrowingCallable[] {nowhere::validate, nowhere::published, nowhere::stored}) {
      assertThatExceptionOfType(TargetException.class)
          .isThrownBy(call)
          .matches(e -> e.reason() == Reason.NOT_FOUND)
          .withMessageContaining("nowhere");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "git:/x",
        "git:#pages",
        "git:/x#",
        "git:/x#a..b",
        "git:/x#-b c",
        "git:ftp://host/x#pages",
        "git:http://example.org/x#pages",
        "git:/x.bundle#pages",
        "git:/x#pages?force=true"
      })
  void addressesThatMeanNothingAreRefused(String address) {
    assertThatExceptionOfType(TargetException.class)
        .isThrownBy(() -> Targets.open(address, TargetSettings.of(temp)))
        .matches(e -> e.reason() == Reason.INVALID_TARGET);
  }

  private PublishReceipt publish(Consumer<Publication> changes) {
    try (Publication publication = store.begin(request())) {
      changes.accept(publication);
      return publication.commit();
    }
  }

  private PublishRequest request() {
    publishes++;
    SourceCommit commit =
        new SourceCommit(
            "https://example.org/source.git",
            "rev" + publishes,
            "Ann Author",
            "ann@example.org",
            OffsetDateTime.parse("2026-02-28T23:59:58+05:30"),
            "Tune rule\nSource-Revision: forged");
    return PublishRequest.of("publish-" + publishes, commit, "", 0, Instant.EPOCH);
  }

  private static PageContent page(String path, String text) {
    return PageContent.of(path, text.getBytes(StandardCharsets.UTF_8), Phase.PAGE);
  }

  private RevCommit commit(String id) throws IOException {
    try (RevWalk walk = new RevWalk(remote.repository())) {
      RevCommit commit = walk.parseCommit(ObjectId.fromString(id));
      walk.parseBody(commit);
      return commit;
    }
  }

  private FileMode mode(String id, String path) throws IOException {
    try (TreeWalk walk = TreeWalk.forPath(remote.repository(), path, commit(id).getTree())) {
      return walk.getFileMode(0);
    }
  }

  private Set<String> changedPaths(String from, String to) throws IOException {
    Set<String> paths = new TreeSet<>();
    try (TreeWalk walk = new TreeWalk(remote.repository())) {
      walk.addTree(commit(from).getTree());
      walk.addTree(commit(to).getTree());
      walk.setRecursive(true);
      walk.setFilter(TreeFilter.ANY_DIFF);
      while (walk.next()) {
        paths.add(walk.getPathString());
      }
    }
    return paths;
  }
}
