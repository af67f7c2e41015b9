package dev.sentinelsync.pipeline;

import java.util.Optional;

/**
 * What a run is asked to do beyond bringing the target to the branch's tip.
 *
 * @param revision the exact commit to publish, forward or back; empty for the tip
 * @param hardRefresh read and render everything anew, whatever is cached or recorded
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

  /** The same without looking at the remote. */
  public SyncOptions withoutFetch() {
    return new SyncOptions(revision, hardRefresh, acceptRemovals, false);
  }

  /** The same with every cache ignored. */
  public SyncOptions asHardRefresh() {
    return new SyncOptions(revision, true, acceptRemovals, fetch);
  }
}
