package dev.sentinelsync.pipeline;

import dev.sentinelsync.pipeline.Verification.Difference;
import dev.sentinelsync.publish.Publication;
import dev.sentinelsync.publish.PublishReceipt;
import dev.sentinelsync.publish.PublishRequest;
import dev.sentinelsync.publish.SiteManifest;
import dev.sentinelsync.source.Revision;
import dev.sentinelsync.state.Position;
import dev.sentinelsync.state.StateDatabase;
import java.time.Clock;
import java.util.List;
import java.util.UUID;

/** Brings a target back to what its revision asks for, after somebody else changed it. */
final class Repair {

  private final StateDatabase state;
  private final Clock clock;

  Repair(StateDatabase state, Clock clock) {
    this.state = state;
    this.clock = clock;
  }

  /** Writes and removes what differs; returns how many pages that were. */
  int repair(SiteRuntime site, Verification.Result found, long fence) {
    if (found.revision().isEmpty() || found.differences().isEmpty()) {
      return 0;
    }
    Revision revision = found.revision().get();
    site.inputs().refresh();
    PublishRequest request =
        PublishStep.request(site, revision, UUID.randomUUID().toString(), fence, clock.instant())
            .asRepair();
    PublishReceipt receipt;
    try (Publication publication = site.target().begin(request)) {
      found
          .differences()
          .forEach(
              (address, difference) -> {
                if (difference == Difference.EXTRA) {
                  publication.remove(address);
                } else {
                  publication.put(found.wanted().get(address));
                }
              });
      receipt = publication.commit();
    } finally {
      // The next run compares state and target before it builds on either.
      site.forgetPublished();
    }
    record(site, receipt.manifest(), fence);
    return found.differences().size();
  }

  /** The pages and what they read are as recorded; only the publish has a new name. */
  private void record(SiteRuntime site, SiteManifest manifest, long fence) {
    if (state.positions().find(site.name()).isEmpty()) {
      return;
    }
    Position position =
        new Position(
            site.name(),
            manifest.header().revision(),
            manifest.header().publishId(),
            fence,
            ProgramVersion.build(),
            manifest.header().configurationDigest(),
            manifest.header().publishedAt());
    state.pages().record(position, List.of(), List.of());
  }
}
