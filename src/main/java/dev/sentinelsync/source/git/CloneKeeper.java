package dev.sentinelsync.source.git;

import dev.sentinelsync.source.FetchResult;
import dev.sentinelsync.source.FetchResult.CloneAction;
import dev.sentinelsync.source.ProgressListener;
import dev.sentinelsync.source.Revision;
import dev.sentinelsync.source.SourceException;
import dev.sentinelsync.source.SourceException.Reason;
import dev.sentinelsync.source.SourceSettings;
import dev.sentinelsync.source.git.FetchCheck.Missing;
import dev.sentinelsync.source.git.RemoteBranch.Tip;
import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.eclipse.jgit.api.errors.GitAPIException;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Repository;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps the clone at the remote branch's tip, and rebuilds it when it is unusable. */
final class CloneKeeper implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(CloneKeeper.class);

  /** A branch that is moved at every look is looked at by the next sync. */
  private static final int LOOKS = 3;

  private final SourceSettings settings;
  private final CloneFolder folder;
  private final RemoteBranch branch;
  private final CloneMaker maker;
  private final BlobFetch blobs;
  private final CloneHealth health;
  private volatile OpenClone clone;

  CloneKeeper(SourceSettings settings, CloneFolder folder, RemoteBranch branch) {
    this.settings = settings;
    this.folder = folder;
    this.branch = branch;
    this.maker = new CloneMaker(settings, folder, branch);
    this.blobs = new BlobFetch(branch);
    this.health = new CloneHealth(settings.limits().maxEntries());
  }

  /** Opens the clone if there is a usable one. */
  void openExisting() {
    if (folder.unusable().isEmpty()) {
      tryOpen();
    }
  }

  private boolean tryOpen() {
    try {
      OpenClone opened = OpenClone.open(folder.path().toFile());
      if (opened.head() != null) {
        clone = opened;
        return true;
      }
      opened.close();
      return false;
    } catch (IOException e) {
      // Whatever is wrong with it, the next fetch rebuilds it.
      LOG.debug("The clone in {} cannot be opened", folder.path(), e);
      return false;
    }
  }

  /** The open clone. */
  OpenClone current() {
    OpenClone open = clone;
    if (open == null) {
      throw new SourceException(
          Reason.REVISION_NOT_FOUND,
          "There is no usable clone in " + folder.path() + " yet. Run a sync first.");
    }
    return open;
  }

  /** The repository to look up through, or null. */
  Repository repositoryOrNull() {
    OpenClone current = clone;
    return current == null ? null : current.repository();
  }

  private boolean isPartial() {
    OpenClone current = clone;
    return current != null && current.isPartial();
  }

  /** What readers report of the clone. */
  CloneHealth health() {
    return health;
  }

  /** Asks the remote for the commit that the branch points to; fetches nothing. */
  String tip() {
    try (RemoteLook look = branch.look(repositoryOrNull(), false)) {
      return look.tip().id().name();
    }
  }

  synchronized FetchResult fetch(ProgressListener progress) {
    for (int attempt = 1; ; attempt++) {
      try (RemoteLook look = branch.look(repositoryOrNull(), isPartial())) {
        return fetch(look, progress);
      } catch (SourceException e) {
        if (e.reason() != Reason.MOVED || attempt == LOOKS) {
          throw e;
        }
      }
    }
  }

  /**
   * Brings the objects of another ref into the clone. No ref of the clone is moved, so they last
   * until the clone is packed.
   *
   * @param name a branch of the remote, or the full name of any of its refs
   */
  synchronized Revision fetchOther(String name, ProgressListener progress) {
    OpenClone open = current();
    try (RemoteLook look = branch.other(name).look(open.repository(), open.isPartial());
        CloneFolder.Lock lock = folder.lock()) {
      ObjectId tip = look.tip().id();
      if (!open.lists(tip.name())) {
        look.fetch(progress);
        look.endHistory(open);
      }
      FetchCheck check = open.check(settings.limits().maxEntries());
      Optional<Missing> missing = check.missing(open.head(), tip);
      if (missing.isPresent()) {
        throw branch.incomplete(missing.get());
      }
      return open.history().revision(tip);
    } catch (IOException e) {
      throw new SourceException(
          Reason.CORRUPT, "What was fetched of " + name + " cannot be read. Try again.", e);
    }
  }

  private FetchResult fetch(RemoteLook look, ProgressListener progress) {
    Tip tip = look.tip();
    try {
      if (unusable(tip).isEmpty() && current().isAt(tip) && look.hasSameEnd(current())) {
        Revision revision = current().history().revision(tip.id());
        return new FetchResult(revision, Optional.of(revision.id()), false, CloneAction.REUSED, "");
      }
    } catch (IOException e) {
      health.reportCorrupt();
    }
    try (CloneFolder.Lock lock = folder.lock()) {
      folder.removeLeftovers();
      Optional<String> problem = unusable(tip);
      return problem.isPresent()
          ? rebuild(look, problem.get(), progress)
          : updateOrRebuild(look, progress);
    }
  }

  /** Why the clone must be rebuilt, if it must; the message is empty when there is none. */
  private Optional<String> unusable(Tip tip) {
    Optional<String> problem = folder.unusable();
    if (problem.isPresent()) {
      return problem;
    }
    if (clone == null && !tryOpen()) {
      return Optional.of("The clone could not be opened and was rebuilt.");
    }
    if (isPartial() && !branch.mayFilter()) {
      return Optional.of("The clone was a partial one, which source.filter rules out: rebuilt.");
    }
    return health.isHarmed(current(), tip.id())
        ? Optional.of("The clone had damaged or missing objects and was rebuilt.")
        : Optional.empty();
  }

  private FetchResult updateOrRebuild(RemoteLook look, ProgressListener progress) {
    try {
      return update(look, progress);
    } catch (IOException e) {
      LOG.debug("The clone in {} cannot be updated", folder.path(), e);
      return rebuild(look, "The clone could not be updated and was rebuilt.", progress);
    } catch (SourceException e) {
      if (isPartial() && CloneMaker.isReasonForWhole(e) && health.isGivenUp(e)) {
        return rebuild(look, e.getMessage() + " The clone was rebuilt.", progress);
      }
      // Damage may come from the clone or from the remote; a new clone shows which.
      if (e.reason() != Reason.CORRUPT || health.isRebuiltFor(look.tip().id())) {
        throw e;
      }
      return rebuild(look, "The clone could not take what was fetched and was rebuilt.", progress);
    }
  }

  private FetchResult update(RemoteLook look, ProgressListener progress) throws IOException {
    OpenClone open = current();
    ObjectId previous = open.head();
    if (previous == null) {
      throw new IOException("HEAD leads to no commit");
    }
    if (!look.isFor(open.repository())) {
      // The clone was opened after the look.
      try (RemoteLook own = branch.look(open.repository(), open.isPartial())) {
        return update(own, progress);
      }
    }
    Tip tip = look.tip();
    if (!tip.id().equals(previous)) {
      look.fetch(progress);
    }
    health.reportFetched();
    FetchCheck check = open.check(settings.limits().maxEntries());
    boolean moved = look.endHistory(open);
    Optional<Missing> missing = check.missing(previous, tip.id());
    if (missing.isPresent() && health.isRebuiltFor(tip.id())) {
      throw branch.incomplete(missing.get());
    }
    if (missing.isPresent() || !check.hasHistory(moved ? null : previous, tip.id())) {
      return rebuild(look, "The clone lacked objects and was rebuilt.", progress);
    }
    open.moveTo(tip);
    boolean rewritten = open.history().isRewritten(previous, tip.id());
    Revision revision = open.history().revision(tip.id());
    String note =
        rewritten
            ? "The branch was moved or its history rewritten: "
                + previous.name()
                + " is no ancestor of "
                + tip.id().name()
                + "."
            : "";
    return new FetchResult(
        revision, Optional.of(previous.name()), rewritten, CloneAction.REUSED, note);
  }

  /**
   * Brings contents of files into a partial clone. Where the source does not give them, a clone
   * with the contents of all files takes its place.
   *
   * @throws SourceException when neither is possible
   */
  void fetchBlobs(Collection<String> blobIds, ProgressListener progress) throws IOException {
    if (current().missing(blobIds).isEmpty()) {
      return;
    }
    synchronized (this) {
      try (CloneFolder.Lock lock = folder.awaitLock()) {
        OpenClone open = current();
        List<ObjectId> missing = open.missing(blobIds);
        try {
          if (!missing.isEmpty()) {
            blobs.fetch(open, missing, progress);
          }
        } catch (SourceException e) {
          if (!CloneMaker.isReasonForWhole(e)) {
            throw e;
          }
          LOG.warn("{} The whole repository is cloned instead.", e.getMessage());
          replaceBy(maker.makeWhole(progress));
        } finally {
          folder.removeLeftovers();
        }
      }
    }
  }

  private void replaceBy(ObjectId made) throws IOException {
    close();
    replace();
    health.renew(made);
  }

  private FetchResult rebuild(RemoteLook outdated, String why, ProgressListener progress) {
    try {
      ObjectId made = maker.make(progress);
      replaceBy(made);
      CloneAction action = why.isEmpty() ? CloneAction.CREATED : CloneAction.REBUILT;
      return new FetchResult(
          current().history().revision(made), Optional.empty(), false, action, why);
    } catch (SourceException e) {
      if (e.reason() == Reason.CORRUPT || e.reason() == Reason.SOURCE_DAMAGED) {
        health.blame(outdated.tip().id());
      }
      throw e;
    } catch (IOException e) {
      throw new SourceException(
          Reason.STORAGE,
          "A clone cannot be made in "
              + folder.path()
              + ". Check its permissions and the free space of the disk.",
          e);
    } finally {
      folder.removeLeftovers();
    }
  }

  private void replace() throws IOException {
    try {
      folder.replace();
    } catch (SourceException e) {
      // The clone before is still there.
      tryOpen();
      throw e;
    }
    clone = OpenClone.open(folder.path().toFile());
  }

  /** Packs the clone when many fetches have left many packs; it works as before if that fails. */
  synchronized void tidy() {
    try (CloneFolder.Lock lock = folder.lock()) {
      if (clone == null || !PackCount.reduce(clone, folder.packCount(), folder.looseCount())) {
        return;
      }
      OpenClone outdated = current();
      clone = OpenClone.open(folder.path().toFile());
      outdated.close();
    } catch (GitAPIException | IOException | SourceException e) {
      LOG.warn("The clone in {} could not be packed: {}", folder.path(), e.getMessage());
    }
  }

  @Override
  public void close() {
    OpenClone current = clone;
    clone = null;
    if (current != null) {
      current.close();
    }
  }
}
