package dev.sentinelsync.source.git;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sentinelsync.source.FetchResult;
import dev.sentinelsync.source.FetchResult.CloneAction;
import dev.sentinelsync.source.ProgressListener;
import dev.sentinelsync.source.SourceSettings;
import dev.sentinelsync.testing.GitFixture;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.lib.RefUpdate;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The names of the remote's branches do not stand in each other's way in the clone. */
class RenamedBranchTest {

  @TempDir Path temp;
  private GitFixture remote;
  private Path clone;

  @BeforeEach
  void makeRemote() throws IOException {
    clone = temp.resolve("clone.git");
    remote = GitFixture.create(temp.resolve("remote.git"));
    remote.branch("team").commit("first", Map.of("a.txt", "1"));
    remote.repository().updateRef("HEAD").link("refs/heads/team");
  }

  @AfterEach
  void closeRemote() {
    remote.close();
  }

  private SourceSettings following(String branch) {
    return SourceSettings.of(remote.folder().toString(), branch, clone);
  }

  private void rename(String from, String to) throws IOException {
    String tip = remote.tip();
    remote.repository().updateRef("HEAD").link("refs/heads/elsewhere");
    remote.deleteBranch(from);
    remote.branch(to).moveTo(tip);
    remote.repository().updateRef("HEAD").link("refs/heads/" + to);
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void aBranchIsRenamedIntoItsOwnFolderAndBack(boolean packed) throws Exception {
    try (SourceRepository source = SourceRepository.open(following(""))) {
      source.fetch(ProgressListener.NONE);
      String from = "team";
      for (String to : List.of("team/next", "team", "team/next/b", "team/next")) {
        packRefs(packed);
        rename(from, to);
        String tip = remote.commit("on " + to, Map.of("a.txt", to));
        FetchResult result = source.fetch(ProgressListener.NONE);
        assertThat(result.revision().id()).isEqualTo(tip);
        assertThat(result.action()).isEqualTo(CloneAction.REUSED);
        assertThat(result.rewritten()).isFalse();
        assertThat(source.branch()).isEqualTo(to);
        assertThat(source.resolve(to + "~1")).isEqualTo(source.resolve("HEAD~1"));
        from = to;
      }
    }
  }

  private void packRefs(boolean packed) throws Exception {
    if (packed) {
      try (Git git = Git.open(clone.toFile())) {
        git.packRefs().setAll(true).call();
      }
    }
  }

  @Test
  void anotherBranchIsNamedInTheSettings() {
    String first = remote.tip();
    try (SourceRepository source = SourceRepository.open(following("team"))) {
      source.fetch(ProgressListener.NONE);
    }
    remote.deleteBranch("team");
    remote.branch("team/next").moveTo(first);
    String tip = remote.commit("second", Map.of("a.txt", "2"));
    try (SourceRepository source = SourceRepository.open(following("team/next"))) {
      assertThat(source.fetch(ProgressListener.NONE).revision().id()).isEqualTo(tip);
    }
  }

  @Test
  void aRenameWithoutNewCommitsIsTakenNoteOf() throws IOException {
    try (SourceRepository source = SourceRepository.open(following(""))) {
      source.fetch(ProgressListener.NONE);
      rename("team", "team/next");
      assertThat(source.fetch(ProgressListener.NONE).changed()).isFalse();
      assertThat(source.branch()).isEqualTo("team/next");
    }
  }

  @Test
  void commitsAreFoundByTheNamesThatPeopleUse() {
    String first = remote.tip();
    remote.commit("second", Map.of("a.txt", "2"));
    try (SourceRepository source = SourceRepository.open(following("team"))) {
      source.fetch(ProgressListener.NONE);
      for (String name :
          List.of("HEAD~1", "team~1", "refs/heads/team~1", "team^", first, first.substring(0, 8))) {
        assertThat(source.resolve(name).id()).as(name).isEqualTo(first);
      }
      assertThat(source.resolve("team")).isEqualTo(source.head());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"refs/heads/team", " team "})
  void aBranchMayBeSpelledInFull(String spelled) {
    try (SourceRepository source = SourceRepository.open(following(spelled))) {
      assertThat(source.fetch(ProgressListener.NONE).revision().id()).isEqualTo(remote.tip());
      assertThat(source.branch()).isEqualTo("team");
    }
  }

  @Test
  void aCloneOfAnEarlierVersionIsTakenOver() throws IOException {
    Path old = earlierClone("refs/heads/team");
    try (SourceRepository source = SourceRepository.open(following(""))) {
      assertThat(source.branch()).isEqualTo("team");
      FetchResult result = source.fetch(ProgressListener.NONE);
      assertThat(result.action()).isEqualTo(CloneAction.REUSED);
      assertThat(result.changed()).isFalse();
    }
    assertThat(refs(old)).containsExactly("HEAD", "refs/heads/followed");
  }

  @Test
  void aRefThatCannotBeMovedCostsANewCloneAndNothingElse() throws IOException {
    Path old = earlierClone("refs/heads/followed/by/nobody");
    String tip = remote.commit("second", Map.of("a.txt", "2"));
    try (SourceRepository source = SourceRepository.open(following(""))) {
      FetchResult result = source.fetch(ProgressListener.NONE);
      assertThat(result.action()).isEqualTo(CloneAction.REBUILT);
      assertThat(result.revision().id()).isEqualTo(tip);
    }
    assertThat(refs(old)).containsExactly("HEAD", "refs/heads/followed");
  }

  /** A clone with one ref of the remote's name, as version 1.0 made it. */
  private Path earlierClone(String ref) throws IOException {
    try (SourceRepository source = SourceRepository.open(following(""))) {
      source.fetch(ProgressListener.NONE);
    }
    try (Repository repository = open(clone)) {
      RefUpdate update = repository.updateRef("refs/heads/followed");
      update.setForceUpdate(true);
      Ref head = repository.exactRef("refs/heads/followed");
      repository.updateRef("HEAD").link(ref);
      assertThat(update.delete()).isEqualTo(RefUpdate.Result.FORCED);
      RefUpdate named = repository.updateRef(ref);
      named.setNewObjectId(head.getObjectId());
      assertThat(named.update()).isEqualTo(RefUpdate.Result.NEW);
      repository.getConfig().unsetSection("sentinel-sync", null);
      repository.getConfig().save();
    }
    return clone;
  }

  private static Repository open(Path folder) throws IOException {
    File file = folder.toFile();
    return new FileRepositoryBuilder().setGitDir(file).setBare().setMustExist(true).build();
  }

  private static List<String> refs(Path folder) throws IOException {
    assertThat(Files.isDirectory(folder)).isTrue();
    try (Repository repository = open(folder)) {
      return repository.getRefDatabase().getRefs().stream().map(Ref::getName).sorted().toList();
    }
  }
}
