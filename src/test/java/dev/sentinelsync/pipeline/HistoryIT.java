package dev.sentinelsync.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sentinelsync.pipeline.SiteSettings.HtmlSettings;
import dev.sentinelsync.pipeline.SiteSettings.Past;
import dev.sentinelsync.publish.StoredPage;
import dev.sentinelsync.source.ProgressListener;
import dev.sentinelsync.source.Revision;
import dev.sentinelsync.source.SourceSettings;
import dev.sentinelsync.source.git.SourceRepository;
import dev.sentinelsync.testing.BundledRepository;
import dev.sentinelsync.testing.SiteChecker;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.lib.CommitBuilder;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.RefUpdate;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.lib.RepositoryBuilder;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.transport.RefSpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Promise 1 over real history, in the layout {@code full}, whose pages read all that those of
 * {@code navbar} read, and more. The long forms: {@code -Dhistory.jumps=200}, {@code
 * -Dhistory.revisions=245} and, for the revisions after those, {@code -Dhistory.later=94}; the
 * command {@code replay} does the last two from outside.
 */
class HistoryIT {

  private static final int JUMPS = Integer.getInteger("history.jumps", 6);
  private static final int REVISIONS = Integer.getInteger("history.revisions", 10);
  private static final int LATER = Integer.getInteger("history.later", 10);
  private static final int VERIFY_EVERY = 10;

  /** Of a rule that moved to another solution before the revisions that are replayed. */
  private static final String GONE_BEFORE =
      "content/apachetomcat-tomcat-known-malicious-user-agent"
          + "-5e77a818-5825-4ff6-a901-80891c4774d1-1118e336.md";

  @TempDir Path folder;

  @Test
  void everyFirstParentRevisionInTurn() {
    try (SyncFixture fixture = fixture()) {
      replay(fixture, REVISIONS);
    }
  }

  /** And every address that one of them published answers at the end. */
  @Test
  void everyRevisionAfterTheFirstBundleInTurn() throws Exception {
    Path origin = folder.resolve("origin.git");
    try (Git git = Git.init().setBare(true).setDirectory(origin.toFile()).call()) {
      for (String file : List.of("azure-sentinel.bundle", "azure-sentinel-later.bundle")) {
        git.fetch()
            .setRemote(BundledRepository.sharedFile(file).toAbsolutePath().normalize().toString())
            .setRefSpecs(new RefSpec("+refs/heads/*:refs/heads/*"))
            .call();
      }
    }
    try (SyncFixture fixture =
        new SyncFixture(
            folder,
            TestSites.withTombstones(
                TestSites.site(folder, origin.toString(), "navbar"),
                Past.ALL,
                HtmlSettings.NONE))) {
      SortedSet<String> published = replay(fixture, LATER);

      SortedMap<String, byte[]> site = new TreeMap<>();
      for (String address : addresses(fixture)) {
        site.put(address, fixture.site().target().read(address).orElseThrow());
      }
      assertThat(site.keySet()).containsAll(published);
      assertThat(SiteChecker.check(site)).isEmpty();
      assertThat(site).containsKey(GONE_BEFORE);
    }
  }

  private static SortedSet<String> addresses(SyncFixture fixture) {
    try (Stream<StoredPage> stored = fixture.site().target().stored()) {
      return stored.map(StoredPage::path).collect(Collectors.toCollection(TreeSet::new));
    }
  }

  /** Syncs the newest first-parent revisions one by one; returns what they published. */
  private static SortedSet<String> replay(SyncFixture fixture, int steps) {
    SortedSet<String> published = new TreeSet<>();
    Revision tip = fixture.site().fetch(ProgressListener.NONE);
    List<Revision> revisions = fixture.site().firstParents(tip.id() + "~" + steps, tip.id());
    for (int i = 0; i < revisions.size(); i++) {
      fixture.sync(to(revisions.get(i).id()));
      published.addAll(addresses(fixture));
      if (i % VERIFY_EVERY == VERIFY_EVERY - 1 || i == revisions.size() - 1) {
        assertIdentical(fixture, revisions.get(i).id());
      }
    }
    return published;
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

  @Test
  void forcedPushesToRootsWithoutACommonAncestor() throws Exception {
    Path origin = folder.resolve("origin.git");
    String bundle = BundledRepository.sharedFile("azure-sentinel.bundle").toString();
    try (SourceRepository source = SourceRepository.open(SourceSettings.of(bundle, "", origin))) {
      source.fetch(ProgressListener.NONE);
    }
    try (SyncFixture fixture =
        new SyncFixture(folder, TestSites.site(folder, origin.toString(), "full"))) {
      fixture.sync(SyncOptions.DEFAULT);
      List<String> commits = allCommits();
      Random random = new Random(20220802);
      for (int push = 0; push < Math.max(2, JUMPS / 10); push++) {
        String root = pushRoot(origin, commits.get(random.nextInt(commits.size())), push);
        SyncReport report = fixture.sync(new SyncOptions(Optional.empty(), false, true, true));
        assertThat(report.revisions().to()).isEqualTo(root);
        assertIdentical(fixture, root);
      }
    }
  }

  /** Moves the branch to a new commit without parents that holds the files of another commit. */
  private static String pushRoot(Path origin, String commit, int push) throws Exception {
    try (Repository repository = new RepositoryBuilder().setGitDir(origin.toFile()).build();
        RevWalk walk = new RevWalk(repository);
        ObjectInserter inserter = repository.newObjectInserter()) {
      RevCommit like = walk.parseCommit(repository.resolve(commit));
      CommitBuilder root = new CommitBuilder();
      root.setTreeId(like.getTree());
      root.setAuthor(like.getAuthorIdent());
      root.setCommitter(like.getCommitterIdent());
      root.setMessage("History begins anew, " + push);
      ObjectId id = inserter.insert(root);
      inserter.flush();
      RefUpdate update = repository.updateRef(repository.getFullBranch());
      update.setNewObjectId(id);
      assertThat(update.forceUpdate()).isEqualTo(RefUpdate.Result.FORCED);
      return id.name();
    }
  }

  private static void assertIdentical(SyncFixture fixture, String commit) {
    assertThat(fixture.verify().differences()).as("after %s", commit).isEmpty();
  }

  private SyncFixture fixture() {
    Path bundle = BundledRepository.sharedFile("azure-sentinel.bundle");
    return new SyncFixture(
        folder, TestSites.site(folder, bundle.toAbsolutePath().normalize().toString(), "full"));
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
