package dev.sentinelsync.publish.git;

import dev.sentinelsync.publish.PathRules;
import dev.sentinelsync.publish.Publication;
import dev.sentinelsync.publish.PublishRequest;
import dev.sentinelsync.publish.SiteManifest;
import dev.sentinelsync.publish.StoredPage;
import dev.sentinelsync.publish.TargetException;
import dev.sentinelsync.publish.TargetStore;
import dev.sentinelsync.support.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.treewalk.TreeWalk;

/** A site on a branch of a Git repository, or in a folder of it. */
final class GitStore implements TargetStore {

  private final GitCache cache;
  private final String branch;
  private final String folder;
  private final boolean adopt;
  private final GitManifest manifest = new GitManifest();
  private Optional<ObjectId> head = Optional.empty();
  private boolean headKnown;

  /**
   * @param branch short name
   * @param folder of the site inside the branch; empty for the top
   * @param adopt whether foreign files in the way of new pages are replaced
   */
  GitStore(GitCache cache, String branch, String folder, boolean adopt) {
    this.cache = cache;
    this.branch = branch;
    this.folder = folder;
    this.adopt = adopt;
  }

  @Override
  public synchronized void validate() {
    attempt(
        "write to",
        () -> {
          cache.tryPush();
          return null;
        });
  }

  @Override
  public synchronized Optional<SiteManifest> published() {
    return attempt(
        "read",
        () -> {
          refresh();
          return manifest();
        });
  }

  @Override
  public synchronized Publication begin(PublishRequest request) {
    return new GitPublication(this, request, published());
  }

  /** Asks the remote where the branch is. */
  void refresh() throws IOException {
    head = cache.fetchHead();
    headKnown = true;
  }

  /** The branch was moved to a commit of ours. */
  void moved(ObjectId commit, SiteManifest published) throws IOException {
    head = Optional.of(commit);
    try (ObjectReader reader = cache.repository().newObjectReader()) {
      manifest.remember(reader, siteTree(reader), published);
    }
  }

  /** Where the branch was when last seen. */
  Optional<ObjectId> head() {
    return head;
  }

  /** The manifest at the head. */
  Optional<SiteManifest> manifest() throws IOException {
    try (ObjectReader reader = cache.repository().newObjectReader()) {
      return manifest.read(reader, siteTree(reader));
    }
  }

  /** The tree of the whole branch; null when there is none. */
  ObjectId branchTree(ObjectReader reader) throws IOException {
    if (head.isEmpty()) {
      return null;
    }
    try (RevWalk walk = new RevWalk(reader)) {
      return walk.parseCommit(head.get()).getTree().copy();
    }
  }

  private ObjectId siteTree(ObjectReader reader) throws IOException {
    ObjectId top = branchTree(reader);
    if (top == null || folder.isEmpty()) {
      return top;
    }
    try (TreeWalk walk = TreeWalk.forPath(reader, folder, top)) {
      return walk != null && walk.getFileMode(0) == FileMode.TREE ? walk.getObjectId(0) : null;
    }
  }

  /** The path inside the branch of a path inside the site. */
  String inBranch(String path) {
    return folder.isEmpty() ? path : folder + "/" + path;
  }

  @Override
  public synchronized Stream<StoredPage> stored() {
    return attempt(
        "read",
        () -> {
          refresh();
          Set<String> owned = manifest().map(m -> m.pages().keySet()).orElse(Set.of());
          ObjectReader reader = cache.repository().newObjectReader();
          return files(reader).stream()
              .map(file -> digested(reader, file, owned))
              .onClose(reader::close);
        });
  }

  private List<File> files(ObjectReader reader) throws IOException {
    List<File> files = new ArrayList<>();
    ObjectId site = siteTree(reader);
    if (site != null) {
      try (TreeWalk walk = new TreeWalk(reader)) {
        walk.addTree(site);
        while (walk.next()) {
          if (walk.getFileMode(0) != FileMode.TREE) {
            files.add(new File(walk.getPathString(), walk.getFileMode(0), walk.getObjectId(0)));
          } else if (walk.getDepth() > 0 || !walk.getNameString().equals(SiteManifest.FOLDER)) {
            walk.enterSubtree();
          }
        }
      }
    }
    return files;
  }

  private StoredPage digested(ObjectReader reader, File file, Set<String> owned) {
    boolean foreign = !owned.contains(file.path());
    boolean regular =
        file.mode() == FileMode.REGULAR_FILE || file.mode() == FileMode.EXECUTABLE_FILE;
    if (!regular) {
      return new StoredPage(file.path(), "", 0, foreign);
    }
    return attempt(
        "read",
        () -> {
          try (InputStream in = reader.open(file.id()).openStream()) {
            return new StoredPage(
                file.path(), Sha256.hex(in), reader.getObjectSize(file.id(), -1), foreign);
          }
        });
  }

  /** Answers from the branch as last seen by this store, not to ask the remote for each page. */
  @Override
  public synchronized Optional<byte[]> read(String path) {
    PathRules.check(path);
    return attempt(
        "read",
        () -> {
          if (!headKnown) {
            refresh();
          }
          try (ObjectReader reader = cache.repository().newObjectReader()) {
            ObjectId site = siteTree(reader);
            return site == null ? Optional.empty() : read(reader, site, path);
          }
        });
  }

  private static Optional<byte[]> read(ObjectReader reader, ObjectId site, String path)
      throws IOException {
    try (TreeWalk walk = TreeWalk.forPath(reader, path, site)) {
      boolean file =
          walk != null
              && (walk.getFileMode(0) == FileMode.REGULAR_FILE
                  || walk.getFileMode(0) == FileMode.EXECUTABLE_FILE);
      return file ? Optional.of(reader.open(walk.getObjectId(0)).getBytes()) : Optional.empty();
    }
  }

  @Override
  public String describe() {
    return "branch "
        + branch
        + (folder.isEmpty() ? "" : ", folder " + folder)
        + " of Git repository "
        + cache.remote().location();
  }

  @Override
  public synchronized void forget() {
    manifest.forget();
  }

  @Override
  public synchronized void close() {
    cache.close();
    cache.remote().close();
  }

  GitCache cache() {
    return cache;
  }

  boolean adopts() {
    return adopt;
  }

  /** Does something with the repository; failures get their meaning. */
  <T> T attempt(String doing, Action<T> action) {
    try {
      return action.run();
    } catch (TargetException e) {
      throw e;
    } catch (IOException e) {
      throw GitFailure.of(cache.remote(), doing, e);
    }
  }

  /** Something that reads or writes the repository. */
  interface Action<T> {
    T run() throws IOException;
  }

  /** A file of the site. */
  private record File(String path, FileMode mode, ObjectId id) {}
}
