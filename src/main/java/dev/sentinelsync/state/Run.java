package dev.sentinelsync.state;

import java.time.Instant;
import java.util.Optional;

/**
 * One attempt to bring a site up to date.
 *
 * @param id identifier, at most 64 characters
 * @param site the site
 * @param trigger what caused it, at most 64 characters
 * @param instance which process runs it, at most 128 characters
 * @param fence fencing number of the lease it runs under
 * @param requestedAt when the oldest of its requests came
 * @param startedAt when it began
 * @param status {@link #RUNNING}, or how it ended in the words of who ended it, at most 32
 *     characters
 * @param finishedAt when it ended; empty while it runs
 * @param fromRevision revision that was published before; empty if none
 * @param toRevision revision that it set out to publish; empty until known
 * @param report details as JSON; empty if none, and in listings
 */
public record Run(
    String id,
    String site,
    String trigger,
    String instance,
    long fence,
    Instant requestedAt,
    Instant startedAt,
    String status,
    Optional<Instant> finishedAt,
    Optional<String> fromRevision,
    Optional<String> toRevision,
    Optional<String> report) {

  /** Status of a run that has not ended. */
  public static final String RUNNING = "RUNNING";

  /** Status of a run whose process vanished; written by the next holder of the lease. */
  public static final String ABANDONED = "ABANDONED";

  /** Checks lengths. */
  public Run {
    Bounds.text("run id", id, 64);
    Bounds.site(site);
    Bounds.text("trigger", trigger, 64);
    Bounds.text("instance", instance, 128);
    Bounds.text("run status", status, 32);
    requestedAt = Bounds.instant(requestedAt);
    startedAt = Bounds.instant(startedAt);
    finishedAt = finishedAt.map(Bounds::instant);
    fromRevision.ifPresent(revision -> Bounds.text("revision", revision, 64));
    toRevision.ifPresent(revision -> Bounds.text("revision", revision, 64));
  }

  /** A run that begins under the given lease. */
  public static Run begin(
      String id,
      Lease lease,
      String trigger,
      String instance,
      Instant requestedAt,
      Instant startedAt,
      Optional<String> fromRevision) {
    return new Run(
        id,
        lease.site(),
        trigger,
        instance,
        lease.fence(),
        requestedAt,
        startedAt,
        RUNNING,
        Optional.empty(),
        fromRevision,
        Optional.empty(),
        Optional.empty());
  }
}
