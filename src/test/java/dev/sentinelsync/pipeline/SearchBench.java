package dev.sentinelsync.pipeline;

import dev.sentinelsync.content.fact.FileKind;
import dev.sentinelsync.content.kind.ContentPath;
import dev.sentinelsync.content.kind.PathClassifier;
import dev.sentinelsync.pipeline.SiteSettings.HtmlSettings;
import dev.sentinelsync.publish.PageEntry;
import dev.sentinelsync.publish.SiteManifest;
import dev.sentinelsync.source.FileChange;
import dev.sentinelsync.source.ProgressListener;
import dev.sentinelsync.source.Revision;
import dev.sentinelsync.testing.BundledRepository;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.dircache.DirCache;
import org.eclipse.jgit.dircache.DirCacheEditor;
import org.eclipse.jgit.dircache.DirCacheEntry;
import org.eclipse.jgit.lib.CommitBuilder;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.lib.RefUpdate;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.transport.RefSpec;

/**
 * How many files of the search a change writes. Each change of one rule in the real history is made
 * alone on the real head, since most merges change several files; then the real revisions after the
 * head follow as they are. Prints; asserts nothing.
 */
public final class SearchBench {

  private static final String BRANCH = "refs/heads/master";

  /** Rules whose changes are made again; {@code -Dbench.rules} chooses another number. */
  private static final int RULES = Integer.getInteger("bench.rules", 60);

  private final PathClassifier classifier = new PathClassifier();
  private final SyncFixture fixture;
  private final Repository origin;

  private SearchBench(SyncFixture fixture, Repository origin) {
    this.fixture = fixture;
    this.origin = origin;
  }

  /** A change of one rule. */
  private record Change(String path, ObjectId before, ObjectId after) {}

  /** Runs both measurements. */
  public static void main(String[] args) throws Exception {
    Path folder = Files.createTempDirectory("sentinel-sync-search");
    try (Git git = Git.init().setBare(true).setDirectory(folder.resolve("git").toFile()).call()) {
      String head = fetch(git, "azure-sentinel.bundle", BRANCH);
      String later = fetch(git, "azure-sentinel-later.bundle", "refs/heads/later");
      try (SyncFixture fixture = fixture(folder)) {
        fixture.sync(SyncOptions.DEFAULT);
        SearchBench bench = new SearchBench(fixture, git.getRepository());
        bench.singleRules(head);
        bench.revisions(head, later);
      }
    } finally {
      try (Stream<Path> all = Files.walk(folder)) {
        all.sorted(Comparator.reverseOrder()).forEach(path -> path.toFile().delete());
      }
    }
  }

  private static String fetch(Git git, String bundle, String into) throws Exception {
    git.fetch()
        .setRemote(BundledRepository.sharedFile(bundle).toAbsolutePath().normalize().toString())
        .setRefSpecs(new RefSpec("+" + BRANCH + ":" + into))
        .call();
    return git.getRepository().resolve(into).name();
  }

  private static SyncFixture fixture(Path folder) {
    SiteSettings site =
        TestSites.site(
            folder,
            folder.resolve("git").toString(),
            "navbar",
            "file:" + folder.resolve("site") + "?mode=in-place");
    return new SyncFixture(
        folder,
        TestSites.with(
            site, new HtmlSettings(List.of("html"), "Search", Optional.empty(), true, true)));
  }

  private void singleRules(String head) throws Exception {
    List<Change> changes = changes(head);
    Collections.shuffle(changes, new Random(17));
    List<Change> some = changes.subList(0, Math.min(RULES, changes.size()));
    SortedMap<String, List<Integer>> figures = new TreeMap<>();
    for (Change change : some) {
      commit(head, change.path(), change.before());
      fixture.sync(SyncOptions.DEFAULT);
      commit(head, change.path(), change.after());
      Map<String, Integer> written = written(SyncOptions.DEFAULT);
      written.forEach(
          (part, count) -> figures.computeIfAbsent(part, none -> new ArrayList<>()).add(count));
      System.out.printf("%s %s%n", written, change.path());
    }
    System.out.printf(
        "%d of %d real changes of one rule, each alone on the head%n", some.size(), changes.size());
    figures.forEach((part, counts) -> print("search outputs of one rule, " + part, counts));
    commit(head, "", null);
    fixture.sync(SyncOptions.DEFAULT);
  }

  /** The changes of rules and hunting queries along first parents that are still at the head. */
  private List<Change> changes(String head) throws IOException {
    List<Change> changes = new ArrayList<>();
    List<Revision> history = history(head + "~200", head);
    for (int i = 1; i < history.size(); i++) {
      for (FileChange change : diff(history.get(i - 1), history.get(i))) {
        if (isRule(change.path())
            && change.oldBlob() != null
            && change.newBlob() != null
            && origin.resolve(head + ":" + change.path()) != null) {
          changes.add(
              new Change(
                  change.path(),
                  ObjectId.fromString(change.oldBlob()),
                  ObjectId.fromString(change.newBlob())));
        }
      }
    }
    return changes;
  }

  private void revisions(String head, String later) throws IOException {
    point(ObjectId.fromString(later));
    fixture.site().fetch(ProgressListener.NONE);
    List<Integer> all = new ArrayList<>();
    int beyond = 0;
    List<Revision> revisions = history(head, later);
    for (int i = 1; i < revisions.size(); i++) {
      long rules =
          diff(revisions.get(i - 1), revisions.get(i)).stream()
              .filter(change -> isRule(change.path()))
              .count();
      int count = written(SyncOptions.to(revisions.get(i).id())).get("all");
      all.add(count);
      if (rules > 0 && count > 14 * rules) {
        beyond++;
        System.out.printf("%s: %d outputs, %d rules%n", revisions.get(i).shortId(), count, rules);
      }
    }
    print("search outputs of a real revision", all);
    System.out.printf("revisions with more than 14 a rule: %d of %d%n", beyond, all.size());
  }

  private List<Revision> history(String from, String to) {
    fixture.site().fetch(ProgressListener.NONE);
    return new ArrayList<>(fixture.site().firstParents(from, to));
  }

  private List<FileChange> diff(Revision before, Revision after) {
    return List.copyOf(
        fixture
            .site()
            .source()
            .diff(before, after, fixture.site().settings().pages().folders())
            .changes());
  }

  private boolean isRule(String path) {
    return classifier
        .classify(path)
        .map(ContentPath::kind)
        .filter(kind -> kind == FileKind.ANALYTIC_RULE || kind == FileKind.HUNTING_QUERY)
        .isPresent();
  }

  /** Syncs; how many files of each part of the search differ afterwards. */
  private Map<String, Integer> written(SyncOptions options) {
    SortedMap<String, PageEntry> before = pages();
    fixture.sync(options);
    Map<String, Integer> written = new TreeMap<>(Map.of("all", 0, "terms", 0, "cards", 0));
    pages()
        .forEach(
            (address, entry) -> {
              if (address.startsWith("search/") && !entry.equals(before.get(address))) {
                written.merge("all", 1, Integer::sum);
                written.computeIfPresent(address.split("/")[1], (part, count) -> count + 1);
              }
            });
    return written;
  }

  private SortedMap<String, PageEntry> pages() {
    return fixture.site().target().published().map(SiteManifest::pages).orElseThrow();
  }

  /** Moves the branch to a commit whose tree is that of the head but for one file. */
  private void commit(String head, String path, ObjectId blob) throws IOException {
    try (RevWalk walk = new RevWalk(origin);
        ObjectInserter inserter = origin.newObjectInserter()) {
      RevCommit tree = walk.parseCommit(ObjectId.fromString(head));
      RevCommit tip = walk.parseCommit(origin.resolve(BRANCH));
      DirCache index = DirCache.read(walk.getObjectReader(), tree.getTree());
      if (blob != null) {
        DirCacheEditor editor = index.editor();
        editor.add(
            new DirCacheEditor.PathEdit(path) {
              @Override
              public void apply(DirCacheEntry entry) {
                entry.setFileMode(FileMode.REGULAR_FILE);
                entry.setObjectId(blob);
              }
            });
        editor.finish();
      }
      CommitBuilder commit = new CommitBuilder();
      commit.setTreeId(index.writeTree(inserter));
      commit.setParentId(tip);
      PersonIdent author =
          new PersonIdent(
              tip.getCommitterIdent(), tip.getCommitterIdent().getWhenAsInstant().plusSeconds(60));
      commit.setAuthor(author);
      commit.setCommitter(author);
      commit.setMessage("Change " + path);
      ObjectId id = inserter.insert(commit);
      inserter.flush();
      point(id);
    }
  }

  private void point(ObjectId commit) throws IOException {
    RefUpdate update = origin.updateRef(BRANCH);
    update.setNewObjectId(commit);
    update.forceUpdate();
  }

  private static void print(String what, List<Integer> counts) {
    List<Integer> sorted = counts.stream().sorted().toList();
    System.out.printf(
        Locale.ROOT,
        "%-50s p50 %d, p90 %d, most %d, %d times%n",
        what,
        sorted.get(sorted.size() / 2),
        sorted.get(Math.min(sorted.size() - 1, sorted.size() * 9 / 10)),
        sorted.get(sorted.size() - 1),
        sorted.size());
  }
}
