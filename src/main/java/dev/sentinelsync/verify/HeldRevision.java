package dev.sentinelsync.verify;

import dev.sentinelsync.pipeline.BuildRequest;
import dev.sentinelsync.source.Revision;
import java.util.Optional;

/**
 * What a target says it holds.
 *
 * @param request the verification
 * @param revision the published revision; empty if the target holds nothing of ours
 */
public record HeldRevision(VerifyRequest request, Optional<Revision> revision) {

  /** Whether the target holds nothing of ours. */
  public boolean isNothing() {
    return revision.isEmpty();
  }

  /** What a clean build is asked to render. */
  public BuildRequest build() {
    return BuildRequest.fresh(request.site(), revision.orElseThrow());
  }
}
