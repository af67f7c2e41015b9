package dev.sentinelsync.pipeline.step;

import dev.sentinelsync.pipeline.BuildRequest;
import dev.sentinelsync.pipeline.StageResult;
import dev.sentinelsync.pipeline.SyncRun;
import dev.sentinelsync.source.FetchResult;
import dev.sentinelsync.source.Revision;
import java.util.Optional;

/**
 * Result of the first step: the revision of the run and what is published.
 *
 * @param build what is to be built
 * @param news what a fetch brought; empty if the revision was in the clone
 * @param publishedBefore the revision that is published
 * @param upToDate whether the target already holds the revision, so that the run ends here
 * @param recovered whether state and target were apart, so that every page is compared
 */
public record Fetched(
    BuildRequest build,
    Optional<FetchResult> news,
    Optional<String> publishedBefore,
    boolean upToDate,
    boolean recovered)
    implements StageResult {

  /** The revision that the run works on. */
  public Revision revision() {
    return build.revision();
  }

  /** Whether a run has found that the target already holds the revision. */
  public static boolean isUpToDate(SyncRun run) {
    return run.result(Fetched.class).filter(Fetched::upToDate).isPresent();
  }
}
