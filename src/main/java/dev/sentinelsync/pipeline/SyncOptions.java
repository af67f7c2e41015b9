package dev.sentinelsync.pipeline;

import dev.sentinelsync.state.SyncRequest;
import java.util.List;
import java.util.Optional;

/**
 * What a run does beyond bringing the target to the branch's tip.
 *
 * @param revision the exact commit to publish, forward or back; empty for the tip
 * @param hardRefresh read and render everything again, whatever is cached or recorded
 * @param acceptRemovals publish even if it removes a large share of the pages
 * @param fetch whether to look at the remote first; a replay does not
 */
public record SyncOptions(
    Optional<String> revision, boolean hardRefresh, boolean acceptRemovals, boolean fetch) {

  /** To the branch's tip. */
  public static final SyncOptions DEFAULT = new SyncOptions(Optional.empty(), false, false, true);

  /** To exactly one commit. */
  public static SyncOptions to(String revision) {
    return new SyncOptions(Optional.of(revision), false, false, true);
  }

  /** To the branch's tip, with all that the requests ask for together. */
  public static SyncOptions of(List<SyncRequest> requests) {
    return new SyncOptions(
        Optional.empty(),
        requests.stream().anyMatch(SyncRequest::hardRefresh),
        requests.stream().anyMatch(SyncRequest::acceptRemovals),
        true);
  }
}
