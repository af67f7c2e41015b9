package dev.sentinelsync.publish.git;

import dev.sentinelsync.publish.ChangeSet;
import dev.sentinelsync.publish.PageContent;
import dev.sentinelsync.publish.PublishReceipt;
import dev.sentinelsync.publish.PublishRequest;
import dev.sentinelsync.publish.SiteManifest;
import dev.sentinelsync.publish.StagedPublication;
import dev.sentinelsync.publish.TargetException;
import dev.sentinelsync.publish.TargetException.Reason;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.eclipse.jgit.lib.CommitBuilder;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.transport.RemoteRefUpdate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One publish to a Git branch. Until the push all is in the cache clone, where nobody looks. */
final class GitPublication extends StagedPublication {

  private static final Logger LOG = LoggerFactory.getLogger(GitPublication.class);

  /**
   * Each lost race means that somebody else pushed in the milliseconds before; that often in a row,
   * a later run has better chances.
   */
  private static final int MOST_PUSHES = 8;

  private final GitStore store;
  private final Map<String, ObjectId> blobs = new HashMap<>();
  private ObjectInserts inserts;

  GitPublication(GitStore store, PublishRequest request, Optional<SiteManifest> base) {
    super(new ChangeSet(request, base));
    this.store = store;
  }

  @Override
  protected void stage(PageContent page) {
    store.attempt(
        "write to the cache of", () -> blobs.put(page.path(), inserts().insertBlob(page.bytes())));
  }

  private ObjectInserts inserts() throws IOException {
    if (inserts == null) {
      inserts = new ObjectInserts(store.cache().repository());
    }
    return inserts;
  }

  @Override
  protected PublishReceipt publish() {
    ChangeSet changes = changes();
    if (changes.changesNothing()) {
      return changes.receipt(changes.base().orElseThrow(), false, name(store.head()));
    }
    synchronized (store) {
      return store.attempt("push to", this::push);
    }
  }

  private PublishReceipt push() throws IOException {
    // Throws for paths that no target takes, before anything is asked for.
    changes().next();
    String answer = "";
    for (int attempt = 1; attempt <= MOST_PUSHES; attempt++) {
      Optional<ObjectId> parent = store.head();
      changes().requireBase(store.manifest());
      leaveOutObstructed();
      if (changes().changesNothing()) {
        return changes().receipt(changes().base().orElseThrow(), false, name(parent));
      }
      SiteManifest next = changes().next();
      ObjectId commit = makeCommit(parent, next);
      RemoteRefUpdate update = pushOrAsk(commit, parent);
      if (update == null || isDone(update)) {
        store.moved(commit, next);
        return changes().receipt(next, true, commit.name());
      }
      answer = update.getMessage() == null ? update.getStatus().name() : update.getMessage();
      store.refresh();
      boolean refused = update.getStatus() == RemoteRefUpdate.Status.REJECTED_OTHER_REASON;
      if (refused && store.head().equals(parent)) {
        throw refused(answer);
      }
      LOG.info("The branch has moved ({}); publishing on top of it", answer);
    }
    throw new TargetException(
        Reason.CONFLICT,
        "Others pushed to "
            + store.describe()
            + " faster, "
            + MOST_PUSHES
            + " times in a row. Try again later.");
  }

  private static String name(Optional<ObjectId> commit) {
    return commit.map(ObjectId::name).orElse("");
  }

  /** Tries the edit for its obstacles; what it writes is in the cache alone, and is not used. */
  private void leaveOutObstructed() throws IOException {
    if (store.adopts() || changes().newWrites().isEmpty()) {
      return;
    }
    List<String> obstacles = new ArrayList<>();
    try (ObjectReader reader = inserts().newReader()) {
      edit().apply(store.branchTree(reader), reader, inserts().inserter(), obstacles::add);
    }
    changes()
        .leaveOut(
            changes().newWrites().stream()
                .filter(path -> obstacles.stream().anyMatch(isInTheWayOf(store.inBranch(path))))
                .toList());
  }

  private static Predicate<String> isInTheWayOf(String path) {
    return obstacle -> path.equals(obstacle) || path.startsWith(obstacle + "/");
  }

  private TreeEdit edit() {
    TreeEdit site = new TreeEdit();
    for (String path : changes().writes()) {
      boolean mayReplace = store.adopts() || !changes().isNew(path);
      site.put(store.inBranch(path), blobs.get(path), mayReplace);
    }
    for (String path : changes().removals()) {
      site.remove(store.inBranch(path));
    }
    return site;
  }

  private static boolean isDone(RemoteRefUpdate update) {
    return update.getStatus() == RemoteRefUpdate.Status.OK
        || update.getStatus() == RemoteRefUpdate.Status.UP_TO_DATE;
  }

  /** Null when the connection broke after the remote had taken the push. */
  private RemoteRefUpdate pushOrAsk(ObjectId commit, Optional<ObjectId> parent) throws IOException {
    try {
      return store.cache().push(commit, parent);
    } catch (IOException broken) {
      if (wasTaken(commit)) {
        return null;
      }
      throw broken;
    }
  }

  private boolean wasTaken(ObjectId commit) {
    try {
      return store.cache().fetchHead().filter(commit::equals).isPresent();
    } catch (IOException e) {
      // The remote is away; the failure of the push itself is what is reported.
      return false;
    }
  }

  private TargetException refused(String answer) {
    return new TargetException(
        Reason.NOT_WRITABLE,
        "The remote refused the push to "
            + store.describe()
            + ": "
            + store.cache().remote().mask(answer)
            + ". Allow this program's account to push there.");
  }

  private ObjectId makeCommit(Optional<ObjectId> parent, SiteManifest next) throws IOException {
    try (ObjectReader reader = inserts().newReader()) {
      ObjectInserter inserter = inserts().inserter();
      TreeEdit site = edit();
      GitManifest.write(changes(), next, inserter, site, store::inBranch);
      CommitBuilder commit = CommitText.of(changes().request());
      parent.ifPresent(commit::setParentId);
      commit.setTreeId(site.apply(store.branchTree(reader), reader, inserter, this::obstacle));
      ObjectId id = inserter.insert(commit);
      inserts().flush();
      return id;
    }
  }

  private void obstacle(String path) {
    throw new TargetException(
        Reason.FOREIGN_FILE,
        "The file "
            + path
            + " in "
            + store.describe()
            + " was not published by this program and is where a page must go. Move it away, or"
            + " open the target with ?adopt=true to replace such files.");
  }

  @Override
  protected void release() {
    if (inserts == null) {
      return;
    }
    inserts.close();
    inserts = null;
    try {
      store.cache().tidy();
    } catch (IOException e) {
      LOG.warn("Could not tidy the cache of {}: {}", store.describe(), e.toString());
    }
  }
}
