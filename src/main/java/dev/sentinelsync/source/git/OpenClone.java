package dev.sentinelsync.source.git;

import dev.sentinelsync.source.Revision;
import dev.sentinelsync.source.git.RemoteBranch.Tip;
import java.io.File;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.eclipse.jgit.errors.PackProtocolException;
import org.eclipse.jgit.lib.ConfigConstants;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.lib.RefUpdate;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.lib.StoredConfig;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;
import org.eclipse.jgit.transport.FilterSpec;

/** A clone that is open, with what reads from it. It is thrown away as a whole. */
final class OpenClone implements AutoCloseable {

  /** The one ref of a clone. HEAD leads to it, so that names such as HEAD~1 work. */
  private static final String FOLLOWED = Constants.R_HEADS + "followed";

  private static final String SECTION = "sentinel-sync";
  private static final String BRANCH = "branch";
  private static final String FILTER = "filter";

  /** The filter of partial clones: contents of files are left out. */
  private static final String NO_BLOBS = "blob:none";

  private final Repository repository;
  private final BlobReader blobs;
  private final History history;
  private final EarlierVersions earlierVersions;
  private volatile boolean partial;

  private OpenClone(Repository repository) {
    this.repository = repository;
    this.blobs = new BlobReader(repository);
    this.history = new History(repository);
    this.earlierVersions = new EarlierVersions(repository);
    this.partial = repository.getConfig().getString(SECTION, null, FILTER) != null;
  }

  /** Opens an existing bare repository. */
  static OpenClone open(File folder) throws IOException {
    return new OpenClone(
        new FileRepositoryBuilder().setGitDir(folder).setBare().setMustExist(true).build());
  }

  /** Makes an empty bare repository. */
  static OpenClone create(File folder) throws IOException {
    Repository repository = new FileRepositoryBuilder().setGitDir(folder).setBare().build();
    repository.create(true);
    StoredConfig config = repository.getConfig();
    // The packs that a collection has replaced go at once: no other writer can be using them.
    config.setString(
        ConfigConstants.CONFIG_GC_SECTION, null, ConfigConstants.CONFIG_KEY_PRUNEPACKEXPIRE, "now");
    config.save();
    return new OpenClone(repository);
  }

  /** What is fetched into a partial clone unless single contents are asked for. */
  static FilterSpec withoutBlobs() {
    try {
      return FilterSpec.fromFilterLine(NO_BLOBS);
    } catch (PackProtocolException e) {
      throw new IllegalStateException("the line is one of the protocol", e);
    }
  }

  /**
   * Whether contents of files may be missing, since the clone was made with a filter. What fetches
   * into it must use the same filter, or the source would count on contents that are not there.
   */
  boolean isPartial() {
    return partial;
  }

  /** Says so for good. */
  void markPartial() throws IOException {
    StoredConfig config = repository.getConfig();
    config.setString(SECTION, null, FILTER, NO_BLOBS);
    config.save();
    partial = true;
  }

  /** Those of some contents that a partial clone lacks, each once; none in a whole clone. */
  List<ObjectId> missing(Collection<String> blobIds) throws IOException {
    if (!partial) {
      return List.of();
    }
    List<ObjectId> missing = new ArrayList<>();
    try (ObjectReader reader = repository.newObjectReader()) {
      for (String blob : new LinkedHashSet<>(blobIds)) {
        ObjectId id = ObjectId.fromString(blob);
        if (!reader.has(id)) {
          missing.add(id);
        }
      }
    }
    return missing;
  }

  /**
   * Finds what the clone lacks: of a partial one, folders alone.
   *
   * @param maxEntries how many tree entries to look at
   */
  FetchCheck check(int maxEntries) {
    return new FetchCheck(repository, maxEntries, partial);
  }

  Repository repository() {
    return repository;
  }

  BlobReader blobs() {
    return blobs;
  }

  History history() {
    return history;
  }

  EarlierVersions earlierVersions() {
    return earlierVersions;
  }

  /** The commit that HEAD leads to, or null. */
  ObjectId head() throws IOException {
    Ref head = repository.exactRef(Constants.HEAD);
    return head == null ? null : head.getObjectId();
  }

  /** Full name of the remote's branch, as of the last fetch; null if unknown. */
  String branch() throws IOException {
    String recorded = repository.getConfig().getString(SECTION, null, BRANCH);
    if (recorded != null) {
      return recorded;
    }
    // Clones of earlier versions have a ref of the remote's name.
    Ref head = repository.exactRef(Constants.HEAD);
    return head == null || !head.isSymbolic() ? null : head.getTarget().getName();
  }

  /** Whether the clone is at a tip, in the form that {@link #moveTo} gives it. */
  boolean isAt(Tip tip) throws IOException {
    Ref head = repository.exactRef(Constants.HEAD);
    return head != null
        && head.isSymbolic()
        && FOLLOWED.equals(head.getTarget().getName())
        && tip.id().equals(head.getObjectId())
        && tip.refName().equals(branch());
  }

  /**
   * Makes a fetched commit the head. The clone's only ref has a name of its own, so that no name of
   * the remote's branches can stand in its way.
   *
   * @throws IOException when a ref cannot be moved: the clone is of no use then
   */
  void moveTo(Tip tip) throws IOException {
    RefUpdate update = repository.updateRef(FOLLOWED);
    update.setNewObjectId(tip.id());
    require(update.forceUpdate(), FOLLOWED);
    require(repository.updateRef(Constants.HEAD).link(FOLLOWED), Constants.HEAD);
    if (!tip.refName().equals(branch())) {
      StoredConfig config = repository.getConfig();
      config.setString(SECTION, null, BRANCH, tip.refName());
      config.save();
    }
    for (Ref other : repository.getRefDatabase().getRefs()) {
      if (!other.getName().equals(Constants.HEAD) && !other.getName().equals(FOLLOWED)) {
        RefUpdate outdated = repository.updateRef(other.getName());
        outdated.setForceUpdate(true);
        require(outdated.delete(), other.getName());
      }
    }
  }

  private static void require(RefUpdate.Result result, String ref) throws IOException {
    switch (result) {
      case NEW, FORCED, FAST_FORWARD, NO_CHANGE -> {
        // The ref is where it shall be.
      }
      default -> throw new IOException(ref + " could not be moved: " + result.name());
    }
  }

  /** The commits at which the history ends although they have parents. */
  Set<ObjectId> end() throws IOException {
    return Set.copyOf(repository.getObjectDatabase().getShallowCommits());
  }

  /** Sets where the history ends. */
  void endHistoryAt(Set<ObjectId> commits) throws IOException {
    if (!commits.equals(end())) {
      repository.getObjectDatabase().setShallowCommits(commits);
    }
  }

  /** Finds a commit; the name of the followed branch means the head. */
  Revision resolve(String name) throws IOException {
    String branch = branch();
    if (branch != null) {
      for (String spelled : List.of(branch, Repository.shortenRefName(branch))) {
        String rest = name.startsWith(spelled) ? name.substring(spelled.length()) : "?";
        if (rest.isEmpty() || "~^@".indexOf(rest.charAt(0)) >= 0) {
          return history.resolve(name, Constants.HEAD + rest);
        }
      }
    }
    return history.resolve(name, name);
  }

  ObjectId treeOf(ObjectId commit) throws IOException {
    try (RevWalk walk = new RevWalk(repository)) {
      RevCommit parsed = walk.parseCommit(commit);
      return parsed.getTree().copy();
    }
  }

  /**
   * Whether every object of a commit's tree is there; file contents are looked up, not read.
   *
   * @param maxEntries how many tree entries to look at before calling it complete
   */
  boolean isComplete(ObjectId commit, int maxEntries) {
    try {
      return check(maxEntries).missing(null, commit).isEmpty();
    } catch (IOException e) {
      return false;
    }
  }

  /** Whether the clone lists an object, readable or not. */
  boolean lists(String objectId) {
    try (ObjectReader reader = repository.newObjectReader()) {
      return reader.has(ObjectId.fromString(objectId));
    } catch (IOException e) {
      return true;
    }
  }

  @Override
  public void close() {
    blobs.close();
    repository.close();
  }
}
