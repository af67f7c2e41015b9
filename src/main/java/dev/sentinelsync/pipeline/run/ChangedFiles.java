package dev.sentinelsync.pipeline.run;

import dev.sentinelsync.pipeline.SiteRuntime;
import dev.sentinelsync.pipeline.SyncRun;
import dev.sentinelsync.pipeline.step.Detected;
import dev.sentinelsync.pipeline.step.Fetched;
import dev.sentinelsync.source.Revision;
import dev.sentinelsync.source.SourceException;
import dev.sentinelsync.source.TreeChanges;
import java.util.Optional;

/**
 * Counts the files of a run that differ from the published revision. What the run reads is another
 * number: a new process reads every file.
 */
final class ChangedFiles {

  private ChangedFiles() {}

  /** How many there are; all files if nothing is published. */
  static int count(SyncRun run) {
    Optional<TreeChanges> read = run.result(Detected.class).map(Detected::changes);
    Optional<Fetched> fetched = run.result(Fetched.class);
    if (read.isEmpty() || fetched.isEmpty()) {
      return 0;
    }
    Optional<String> published = fetched.get().publishedBefore();
    if (published.equals(Optional.ofNullable(read.get().oldRevisionId()))) {
      return read.get().changes().size();
    }
    SiteRuntime site = run.site();
    try {
      Revision before = published.flatMap(site.source()::find).orElse(null);
      return site.source()
          .diff(before, fetched.get().revision(), site.settings().pages().folders())
          .changes()
          .size();
    } catch (SourceException e) {
      // A report is no reason for a run to fail: the published commit is gone from the clone.
      return read.get().changes().size();
    }
  }
}
