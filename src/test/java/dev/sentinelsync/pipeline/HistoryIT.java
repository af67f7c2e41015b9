package dev.sentinelsync.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sentinelsync.source.ProgressListener;
import dev.sentinelsync.source.Revision;
import dev.sentinelsync.testing.BundledRepository;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.lib.RepositoryBuilder;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Promise 1 over real history. The long forms: {@code -Dhistory.jumps=200} and {@code
 * -Dhistory.revisions=245}; the command {@code replay} does the second one from outside.
 */
class HistoryIT {

  private static final int JUMPS = Integer.getInteger("history.jumps", 8);
  private static final int REVISIONS = Integer.getInteger("history.revisions", 20);
  private static final int VERIFY_EVERY = 10;

  @TempDir Path folder;

  @Test
  void everyFirstParentRevisionInTurn() {
    try (SyncFixture fixture = fixture()) {
      Revision tip = fixture.site().fetch(ProgressListener.NONE);
      List<Revision> revisions = fixture.site().firstParents(tip.id() + "~" + REVISIONS, tip.id());
      for (int i = 0; i < revisions.size(); i++) {
        fixture.sync(to(revisions.get(i).id()));
        if (i % VERIFY_EVERY == VERIFY_EVERY - 1 || i == revisions.size() - 1) {
          assertIdentical(fixture, revisions.get(i).id());
        }
      }
    }
  }

  @Test
  void randomJumpsForwardAndBackAndOverMergesWithRestarts() throws Exception {
    try (SyncFixture fixture = fixture()) {
      fixture.site().fetch(ProgressListener.NONE);
      List<String> commits = allCommits();
      Random random = new Random(20220801);
      for (int jump = 0; jump < JUMPS; jump++) {
        String commit = commits.get(random.nextInt(commits.size()));
        if (jump % 5 == 4) {
          fixture.restart();
        }
        fixture.sync(to(commit));
        assertIdentical(fixture, commit);
      }
    }
  }

  private static void assertIdentical(SyncFixture fixture, String commit) {
    assertThat(fixture.verify().differences()).as("after %s", commit).isEmpty();
  }

  private SyncFixture fixture() {
    Path bundle = BundledRepository.sharedFile("azure-sentinel.bundle");
    return new SyncFixture(
        folder, TestSites.site(folder, bundle.toAbsolutePath().normalize().toString(), "navbar"));
  }

  /** All commits of the clone, merged branches included, in a fixed order. */
  private List<String> allCommits() throws Exception {
    List<String> commits = new ArrayList<>();
    try (Repository clone =
            new RepositoryBuilder().setGitDir(folder.resolve("clone").toFile()).build();
        RevWalk walk = new RevWalk(clone)) {
      for (var ref : clone.getRefDatabase().getRefs()) {
        walk.markStart(walk.parseCommit(ref.getObjectId()));
      }
      for (RevCommit commit : walk) {
        commits.add(commit.name());
      }
    }
    return commits.stream().sorted().toList();
  }

  private static SyncOptions to(String commit) {
    return new SyncOptions(Optional.of(commit), false, true, false);
  }
}
