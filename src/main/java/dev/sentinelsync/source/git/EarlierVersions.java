package dev.sentinelsync.source.git;

import dev.sentinelsync.source.BlobTest;
import dev.sentinelsync.source.EarlierVersion;
import dev.sentinelsync.source.Revision;
import java.io.IOException;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.treewalk.TreeWalk;
import org.eclipse.jgit.treewalk.filter.AndTreeFilter;
import org.eclipse.jgit.treewalk.filter.PathFilterGroup;
import org.eclipse.jgit.treewalk.filter.TreeFilter;

/**
 * Finds the newest earlier readable version of files in one walk along first parents. Answers are
 * remembered with the commit that they were found from, so that the search from a descendant stops
 * there. Where a limited clone ends somewhere else than before, all of them are forgotten: they may
 * lie behind its end. So the memory never changes an answer, only the way to it.
 */
final class EarlierVersions {

  /** More unreadable files than this at once are not remembered: the real repository has few. */
  private static final int MEMO_SIZE = 10_000;

  private final Repository repository;
  private final Map<String, Memo> memo =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Memo> eldest) {
          return size() > MEMO_SIZE;
        }
      };

  /** Where the clone ended when the answers were found; nowhere if it is not limited. */
  private Set<ObjectId> boundary = Set.of();

  EarlierVersions(Repository repository) {
    this.repository = repository;
  }

  /**
   * An answer.
   *
   * @param commit the search began here
   * @param badBlob with this unreadable version of the path
   * @param answer what was found before it
   */
  private record Memo(String commit, String badBlob, Optional<EarlierVersion> answer) {}

  /**
   * Versions of a path that are asked for together, where a clone lacks them: most files can be
   * read again one version before, and a request costs more than some versions.
   */
  private static final int ASKED = 8;

  /** A path whose answer is still looked for. */
  private static final class Search {
    private final Set<String> rejected = new HashSet<>();
    private String blob;
    private int missing;

    Search(String badBlob) {
      blob = badBlob;
      rejected.add(badBlob);
    }
  }

  /** Forgets what was found: the history ends elsewhere now. */
  synchronized void forget() {
    memo.clear();
  }

  /**
   * Looks for them.
   *
   * @param lacks says of contents whether the clone lacks them
   * @param missing gets the contents that are lacking and have to be there to find the answer; if
   *     there are any the answer does not count
   */
  synchronized Map<String, EarlierVersion> find(
      Revision revision,
      Map<String, String> unreadable,
      BlobTest test,
      Predicate<String> lacks,
      Set<String> missing)
      throws IOException {
    Set<ObjectId> now = Set.copyOf(repository.getObjectDatabase().getShallowCommits());
    if (!now.equals(boundary)) {
      memo.clear();
      boundary = now;
    }
    Map<String, Search> open = new TreeMap<>();
    unreadable.forEach((path, blob) -> open.put(path, new Search(blob)));
    Map<String, Optional<EarlierVersion>> answers = new TreeMap<>();
    try (RevWalk walk = new RevWalk(repository)) {
      RevCommit commit = walk.parseCommit(ObjectId.fromString(revision.id()));
      recall(commit, open, answers);
      while (!open.isEmpty() && commit.getParentCount() > 0) {
        RevCommit parent = walk.parseCommit(commit.getParent(0));
        if (!parent.getTree().equals(commit.getTree())) {
          step(new Step(walk, commit, parent), open, answers, test, lacks, missing);
        }
        recall(parent, open, answers);
        commit.disposeBody();
        commit = parent;
      }
    }
    if (!missing.isEmpty()) {
      return Map.of();
    }
    open.keySet().forEach(path -> answers.put(path, Optional.empty()));
    Map<String, EarlierVersion> found = new TreeMap<>();
    answers.forEach(
        (path, answer) -> {
          memo.put(path, new Memo(revision.id(), unreadable.get(path), answer));
          answer.ifPresent(version -> found.put(path, version));
        });
    return found;
  }

  /** Takes the answers that an earlier search found from this very commit. */
  private void recall(
      RevCommit commit, Map<String, Search> open, Map<String, Optional<EarlierVersion>> answers) {
    open.entrySet()
        .removeIf(
            entry -> {
              Memo known = memo.get(entry.getKey());
              boolean fits =
                  known != null
                      && known.commit().equals(commit.name())
                      && known.badBlob().equals(entry.getValue().blob);
              if (fits) {
                answers.put(entry.getKey(), known.answer());
              }
              return fits;
            });
  }

  /** A commit and its first parent on the way back. */
  private record Step(RevWalk walk, RevCommit commit, RevCommit parent) {}

  /** Tests the versions of the parent that differ from those of the commit. */
  private static void step(
      Step step,
      Map<String, Search> open,
      Map<String, Optional<EarlierVersion>> answers,
      BlobTest test,
      Predicate<String> lacks,
      Set<String> missing)
      throws IOException {
    Map<String, String> olderBlobs =
        olderBlobs(step.walk(), step.commit(), step.parent(), open.keySet());
    for (Map.Entry<String, String> older : olderBlobs.entrySet()) {
      String path = older.getKey();
      Search search = open.get(path);
      search.blob = older.getValue();
      boolean another = !search.blob.isEmpty() && search.rejected.add(search.blob);
      if (another && lacks.test(search.blob)) {
        missing.add(search.blob);
        search.missing++;
        if (search.missing == ASKED) {
          open.remove(path);
        }
      } else if (another && search.missing > 0) {
        // Whether a newer version can be read is not known yet.
        open.remove(path);
      } else if (another && test.readable(path, search.blob)) {
        EarlierVersion version =
            new EarlierVersion(path, search.blob, History.revision(step.parent()));
        answers.put(path, Optional.of(version));
        open.remove(path);
      }
    }
  }

  /** The paths that differ between the two, with the parent's blob; empty where it has none. */
  private static Map<String, String> olderBlobs(
      RevWalk walk, RevCommit commit, RevCommit parent, Set<String> paths) throws IOException {
    Map<String, String> blobs = new TreeMap<>();
    try (TreeWalk trees = new TreeWalk(walk.getObjectReader())) {
      trees.addTree(commit.getTree());
      trees.addTree(parent.getTree());
      trees.setRecursive(true);
      trees.setFilter(
          AndTreeFilter.create(PathFilterGroup.createFromStrings(paths), TreeFilter.ANY_DIFF));
      while (trees.next()) {
        String path = trees.getPathString();
        if (paths.contains(path)) {
          blobs.merge(path, regularBlob(trees), (a, b) -> a.isEmpty() ? b : a);
        }
      }
      return blobs;
    } catch (IndexOutOfBoundsException e) {
      throw TreeReader.malformed(parent.name(), e);
    }
  }

  /** The blob on the parent's side; empty when there is no regular file. */
  private static String regularBlob(TreeWalk trees) {
    FileMode mode = trees.getFileMode(1);
    boolean regular = mode == FileMode.REGULAR_FILE || mode == FileMode.EXECUTABLE_FILE;
    return regular ? trees.getObjectId(1).name() : "";
  }
}
