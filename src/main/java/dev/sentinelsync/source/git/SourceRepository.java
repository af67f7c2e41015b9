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
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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
  private final CloneAccess clones;

  private SourceRepository(SourceSettings settings, RemoteAccess access) {
    this.settings = settings;
    this.access = access;
    String identity = "source=" + access.location() + "\ndepth=" + settings.depth();
    CloneFolder folder = new CloneFolder(settings.cloneFolder(), identity);
    this.keeper = new CloneKeeper(settings, folder, new RemoteBranch(settings, access));
    this.clones = new CloneAccess(settings.cloneFolder(), keeper);
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
    hear(progress);
    return keeper.fetch(progress);
  }

  /** Sets who hears from now on how far it is to bring contents of files. */
  public void hear(ProgressListener progress) {
    clones.hear(progress);
  }

  /** Those of some contents that a partial clone lacks; none in a whole clone. */
  public Set<String> missing(Collection<String> blobIds) {
    return clones.ask(
        clone ->
            clone.missing(blobIds).stream()
                .map(ObjectId::name)
                .collect(Collectors.toCollection(LinkedHashSet::new)));
  }

  /**
   * Brings contents that a partial clone lacks, in one request, and keeps them. What is there costs
   * a look-up, and a whole clone has everything. If the source does not give them, a whole clone is
   * made in the place of the partial one.
   */
  public void fetchBlobs(Collection<String> blobIds) {
    clones.fetchBlobs(blobIds);
  }

  /**
   * Brings the objects of another ref of the remote into the clone; the branch that is followed
   * stays where it is.
   *
   * @param name a branch, or the full name of any ref such as {@code refs/pull/7/head}
   * @return the commit to which it leads
   */
  public Revision fetchOther(String name, ProgressListener progress) {
    return keeper.fetchOther(name, progress);
  }

  /**
   * The newest commit from which both were made.
   *
   * @throws SourceException with reason {@code NOT_AN_ANCESTOR} if there is none in the clone
   */
  public Revision mergeBase(Revision one, Revision other) {
    return clones.ask(clone -> clone.history().mergeBase(one, other));
  }

  /**
   * Asks the remote for the full id of the commit that the branch points to. Fetches nothing and
   * writes nothing.
   */
  public String tip() {
    return keeper.tip();
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
    String branch = clones.ask(OpenClone::branch);
    return branch == null ? "" : Repository.shortenRefName(branch);
  }

  /**
   * Finds a commit of the clone.
   *
   * @param name a full or shortened id, a branch, or an expression such as {@code HEAD~100}
   * @throws SourceException with reason {@code REVISION_NOT_FOUND}
   */
  public Revision resolve(String name) {
    return clones.ask(clone -> clone.resolve(name));
  }

  /**
   * A commit by its full id, if the clone has it. It may be gone after a rewrite of history; then
   * compare with {@code null} instead.
   */
  public Optional<Revision> find(String id) {
    return clones.ask(clone -> clone.history().find(id));
  }

  /**
   * The first-parent commits from one to the other, oldest first, with both ends.
   *
   * @throws SourceException with reason {@code NOT_AN_ANCESTOR}
   */
  public List<Revision> firstParents(Revision from, Revision to) {
    return clones.ask(clone -> clone.history().firstParents(from, to));
  }

  /**
   * The first-parent history of a commit, from the commit back to the first one that is known.
   *
   * @param known decides by a commit's full id whether the walk stops there
   */
  public FirstParents firstParents(Revision head, Predicate<String> known) {
    return clones.ask(clone -> clone.history().firstParents(head, known));
  }

  /**
   * A commit and its ancestors along first parents, newest first.
   *
   * @param last says of each whether the walk ends with it; it ends with the oldest commit of the
   *     clone too
   */
  public List<Ancestor> ancestors(Revision head, Predicate<Ancestor> last) {
    return clones.ask(clone -> clone.history().ancestors(head, last));
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
    return clones.ask(
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
        clones.ask(clone -> clone.history().firstParent(revision)).orElse(null), revision, folders);
  }

  /** The whole message of a commit; untrusted text. */
  public String message(Revision revision) {
    return clones.ask(clone -> clone.history().message(revision));
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
    fetchBlobs(Stream.of(removed, added).map(Map::values).flatMap(Collection::stream).toList());
    return clones.ask(clone -> SimilarFiles.find(clone.repository(), removed, added));
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
    fetchBlobs(List.of(blobId));
    return clones.ask(clone -> clone.blobs().read(blobId, maxBytes));
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
    return clones.newestReadable(revision, unreadable, test);
  }

  @Override
  public void close() {
    keeper.close();
    access.close();
  }
}
