package dev.sentinelsync.state;

import java.time.Instant;
import java.util.Optional;

/**
 * One attempt to bring a site up to date.
 *
 * @param id identifier, at most 64 characters
 * @param site the site
 * @param trigger what caused it, at most 64 characters
 * @param holder who runs it
 * @param times when it was requested, began and ended
 * @param status {@link #RUNNING}, or how it ended in the words of who ended it, at most 32
 *     characters
 * @param revisions what was published before, and what it set out to publish
 * @param report details as JSON; empty if none, and in listings
 */
public record Run(
    String id,
    String site,
    String trigger,
    Holder holder,
    Times times,
    String status,
    Revisions revisions,
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
    Bounds.text("run status", status, 32);
  }

  /**
   * Who runs it.
   *
   * @param instance the process, at most 128 characters
   * @param fence fencing number of its lease
   */
  public record Holder(String instance, long fence) {

    /** Checks the length. */
    public Holder {
      Bounds.text("instance", instance, 128);
    }
  }

  /**
   * Its times.
   *
   * @param requestedAt when the oldest of its requests came
   * @param startedAt when it began
   * @param finishedAt when it ended; empty while it runs
   */
  public record Times(Instant requestedAt, Instant startedAt, Optional<Instant> finishedAt) {

    /** Cuts them to what a database keeps. */
    public Times {
      requestedAt = Bounds.instant(requestedAt);
      startedAt = Bounds.instant(startedAt);
      finishedAt = finishedAt.map(Bounds::instant);
    }
  }

  /**
   * Its revisions.
   *
   * @param from what was published before; empty if nothing was
   * @param to what it set out to publish; empty until known
   */
  public record Revisions(Optional<String> from, Optional<String> to) {

    /** Checks lengths. */
    public Revisions {
      from.ifPresent(revision -> Bounds.text("revision", revision, 64));
      to.ifPresent(revision -> Bounds.text("revision", revision, 64));
    }
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
        new Holder(instance, lease.fence()),
        new Times(requestedAt, startedAt, Optional.empty()),
        RUNNING,
        new Revisions(fromRevision, Optional.empty()),
        Optional.empty());
  }
}
