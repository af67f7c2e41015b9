package dev.sentinelsync.command;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.eclipse.jgit.api.errors.InvalidRefNameException;
import org.eclipse.jgit.dircache.DirCache;
import org.eclipse.jgit.dircache.DirCacheBuilder;
import org.eclipse.jgit.dircache.DirCacheEntry;
import org.eclipse.jgit.lib.CommitBuilder;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.lib.RefUpdate;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.lib.RepositoryBuilder;

/**
 * The program's own sample content as a real, bare Git repository.
 *
 * <p>Its commit ids are the same on every machine: author and times are fixed, and the objects are
 * written directly, so that nobody's Git configuration (name, signing, line ends, hooks) has a say.
 * One thread at a time.
 */
public final class SampleRepository implements AutoCloseable {

  /** The only branch; the name that the real content repository uses. */
  public static final String BRANCH = "master";

  private static final String AUTHOR = "Sample Authors";
  private static final String MAIL = "authors@sample.example";
  private static final Instant FIRST_COMMIT = Instant.parse("2026-01-05T09:00:00Z");
  private static final Duration BETWEEN_COMMITS = Duration.ofDays(1);

  private final Repository repository;
  private final SampleHistory history;
  private SortedMap<String, byte[]> files = Collections.emptySortedMap();
  private Map<String, ObjectId> blobs = Map.of();
  private ObjectId head = ObjectId.zeroId();
  private int commits;

  private SampleRepository(Repository repository, SampleHistory history) {
    this.repository = repository;
    this.history = history;
  }

  /**
   * Creates the repository with its packaged history.
   *
   * @param folder the repository's folder; made if absent, must be empty
   * @throws IOException if the folder is not empty or cannot be written
   */
  public static SampleRepository create(Path folder) throws IOException {
    return create(folder, SampleHistory.packaged());
  }

  static SampleRepository create(Path folder, SampleHistory history) throws IOException {
    Files.createDirectories(folder);
    try (Stream<Path> contents = Files.list(folder)) {
      if (contents.findAny().isPresent()) {
        throw new FileSystemException(
            folder.toString(), null, "not empty; the sample repository needs a folder of its own");
      }
    }
    SampleRepository sample = new SampleRepository(createBare(folder), history);
    try {
      for (SampleHistory.Change change : history.commits()) {
        sample.commitTree(change.applyTo(sample.files), change.message());
      }
      return sample;
    } catch (IOException | RuntimeException e) {
      sample.close();
      throw e;
    }
  }

  private static Repository createBare(Path folder) throws IOException {
    RepositoryBuilder builder = new RepositoryBuilder().setGitDir(folder.toFile()).setBare();
    try {
      // Else the user's init.defaultBranch decides.
      builder.setInitialBranch(BRANCH);
    } catch (InvalidRefNameException e) {
      throw new IllegalStateException(BRANCH + " is no branch name", e);
    }
    Repository repository = builder.build();
    repository.create(true);
    return repository;
  }

  /** The repository's folder. */
  public Path folder() {
    return repository.getDirectory().toPath();
  }

  /** The newest commit of the branch. */
  public ObjectId head() {
    return head;
  }

  /** The bytes of every file of the newest commit, by path. Not to be changed, nor the arrays. */
  public SortedMap<String, byte[]> files() {
    return files;
  }

  /**
   * Commits the change that the demo shows: one rule gets a new severity and a query that reads one
   * more table.
   */
  public ObjectId commitDemoChange() throws IOException {
    SampleHistory.Change change = history.demoChange();
    return commitTree(change.applyTo(files), change.message());
  }

  /**
   * Commits a change on top of the newest commit.
   *
   * @param changes new or changed files, bytes by path
   * @param removals paths that go; done before the changes, so that a moved file may be in both
   * @throws NoSuchFileException if a path to remove is not there
   */
  public ObjectId commit(Map<String, byte[]> changes, Collection<String> removals, String message)
      throws IOException {
    SortedMap<String, byte[]> tree = new TreeMap<>(files);
    for (String path : removals) {
      if (tree.remove(path) == null) {
        throw new NoSuchFileException(path, null, "not in the sample repository's newest commit");
      }
    }
    tree.putAll(changes);
    return commitTree(tree, message);
  }

  /**
   * Commits a whole tree, whatever the one before was.
   *
   * @param tree the bytes of every file, by path with {@code /} between its parts
   */
  public ObjectId commitTree(Map<String, byte[]> tree, String message) throws IOException {
    PersonIdent author =
        new PersonIdent(
            AUTHOR, MAIL, FIRST_COMMIT.plus(BETWEEN_COMMITS.multipliedBy(commits)), ZoneOffset.UTC);
    CommitBuilder commit = new CommitBuilder();
    commit.setAuthor(author);
    commit.setCommitter(author);
    commit.setEncoding(StandardCharsets.UTF_8);
    commit.setMessage(message);
    if (commits > 0) {
      commit.setParentId(head);
    }
    ObjectId written;
    Map<String, ObjectId> treeBlobs;
    try (ObjectInserter inserter = repository.newObjectInserter()) {
      treeBlobs = insertBlobs(tree, inserter);
      commit.setTreeId(insertTree(treeBlobs, inserter));
      written = inserter.insert(commit);
      inserter.flush();
    }
    moveBranch(written);
    head = written;
    commits++;
    files = Collections.unmodifiableSortedMap(new TreeMap<>(tree));
    blobs = treeBlobs;
    return written;
  }

  /** Writes what is new; most files of a commit are the very arrays of its parent. */
  private Map<String, ObjectId> insertBlobs(Map<String, byte[]> tree, ObjectInserter inserter)
      throws IOException {
    Map<String, ObjectId> ids = new TreeMap<>();
    for (Map.Entry<String, byte[]> file : tree.entrySet()) {
      String path = file.getKey();
      byte[] bytes = file.getValue();
      boolean known = bytes == files.get(path);
      ids.put(path, known ? blobs.get(path) : inserter.insert(Constants.OBJ_BLOB, bytes));
    }
    return ids;
  }

  private static ObjectId insertTree(Map<String, ObjectId> treeBlobs, ObjectInserter inserter)
      throws IOException {
    DirCache index = DirCache.newInCore();
    DirCacheBuilder builder = index.builder();
    treeBlobs.forEach(
        (path, id) -> {
          DirCacheEntry entry = new DirCacheEntry(path);
          entry.setFileMode(FileMode.REGULAR_FILE);
          entry.setObjectId(id);
          builder.add(entry);
        });
    builder.finish();
    return index.writeTree(inserter);
  }

  private void moveBranch(ObjectId commit) throws IOException {
    RefUpdate update = repository.updateRef(Constants.R_HEADS + BRANCH);
    update.setExpectedOldObjectId(head);
    update.setNewObjectId(commit);
    // A reflog entry would carry the name and the clock of this machine.
    update.disableRefLog();
    RefUpdate.Result result = update.update();
    if (result != RefUpdate.Result.NEW && result != RefUpdate.Result.FAST_FORWARD) {
      throw new IOException(
          "The branch of the sample repository in " + folder() + " did not move: " + result);
    }
  }

  @Override
  public void close() {
    repository.close();
  }
}
