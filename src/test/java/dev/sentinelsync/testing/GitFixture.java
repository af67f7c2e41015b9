package dev.sentinelsync.testing;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.api.errors.GitAPIException;
import org.eclipse.jgit.dircache.DirCache;
import org.eclipse.jgit.dircache.DirCacheEditor;
import org.eclipse.jgit.dircache.DirCacheEntry;
import org.eclipse.jgit.internal.storage.file.FileRepository;
import org.eclipse.jgit.lib.CommitBuilder;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.NullProgressMonitor;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.lib.RefUpdate;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.lib.TreeFormatter;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.transport.BundleWriter;

/**
 * A real bare repository whose history a test writes as maps of path to text. Each commit builds on
 * the tip of the current branch ({@code master} at first) and is one minute later than the one
 * before, so that ids are the same in every run.
 */
public final class GitFixture implements AutoCloseable {

  private static final Instant FIRST_COMMIT = Instant.parse("2024-01-01T00:00:00Z");

  private final Repository repository;
  private final Path folder;
  private String branch = "master";
  private Instant time = FIRST_COMMIT;
  private ZoneId zone = ZoneOffset.ofHours(2);
  private String author = "Ann Author";

  private GitFixture(Path folder, Repository repository) {
    this.folder = folder;
    this.repository = repository;
  }

  /** Makes an empty bare repository in a folder that does not exist yet. */
  public static GitFixture create(Path folder) {
    try {
      Repository repository = new FileRepository(folder.toFile());
      repository.create(true);
      repository.updateRef(Constants.HEAD).link("refs/heads/master");
      return new GitFixture(folder, repository);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Goes on in a bare repository that is there. */
  public static GitFixture open(Path folder) {
    try {
      return new GitFixture(folder, new FileRepository(folder.toFile()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The folder of the repository, which is also its address. */
  public Path folder() {
    return folder;
  }

  /** The repository itself. */
  public Repository repository() {
    return repository;
  }

  /** Lets the commits that follow go to another branch, which begins at the current tip. */
  public GitFixture branch(String name) {
    String tip = tip();
    branch = name;
    return tip == null || tip() != null ? this : moveTo(tip);
  }

  /** Lets the next commit be made at this time. */
  public GitFixture at(Instant when) {
    time = when;
    return this;
  }

  /** Names the author of the commits that follow. */
  public GitFixture by(String name) {
    author = name;
    return this;
  }

  /** The tip of the current branch, or null. */
  public String tip() {
    try {
      Ref ref = repository.exactRef("refs/heads/" + branch);
      return ref == null || ref.getObjectId() == null ? null : ref.getObjectId().name();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Commits text files on top of the current branch.
   *
   * @param changes path to new text; null removes the path
   * @return the commit's id
   */
  public String commit(String message, Map<String, String> changes) {
    Map<String, Change> typed = new LinkedHashMap<>();
    changes.forEach((path, text) -> typed.put(path, text == null ? removed() : file(text)));
    return commitChanges(message, typed);
  }

  /** Commits changes of any kind on top of the current branch. */
  public String commitChanges(String message, Map<String, Change> changes) {
    return commitMerge(message, changes);
  }

  /** Commits changes with more parents than the tip of the current branch. */
  public String commitMerge(String message, Map<String, Change> changes, String... otherParents) {
    try (ObjectInserter inserter = repository.newObjectInserter()) {
      DirCache index = indexOf(tip());
      DirCacheEditor editor = index.editor();
      for (Map.Entry<String, Change> change : changes.entrySet()) {
        change.getValue().edit(editor, change.getKey(), inserter);
      }
      editor.finish();
      ObjectId tree = index.writeTree(inserter);
      return commitTree(inserter, message, tree, otherParents);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Commits a root tree with these very entries, however malformed, on top of the current branch.
   */
  public String commitRawTree(String message, List<RawEntry> entries) {
    try (ObjectInserter inserter = repository.newObjectInserter()) {
      return commitTree(inserter, message, rawTree(inserter, entries, new IdentityHashMap<>()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Folders that share their children are written once, as Git itself would. */
  private ObjectId rawTree(
      ObjectInserter inserter, List<RawEntry> entries, Map<List<RawEntry>, ObjectId> written)
      throws IOException {
    ObjectId known = written.get(entries);
    if (known != null) {
      return known;
    }
    TreeFormatter tree = new TreeFormatter();
    for (RawEntry entry : entries) {
      ObjectId id =
          entry.children() == null
              ? inserter.insert(Constants.OBJ_BLOB, entry.content())
              : rawTree(inserter, entry.children(), written);
      tree.append(
          entry.name(), entry.children() == null ? FileMode.REGULAR_FILE : FileMode.TREE, id);
    }
    ObjectId id = inserter.insert(Constants.OBJ_TREE, tree.toByteArray());
    written.put(entries, id);
    return id;
  }

  /**
   * A tree entry that is written as it is, without any check.
   *
   * @param name bytes of the name
   * @param content of a file
   * @param children of a folder; null for a file
   */
  public record RawEntry(byte[] name, byte[] content, List<RawEntry> children) {

    /** A file. */
    public static RawEntry file(byte[] name, String content) {
      return new RawEntry(name, content.getBytes(StandardCharsets.UTF_8), null);
    }

    /** A file whose name is text. */
    public static RawEntry file(String name, String content) {
      return file(name.getBytes(StandardCharsets.UTF_8), content);
    }

    /** A folder. */
    public static RawEntry folder(String name, List<RawEntry> children) {
      return new RawEntry(name.getBytes(StandardCharsets.UTF_8), null, children);
    }
  }

  private DirCache indexOf(String commit) throws IOException {
    if (commit == null) {
      return DirCache.newInCore();
    }
    try (RevWalk walk = new RevWalk(repository)) {
      ObjectId tree = walk.parseCommit(ObjectId.fromString(commit)).getTree();
      return DirCache.read(walk.getObjectReader(), tree);
    }
  }

  private String commitTree(
      ObjectInserter inserter, String message, ObjectId tree, String... otherParents)
      throws IOException {
    CommitBuilder commit = new CommitBuilder();
    String tip = tip();
    if (tip != null) {
      commit.addParentId(ObjectId.fromString(tip));
    }
    for (String parent : otherParents) {
      commit.addParentId(ObjectId.fromString(parent));
    }
    commit.setTreeId(tree);
    commit.setAuthor(new PersonIdent(author, "author@example.org", time, zone));
    commit.setCommitter(new PersonIdent("Carl Committer", "carl@example.org", time, zone));
    commit.setMessage(message);
    time = time.plusSeconds(60);
    ObjectId id = inserter.insert(commit);
    inserter.flush();
    moveTo(id.name());
    return id.name();
  }

  /** Moves the current branch, forward or back. */
  public GitFixture moveTo(String commit) {
    try {
      RefUpdate update = repository.updateRef("refs/heads/" + branch);
      update.setNewObjectId(ObjectId.fromString(commit));
      update.setForceUpdate(true);
      update.update();
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Deletes a branch. */
  public GitFixture deleteBranch(String name) {
    try {
      RefUpdate update = repository.updateRef("refs/heads/" + name);
      update.setForceUpdate(true);
      update.delete();
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Writes the current branch as a bundle file. */
  public GitFixture writeBundle(Path file) {
    BundleWriter writer = new BundleWriter(repository);
    writer.include("refs/heads/" + branch, ObjectId.fromString(tip()));
    try (OutputStream out = Files.newOutputStream(file)) {
      writer.writeBundle(NullProgressMonitor.INSTANCE, out);
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Packs all objects that a ref reaches, and drops the others. */
  public GitFixture pack() {
    try {
      Git.wrap(repository).gc().setExpire(Instant.now()).call();
      return this;
    } catch (GitAPIException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    repository.close();
  }

  /** What becomes of one path. */
  @FunctionalInterface
  public interface Change {
    /** Writes the change to the index. */
    void edit(DirCacheEditor editor, String path, ObjectInserter inserter) throws IOException;
  }

  /** A text file. */
  public static Change file(String text) {
    return entry(FileMode.REGULAR_FILE, text.getBytes(StandardCharsets.UTF_8));
  }

  /** A file of bytes. */
  public static Change bytes(byte[] content) {
    return entry(FileMode.REGULAR_FILE, content);
  }

  /** An executable text file. */
  public static Change executable(String text) {
    return entry(FileMode.EXECUTABLE_FILE, text.getBytes(StandardCharsets.UTF_8));
  }

  /** A symbolic link. */
  public static Change symlink(String target) {
    return entry(FileMode.SYMLINK, target.getBytes(StandardCharsets.UTF_8));
  }

  /** A submodule at a commit of another repository. */
  public static Change submodule(String commit) {
    return (editor, path, inserter) ->
        put(editor, path, FileMode.GITLINK, ObjectId.fromString(commit));
  }

  /** No file any more. */
  public static Change removed() {
    return (editor, path, inserter) -> editor.add(new DirCacheEditor.DeletePath(path));
  }

  private static Change entry(FileMode mode, byte[] content) {
    return (editor, path, inserter) ->
        put(editor, path, mode, inserter.insert(Constants.OBJ_BLOB, content));
  }

  private static void put(DirCacheEditor editor, String path, FileMode mode, ObjectId id) {
    editor.add(
        new DirCacheEditor.PathEdit(path) {
          @Override
          public void apply(DirCacheEntry entry) {
            entry.setFileMode(mode);
            entry.setObjectId(id);
          }
        });
  }
}
