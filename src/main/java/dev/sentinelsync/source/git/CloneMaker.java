package dev.sentinelsync.source.git;

import dev.sentinelsync.source.ProgressListener;
import dev.sentinelsync.source.SourceSettings;
import dev.sentinelsync.source.git.FetchCheck.Missing;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Optional;
import org.eclipse.jgit.lib.ObjectId;

/** Makes a new clone beside the one in use, over a connection of its own. */
final class CloneMaker {

  private final SourceSettings settings;
  private final CloneFolder folder;
  private final RemoteBranch branch;

  CloneMaker(SourceSettings settings, CloneFolder folder, RemoteBranch branch) {
    this.settings = settings;
    this.folder = folder;
    this.branch = branch;
  }

  /**
   * Makes it; the caller puts it in place.
   *
   * @return the tip of the branch
   */
  ObjectId make(ProgressListener progress) throws IOException {
    try (OpenClone made = OpenClone.create(folder.prepareNew());
        RemoteLook look = branch.look(made.repository())) {
      ObjectId tip = look.tip().id();
      if (!Files.exists(folder.path())) {
        // Where a clone was unusable, the fetch shows whether the damage is in the source.
        look.takeLinks();
      }
      look.fetch(progress);
      look.endHistory(made);
      FetchCheck check = new FetchCheck(made.repository(), settings.limits().maxEntries());
      Optional<Missing> missing = check.missing(null, tip);
      if (missing.isPresent()) {
        throw branch.incomplete(missing.get());
      }
      if (!check.hasHistory(null, tip)) {
        // A parent that even a new clone lacks is nowhere: the history ends there.
        made.endHistoryAt(check.boundary(tip));
      }
      made.moveTo(look.tip());
      return tip;
    }
  }
}
