package dev.sentinelsync.testing;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevTree;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;
import org.eclipse.jgit.transport.RefSpec;
import org.eclipse.jgit.treewalk.TreeWalk;

/** The head of the real repository, cloned from its bundle for a test. */
public final class BundledRepository implements AutoCloseable {

  private static final Path SHARED = Path.of("../shared/data");
  private static final String BRANCH = "refs/heads/master";

  private final Repository repository;
  private final RevTree tree;

  private BundledRepository(Repository repository) throws Exception {
    this.repository = repository;
    try (RevWalk walk = new RevWalk(repository)) {
      this.tree = walk.parseCommit(repository.resolve(BRANCH)).getTree();
    }
  }

  /** Receives a file of the head. */
  @FunctionalInterface
  public interface FileVisitor {
    void visit(String path, byte[] bytes) throws Exception;
  }

  /** A file of the shared data; the test is skipped where there is none. */
  public static Path sharedFile(String path) {
    Path file = SHARED.resolve(path);
    assumeTrue(Files.exists(file), "needs the shared file " + file);
    return file;
  }

  /** Clones into an empty folder; the test is skipped where the bundle is missing. */
  public static BundledRepository cloneInto(Path folder) throws Exception {
    return cloneInto(folder, "azure-sentinel.bundle");
  }

  /** The same of another bundle of the shared data. */
  public static BundledRepository cloneInto(Path folder, String name) throws Exception {
    Path bundle = sharedFile(name);
    try (Git git = Git.init().setBare(true).setDirectory(folder.toFile()).call()) {
      // The bundle names branches but no HEAD, so a plain clone finds nothing to point at.
      git.fetch()
          .setRemote(bundle.toAbsolutePath().normalize().toString())
          .setRefSpecs(new RefSpec("+refs/heads/*:refs/heads/*"))
          .call();
      return new BundledRepository(FileRepositoryBuilder.create(folder.toFile()));
    }
  }

  /** Every file of the head but links, by path; authors commit some as executable. */
  public void forEachFile(FileVisitor visitor) throws Exception {
    try (ObjectReader objects = repository.newObjectReader();
        TreeWalk walk = new TreeWalk(objects)) {
      walk.addTree(tree);
      walk.setRecursive(true);
      while (walk.next()) {
        FileMode mode = walk.getFileMode(0);
        if (mode.equals(FileMode.REGULAR_FILE) || mode.equals(FileMode.EXECUTABLE_FILE)) {
          visitor.visit(walk.getPathString(), objects.open(walk.getObjectId(0)).getBytes());
        }
      }
    }
  }

  /** One file of the head. */
  public Optional<byte[]> file(String path) throws Exception {
    try (TreeWalk walk = TreeWalk.forPath(repository, path, tree)) {
      return walk == null
          ? Optional.empty()
          : Optional.of(repository.open(walk.getObjectId(0)).getBytes());
    }
  }

  @Override
  public void close() {
    repository.close();
  }
}
