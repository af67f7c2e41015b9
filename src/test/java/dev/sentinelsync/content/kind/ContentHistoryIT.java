package dev.sentinelsync.content.kind;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.sentinelsync.content.fact.FileKind;
import dev.sentinelsync.content.parse.ContentLimits;
import dev.sentinelsync.content.parse.Problem;
import dev.sentinelsync.content.parse.ProblemSink;
import dev.sentinelsync.content.parse.TolerantJson;
import dev.sentinelsync.content.parse.TolerantYaml;
import dev.sentinelsync.content.parse.UnreadableFileException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
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

/**
 * Reads every version that every content file of the real repository ever had, and every other YAML
 * and JSON file as a bare document.
 */
class ContentHistoryIT {

  private static final Path BUNDLE = Path.of("../shared/data/azure-sentinel.bundle");

  @TempDir static Path folder;

  private static final String YAML = "other YAML";
  private static final String JSON = "other JSON";

  private static Repository repository;

  private final PathClassifier classifier = new PathClassifier();
  private final ContentReaders readers = ContentReaders.standard(ContentLimits.DEFAULT);
  private final TolerantJson json = new TolerantJson(ContentLimits.DEFAULT);
  private final TolerantYaml yaml = new TolerantYaml(ContentLimits.DEFAULT);

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
      for (Map.Entry<ObjectId, Map<String, String>> version : versions().entrySet()) {
        byte[] bytes = objects.open(version.getKey()).getBytes();
        version.getValue().forEach((kind, path) -> tally.add(kind, path, version.getKey(), bytes));
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
          ObjectId blob = tree.getObjectId(0);
          byte[] bytes = objects.open(blob).getBytes();
          tally.add(path.get().kind().name(), path.get().path(), blob, bytes);
        }
      }
    }
    System.out.println(tally.table());
    tally.rejected.forEach((path, problem) -> System.out.println(path + ": " + problem));
    assertThat(tally.rejected).isEmpty();
  }

  /** Every blob that any commit brought at a content path, each kind once. */
  private Map<ObjectId, Map<String, String>> versions() throws Exception {
    Map<ObjectId, Map<String, String>> versions = new TreeMap<>();
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
            String path = diff.getPathString();
            kind(path)
                .ifPresent(
                    kind ->
                        versions
                            .computeIfAbsent(diff.getObjectId(own), b -> new TreeMap<>())
                            .putIfAbsent(kind, path));
          }
        }
      }
    }
    return versions;
  }

  /** The kind of a content file; else YAML or JSON by the extension. */
  private Optional<String> kind(String path) {
    String name = path.toLowerCase(Locale.ROOT);
    return classifier
        .classify(path)
        .map(content -> content.kind().name())
        .or(() -> name.matches(".*\\.ya?ml") ? Optional.of(YAML) : Optional.empty())
        .or(() -> name.endsWith(".json") ? Optional.of(JSON) : Optional.empty());
  }

  private static boolean isFile(FileMode mode) {
    return FileMode.REGULAR_FILE.equals(mode) || FileMode.EXECUTABLE_FILE.equals(mode);
  }

  /** Counts what became of the files. */
  private final class Tally {
    private final Map<String, Integer> counts = new TreeMap<>();
    private final Map<String, Problem> rejected = new TreeMap<>();
    private int read;

    void add(String kind, String path, ObjectId blob, byte[] bytes) {
      List<Problem> problems = new ArrayList<>();
      try {
        read(kind, bytes, problems::add);
        read++;
        count("read " + kind);
        problems.stream()
            .map(Problem::code)
            .distinct()
            .forEach(code -> count("  read around " + code));
      } catch (UnreadableFileException e) {
        rejected.put(blob.abbreviate(8).name() + " " + path, e.problem());
        count("rejected " + kind);
        count("  rejected for " + e.problem().code() + ": " + withoutNames(e.problem().message()));
      }
    }

    private void read(String kind, byte[] bytes, ProblemSink problems)
        throws UnreadableFileException {
      if (kind.equals(YAML)) {
        yaml.read(bytes, problems);
      } else if (kind.equals(JSON)) {
        json.read(bytes, problems);
      } else if (readers.reader(FileKind.valueOf(kind)).isPresent()) {
        readers.read(FileKind.valueOf(kind), bytes, problems);
      } else {
        json.read(bytes, problems);
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
