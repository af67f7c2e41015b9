package dev.sentinelsync.content;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.treewalk.TreeWalk;
import org.eclipse.jgit.treewalk.filter.TreeFilter;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Reads every version that every content file of the real repository ever had. */
class ContentHistoryIT {

  private static final Path BUNDLE = Path.of("../shared/data/azure-sentinel.bundle");

  @TempDir static Path folder;

  private static Repository repository;

  private final PathClassifier classifier = new PathClassifier();
  private final ContentReaders readers = ContentReaders.standard(ContentLimits.DEFAULT);
  private final TolerantJson json = new TolerantJson(ContentLimits.DEFAULT);

  @BeforeAll
  static void cloneTheBundle() throws Exception {
    assumeTrue(Files.exists(BUNDLE), "needs the bundle of the real repository, " + BUNDLE);
    // Not a clone: a bundle that names no HEAD has no branch for a clone to choose.
    repository = Git.init().setBare(true).setDirectory(folder.toFile()).call().getRepository();
    try (Git git = new Git(repository)) {
      git.fetch()
          .setRemote(BUNDLE.toAbsolutePath().normalize().toString())
          .setRefSpecs("+refs/heads/*:refs/heads/*")
          .call();
    }
  }

  @Test
  void everyHistoricVersionIsReadOrRejectedWithAPlace() throws Exception {
    Tally tally = new Tally();
    try (ObjectReader objects = repository.newObjectReader()) {
      for (Map.Entry<ObjectId, List<ContentPath>> version : versions().entrySet()) {
        byte[] bytes = objects.open(version.getKey()).getBytes();
        for (ContentPath path : version.getValue()) {
          tally.add(path, version.getKey(), bytes);
        }
      }
    }
    System.out.println(tally.table());
    tally.rejected.forEach((path, problem) -> System.out.println(path + ": " + problem));
    assertThat(tally.read).isGreaterThan(7_000);
    assertThat(tally.rejected)
        .allSatisfy(
            (path, problem) -> {
              assertThat(problem.message()).isNotBlank().hasSizeLessThan(300);
              assertThat(problem.line()).isPositive();
            });
  }

  @Test
  void everyFileAtTheHeadIsRead() throws Exception {
    Tally tally = new Tally();
    try (ObjectReader objects = repository.newObjectReader();
        RevWalk walk = new RevWalk(repository);
        TreeWalk tree = new TreeWalk(repository)) {
      tree.addTree(walk.parseCommit(repository.resolve("refs/heads/master")).getTree());
      tree.setRecursive(true);
      while (tree.next()) {
        Optional<ContentPath> path = classifier.classify(tree.getPathString());
        if (path.isPresent() && isFile(tree.getFileMode(0))) {
          tally.add(path.get(), tree.getObjectId(0), objects.open(tree.getObjectId(0)).getBytes());
        }
      }
    }
    System.out.println(tally.table());
    tally.rejected.forEach((path, problem) -> System.out.println(path + ": " + problem));
    assertThat(tally.rejected).isEmpty();
  }

  /** Every blob that any commit brought at a content path, each kind once. */
  private Map<ObjectId, List<ContentPath>> versions() throws Exception {
    Map<ObjectId, List<ContentPath>> versions = new TreeMap<>();
    try (RevWalk walk = new RevWalk(repository);
        TreeWalk diff = new TreeWalk(repository)) {
      for (Ref ref : repository.getRefDatabase().getRefs()) {
        if (ref.getObjectId() != null) {
          walk.markStart(walk.parseCommit(ref.getObjectId()));
        }
      }
      diff.setRecursive(true);
      for (RevCommit commit : walk) {
        diff.reset();
        for (RevCommit parent : commit.getParents()) {
          diff.addTree(walk.parseCommit(parent).getTree());
        }
        diff.addTree(commit.getTree());
        diff.setFilter(commit.getParentCount() == 0 ? TreeFilter.ALL : TreeFilter.ANY_DIFF);
        while (diff.next()) {
          int own = commit.getParentCount();
          if (isFile(diff.getFileMode(own))) {
            classifier
                .classify(diff.getPathString())
                .ifPresent(path -> remember(versions, diff.getObjectId(own), path));
          }
        }
      }
    }
    return versions;
  }

  private static boolean isFile(FileMode mode) {
    return FileMode.REGULAR_FILE.equals(mode) || FileMode.EXECUTABLE_FILE.equals(mode);
  }

  private static void remember(
      Map<ObjectId, List<ContentPath>> versions, ObjectId blob, ContentPath path) {
    List<ContentPath> paths = versions.computeIfAbsent(blob, b -> new ArrayList<>());
    if (paths.stream().noneMatch(known -> known.kind() == path.kind())) {
      paths.add(path);
    }
  }

  /** Counts what became of the files. */
  private final class Tally {
    private final Map<String, Integer> counts = new TreeMap<>();
    private final Map<String, Problem> rejected = new TreeMap<>();
    private int read;

    void add(ContentPath path, ObjectId blob, byte[] bytes) {
      List<Problem> problems = new ArrayList<>();
      String kind = path.kind().name();
      try {
        if (readers.reader(path.kind()).isPresent()) {
          readers.read(path.kind(), bytes, problems::add);
        } else {
          json.read(bytes, problems::add);
        }
        read++;
        count("read " + kind);
        problems.stream()
            .map(Problem::code)
            .distinct()
            .forEach(code -> count("  read around " + code));
      } catch (UnreadableFileException e) {
        rejected.put(blob.abbreviate(8).name() + " " + path.path(), e.problem());
        count("rejected " + kind);
        count("  rejected for " + e.problem().code() + ": " + withoutNames(e.problem().message()));
      }
    }

    String table() {
      StringBuilder table = new StringBuilder();
      counts.forEach((what, n) -> table.append(String.format("%7d %s%n", n, what)));
      return table.toString();
    }

    private void count(String what) {
      counts.merge(what, 1, Integer::sum);
    }

    private String withoutNames(String message) {
      return message.replaceAll("'[^']*'|\\(.*", "…");
    }
  }
}
