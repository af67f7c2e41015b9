package dev.sentinelsync.verify;

import dev.sentinelsync.pipeline.SiteRuntime;
import dev.sentinelsync.publish.Publication;
import dev.sentinelsync.publish.PublishReceipt;
import dev.sentinelsync.publish.PublishRequest;
import dev.sentinelsync.state.StateDatabase;
import dev.sentinelsync.verify.Verification.Difference;
import java.time.Clock;
import java.util.List;
import java.util.UUID;

/** Brings a target back to what its revision asks for, after somebody else changed it. */
public final class RepairStep {

  private final StateDatabase state;
  private final Clock clock;

  RepairStep(StateDatabase state, Clock clock) {
    this.state = state;
    this.clock = clock;
  }

  /**
   * Writes the outputs that differ or are missing and removes those that the revision does not ask
   * for. Foreign files stay.
   *
   * @return what was found
   */
  public Verification repair(RepairRequest request, Verification found) {
    if (found.revision().isEmpty() || found.differences().isEmpty()) {
      return found;
    }
    SiteRuntime site = request.verify().site();
    site.inputs().refresh();
    PublishRequest publish =
        site.publishRequest(
                found.revision().get(),
                UUID.randomUUID().toString(),
                request.fence(),
                clock.instant())
            .asRepair();
    PublishReceipt receipt;
    try (Publication publication = site.target().begin(publish)) {
      found.expected().stream()
          .flatMap(page -> page.outputs().stream())
          .filter(output -> found.differences().containsKey(output.path()))
          .forEach(publication::put);
      found
          .differences()
          .forEach(
              (address, difference) -> {
                if (difference == Difference.EXTRA) {
                  publication.remove(address);
                }
              });
      receipt = publication.commit();
    } finally {
      // The next run compares state and target before it builds on either.
      site.forgetPublished();
    }
    if (state.positions().find(site.name()).isPresent()) {
      // The pages and what they read are as recorded; only the publish has a new name.
      state
          .pages()
          .record(site.position(receipt.manifest(), request.fence()), List.of(), List.of());
    }
    return found;
  }
}
