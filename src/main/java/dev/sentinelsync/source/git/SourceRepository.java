package dev.sentinelsync.source.git;

import dev.sentinelsync.source.Ancestor;
import dev.sentinelsync.source.BlobTest;
import dev.sentinelsync.source.BlobTooLargeException;
import dev.sentinelsync.source.EarlierVersion;
import dev.sentinelsync.source.FetchResult;
import dev.sentinelsync.source.FirstParents;
import dev.sentinelsync.source.ObjectMissingException;
import dev.sentinelsync.source.ProgressListener;
import dev.sentinelsync.source.Revision;
import dev.sentinelsync.source.SourceException;
import dev.sentinelsync.source.SourceException.Reason;
import dev.sentinelsync.source.SourceSettings;
import dev.sentinelsync.source.TreeChanges;
import dev.sentinelsync.support.git.GitCredentials;
import dev.sentinelsync.support.git.GitLocation;
import dev.sentinelsync.support.git.IsolatedGit;
import dev.sentinelsync.support.git.RemoteAccess;
import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.eclipse.jgit.errors.MissingObjectException;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.lib.Repository;

/**
 * The repository that is followed: a bare clone of one branch, and what can be asked of it. There
 * is no work tree.
 *
 * <p>Every method may throw a {@link SourceException}, whose reason says who must act. {@link
 * #read} may be called from many threads; all others are safe too, but {@link #fetch} may put a new
 * clone in place of an unusable one, so reads that run beside it can fail and succeed when
 * repeated.
 */
public final class SourceRepository implements AutoCloseable {

  private final SourceSettings settings;
  private final RemoteAccess access;
  private final CloneKeeper keeper;

  private SourceRepository(SourceSettings settings, RemoteAccess access) {
    this.settings = settings;
    this.access = access;
    String identity = "source=" + access.location() + "\ndepth=" + settings.depth();
    CloneFolder folder = new CloneFolder(settings.cloneFolder(), identity);
    this.keeper = new CloneKeeper(settings, folder, new RemoteBranch(settings, access));
  }

  /** Opens the clone if there is one; the network is not touched before it is needed. */
  public static SourceRepository open(SourceSettings settings) {
    return open(settings, System::getenv);
  }

  /**
   * The same with another environment.
   *
   * @param environment gives the value of an environment variable, or null
   * @throws SourceException with reason {@code REFUSED} when the address is not understood or not
   *     allowed, {@code STORAGE} when the clone folder is not ours
   */
  public static SourceRepository open(SourceSettings settings, UnaryOperator<String> environment) {
    IsolatedGit.install();
    GitLocation location;
    try {
      location = GitLocation.parse(settings.uri(), settings.allowedSchemes());
    } catch (IllegalArgumentException e) {
      throw new SourceException(Reason.REFUSED, e.getMessage());
    }
    GitCredentials credentials = new GitCredentials(settings.credentials(), environment);
    RemoteAccess access = new RemoteAccess(location, credentials, settings.timeouts().silence());
    SourceRepository repository = new SourceRepository(settings, access);
    repository.keeper.openExisting();
    return repository;
  }

  /** The address without credentials, for people. */
  public String address() {
    return access.location().toString();
  }

  /** Whether there is a clone to ask; false before the first fetch and after damage. */
  public boolean hasClone() {
    return keeper.repositoryOrNull() != null;
  }

  /**
   * Brings the clone to the tip of the remote branch, wherever that was moved; makes the clone when
   * there is none, and again when it is unusable. When nothing changed, that is one look-up, and
   * nothing is written: the poll.
   *
   * @param progress hears how far it is
   */
  public FetchResult fetch(ProgressListener progress) {
    return keeper.fetch(progress);
  }

  /**
   * Packs the clone when many fetches have left many packs; seldom does anything. A failure is
   * logged and has no other effect.
   */
  public void tidy() {
    keeper.tidy();
  }

  /** The tip of the branch as of the last fetch, also one of an earlier process. */
  public Revision head() {
    return resolve("HEAD");
  }

  /** Short name of the branch that is followed, as of the last fetch; empty if unknown. */
  public String branch() {
    String branch = ask(OpenClone::branch);
    return branch == null ? "" : Repository.shortenRefName(branch);
  }

  /**
   * Finds a commit of the clone.
   *
   * @param name a full or shortened id, a branch, or an expression such as {@code HEAD~100}
   * @throws SourceException with reason {@code REVISION_NOT_FOUND}
   */
  public Revision resolve(String name) {
    return ask(clone -> clone.resolve(name));
  }

  /**
   * A commit by its full id, if the clone has it. It may be gone after a rewrite of history; then
   * compare with {@code null} instead.
   */
  public Optional<Revision> find(String id) {
    return ask(clone -> clone.history().find(id));
  }

  /**
   * The first-parent commits from one to the other, oldest first, with both ends.
   *
   * @throws SourceException with reason {@code NOT_AN_ANCESTOR}
   */
  public List<Revision> firstParents(Revision from, Revision to) {
    return ask(clone -> clone.history().firstParents(from, to));
  }

  /**
   * The first-parent history of a commit, from the commit back to the first one that is known.
   *
   * @param known decides by a commit's full id whether the walk stops there
   */
  public FirstParents firstParents(Revision head, Predicate<String> known) {
    return ask(clone -> clone.history().firstParents(head, known));
  }

  /**
   * A commit and its ancestors along first parents, newest first.
   *
   * @param last says of each whether the walk ends with it; it ends with the oldest commit of the
   *     clone too
   */
  public List<Ancestor> ancestors(Revision head, Predicate<Ancestor> last) {
    return ask(clone -> clone.history().ancestors(head, last));
  }

  /**
   * What differs between two revisions in the given folders, tree against tree by blob id, without
   * rename detection.
   *
   * @param oldRevision null to get everything as added
   * @param folders paths of folders or files from the root; empty for everything
   * @throws ObjectMissingException when a tree of the old revision is gone; compare with null then
   */
  public TreeChanges diff(Revision oldRevision, Revision newRevision, Collection<String> folders) {
    return ask(
        clone -> {
          String oldId = oldRevision == null ? null : oldRevision.id();
          ObjectId oldTree = oldRevision == null ? null : treeOf(clone, oldRevision);
          try (ObjectReader reader = clone.repository().newObjectReader()) {
            return new TreeReader(reader, settings.limits())
                .diff(oldId, oldTree, newRevision.id(), treeOf(clone, newRevision), folders);
          }
        });
  }

  /**
   * What a commit changed against its first parent in the given folders; the first commit of all
   * adds everything. Nobody may ask for the commit at which a limited clone ends.
   *
   * @param folders paths of folders or files from the root; empty for everything
   */
  public TreeChanges changes(Revision revision, Collection<String> folders) {
    return diff(
        ask(clone -> clone.history().firstParent(revision)).orElse(null), revision, folders);
  }

  /** The whole message of a commit; untrusted text. */
  public String message(Revision revision) {
    return ask(clone -> clone.history().message(revision));
  }

  /**
   * Which added files are so similar to removed ones that they count as the same, by JGit's rename
   * detector.
   *
   * @param removed blob ids by path
   * @param added blob ids by path
   * @return paths of removed files by those of added ones; each path once
   */
  public SortedMap<String, String> similar(Map<String, String> removed, Map<String, String> added) {
    return ask(clone -> SimilarFiles.find(clone.repository(), removed, added));
  }

  private static ObjectId treeOf(OpenClone clone, Revision revision) throws IOException {
    return clone.treeOf(ObjectId.fromString(revision.id()));
  }

  /**
   * The content of a file. Safe to call from many threads.
   *
   * @param maxBytes the limit
   * @throws BlobTooLargeException when it is larger; nothing is read then
   * @throws ObjectMissingException when the clone lacks it
   */
  public byte[] read(String blobId, long maxBytes) {
    return ask(clone -> clone.blobs().read(blobId, maxBytes));
  }

  /**
   * For files that cannot be read at a revision, the newest earlier version along first parents
   * that can. The answer depends on the commit alone; what was found is remembered, so that asking
   * again at a later commit walks only the new ones.
   *
   * @param revision where they cannot be read
   * @param unreadable path to the blob id that cannot be read
   * @param test decides whether a version can be read; called once per path and version
   * @return the paths for which there is one, sorted
   */
  public Map<String, EarlierVersion> newestReadable(
      Revision revision, Map<String, String> unreadable, BlobTest test) {
    return ask(clone -> clone.earlierVersions().find(revision, unreadable, test));
  }

  /** A question to the clone. */
  @FunctionalInterface
  private interface Question<T> {
    T of(OpenClone clone) throws IOException;
  }

  /** Asks, and takes note of damage so that the next fetch repairs it. */
  private <T> T ask(Question<T> question) {
    try {
      return question.of(keeper.current());
    } catch (MissingObjectException e) {
      keeper.reportMissing(e.getObjectId().name());
      throw new ObjectMissingException(e.getObjectId().name());
    } catch (IOException e) {
      keeper.reportCorrupt();
      throw new SourceException(
          Reason.CORRUPT,
          "The clone in "
              + settings.cloneFolder()
              + " is damaged or cannot be read. The next sync rebuilds it.",
          e);
    } catch (ObjectMissingException e) {
      keeper.reportMissing(e.objectId());
      throw e;
    } catch (SourceException e) {
      if (e.reason() == Reason.CORRUPT) {
        keeper.reportCorrupt();
      }
      throw e;
    }
  }

  @Override
  public void close() {
    keeper.close();
    access.close();
  }
}
