package dev.sentinelsync.source.git;

import dev.sentinelsync.source.ProgressListener;
import dev.sentinelsync.source.SourceException;
import dev.sentinelsync.source.SourceSettings;
import dev.sentinelsync.source.git.FetchCheck.Missing;
import dev.sentinelsync.support.ByteCount;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Optional;
import org.eclipse.jgit.lib.ObjectId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes a new clone beside the one in use, over a connection of its own. */
final class CloneMaker {

  private static final Logger LOG = LoggerFactory.getLogger(CloneMaker.class);

  /** A connection that broke off once may have done so by chance. */
  private static final int ATTEMPTS = 2;

  private final SourceSettings settings;
  private final CloneFolder folder;
  private final RemoteBranch branch;

  CloneMaker(SourceSettings settings, CloneFolder folder, RemoteBranch branch) {
    this.settings = settings;
    this.folder = folder;
    this.branch = branch;
  }

  /**
   * Makes it; the caller puts it in place. Where the source allows that, contents of files are left
   * out; where that fails, the whole is cloned.
   *
   * @return the tip of the branch
   */
  ObjectId make(ProgressListener progress) throws IOException {
    for (int attempt = 1; branch.mayFilter(); attempt++) {
      try {
        return make(true, progress);
      } catch (SourceException e) {
        if (!isReasonForWhole(e)) {
          throw e;
        }
        if (!e.retryable() || attempt == ATTEMPTS) {
          LOG.warn("{} The whole repository is cloned instead.", e.getMessage());
          break;
        }
        LOG.info("{} It is tried again.", e.getMessage());
      }
    }
    return makeWhole(progress);
  }

  /** Makes a clone with the contents of all files. */
  ObjectId makeWhole(ProgressListener progress) throws IOException {
    return make(false, progress);
  }

  /** Whether a partial clone may fail for a reason that a whole clone does not know. */
  static boolean isReasonForWhole(SourceException e) {
    return switch (e.reason()) {
      case REFUSED, UNREACHABLE, TIMEOUT, CORRUPT -> true;
      default -> false;
    };
  }

  private ObjectId make(boolean filtered, ProgressListener progress) throws IOException {
    try (OpenClone made = OpenClone.create(folder.prepareNew());
        RemoteLook look = branch.look(made.repository(), filtered)) {
      ObjectId tip = look.tip().id();
      if (!Files.exists(folder.path())) {
        // Where a clone was unusable, the fetch shows whether the damage is in the source.
        look.takeLinks();
      }
      look.fetch(progress);
      look.endHistory(made);
      if (look.isFiltered()) {
        made.markPartial();
      }
      FetchCheck check = made.check(settings.limits().maxEntries());
      Optional<Missing> missing = check.missing(null, tip);
      if (missing.isPresent()) {
        throw branch.incomplete(missing.get());
      }
      if (!check.hasHistory(null, tip)) {
        // A parent that even a new clone lacks is nowhere: the history ends there.
        made.endHistoryAt(check.boundary(tip));
      }
      made.moveTo(look.tip());
      if (look.received() > 0) {
        LOG.info(
            "Received {} from {}{}",
            ByteCount.text(look.received()),
            branch.address(),
            made.isPartial() ? ": commits and folders of the branch" : "");
      }
      return tip;
    }
  }
}
