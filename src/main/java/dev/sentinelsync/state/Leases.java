package dev.sentinelsync.state;

import dev.sentinelsync.state.StateException.Reason;
import java.time.Duration;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.RowMapper;

/**
 * Who may publish a site: at any time at most one owner, across threads, processes and machines.
 *
 * <p>A lease lasts until it is released or expires, and time is the database's alone, so that
 * machines need not agree on it. A holder that was stopped longer than its lease does not know that
 * it lost it; therefore each lease carries a fencing number that the target and {@link
 * PageManifest} compare. A lease that has expired but that nobody has taken can still be renewed:
 * being late harms no one.
 *
 * <p>The change of holders is the moment to tidy up after the last one: in the same transaction its
 * runs that still claim to be running become {@link Run#ABANDONED} and the requests it had taken
 * wait again.
 */
public final class Leases {

  private static final RowMapper<Lease> LEASE =
      (row, context) ->
          new Lease(
              row.getString("site"),
              row.getString("owner"),
              row.getLong("fence"),
              Times.read(row, "acquired_at"),
              Times.read(row, "expires_at"));

  /** Milliseconds become an interval the same way in both databases. */
  private static final String EXPIRY =
      "CURRENT_TIMESTAMP + CAST(:millis AS INTEGER) * INTERVAL '0.001' SECOND";

  private final Transactions transactions;

  Leases(Transactions transactions) {
    this.transactions = transactions;
  }

  /**
   * Takes the lease if it is free.
   *
   * @param owner identifies one attempt to publish, at most 128 characters; the same owner cannot
   *     acquire a lease that it already holds, so this is a single-flight guard within a process
   *     too
   * @param duration how long it lasts unless renewed, at most a day
   * @return the lease, or empty while another holds it
   */
  public Optional<Lease> acquire(String site, String owner, Duration duration) {
    Bounds.site(site);
    Bounds.text("lease owner", owner, 128);
    return transactions.call(
        "acquire lease",
        handle -> {
          boolean taken =
              takeFree(handle, site, owner, duration) || insertFirst(handle, site, owner, duration);
          if (!taken) {
            return Optional.empty();
          }
          Lease lease = read(handle, site).orElseThrow();
          Runs.abandonBelow(handle, site, lease.fence(), transactions.now());
          SyncRequests.returnTaken(handle, site);
          return Optional.of(lease);
        });
  }

  /**
   * Extends a lease.
   *
   * @return the lease with its new end, or empty if it was lost: released, or taken by another
   */
  public Optional<Lease> renew(Lease lease, Duration duration) {
    return transactions.call(
        "renew lease",
        handle -> {
          int renewed =
              handle
                  .createUpdate(
                      "UPDATE publish_lease SET expires_at = "
                          + EXPIRY
                          + " WHERE site = :site AND fence = :fence AND owner = :owner")
                  .bind("millis", millis(duration))
                  .bind("site", lease.site())
                  .bind("fence", lease.fence())
                  .bind("owner", lease.owner())
                  .execute();
          return renewed == 0 ? Optional.empty() : read(handle, lease.site());
        });
  }

  /**
   * Gives a lease back, so that the next one need not wait for its end.
   *
   * @return whether it was still held
   */
  public boolean release(Lease lease) {
    return transactions.call(
        "release lease",
        handle ->
            handle
                    .createUpdate(
                        """
                        UPDATE publish_lease SET expires_at = CURRENT_TIMESTAMP, owner = ''
                        WHERE site = :site AND fence = :fence AND owner = :owner
                        """)
                    .bind("site", lease.site())
                    .bind("fence", lease.fence())
                    .bind("owner", lease.owner())
                    .execute()
                == 1);
  }

  /**
   * Makes the next fence of a site higher than the given one. Needed when the state was lost and
   * the target remembers the fence of the last publish. A lease with a lower fence ends: what its
   * holder writes would be refused.
   */
  public void raise(String site, long fence) {
    Bounds.site(site);
    transactions.run(
        "raise fence",
        handle -> {
          handle.execute(
              "UPDATE publish_lease SET fence = ?, owner = '', expires_at = CURRENT_TIMESTAMP"
                  + " WHERE site = ? AND fence < ?",
              fence,
              site,
              fence);
          if (read(handle, site).isEmpty()) {
            insert(handle, site, "", fence, Duration.ZERO);
          }
        });
  }

  /**
   * Refuses a writer whose lease another has taken since, and keeps others from taking it until the
   * transaction ends.
   */
  static void checkFence(Handle handle, String site, long fence) {
    Optional<Long> newest =
        handle
            .createQuery("SELECT fence FROM publish_lease WHERE site = :site FOR UPDATE")
            .bind("site", site)
            .mapTo(Long.class)
            .findOne();
    if (newest.isPresent() && newest.get() > fence) {
      throw new StateException(
          Reason.STALE_FENCE,
          ("The lease of site %s was lost: its fence is %d by now, this run has %d. Nothing was"
                  + " written; the new holder carries on.")
              .formatted(site, newest.get(), fence),
          null);
    }
  }

  /**
   * Ends all leases. Right only for a database that a single process can open: whoever held them is
   * gone.
   */
  static void expireAll(Handle handle) {
    handle.execute(
        "UPDATE publish_lease SET expires_at = CURRENT_TIMESTAMP WHERE expires_at > CURRENT_TIMESTAMP");
  }

  /** Never waits: a row that is locked belongs to an instance that takes or uses the lease. */
  private static boolean isFree(Handle handle, String site) {
    return handle
        .createQuery(
            "SELECT site FROM publish_lease WHERE site = :site"
                + " AND expires_at <= CURRENT_TIMESTAMP FOR UPDATE SKIP LOCKED")
        .bind("site", site)
        .mapTo(String.class)
        .findOne()
        .isPresent();
  }

  private static boolean takeFree(Handle handle, String site, String owner, Duration duration) {
    return isFree(handle, site)
        && handle
                .createUpdate(
                    "UPDATE publish_lease SET fence = fence + 1, owner = :owner,"
                        + " acquired_at = CURRENT_TIMESTAMP, expires_at = "
                        + EXPIRY
                        + " WHERE site = :site AND expires_at <= CURRENT_TIMESTAMP")
                .bind("owner", owner)
                .bind("millis", millis(duration))
                .bind("site", site)
                .execute()
            == 1;
  }

  private static boolean insertFirst(Handle handle, String site, String owner, Duration duration) {
    if (read(handle, site).isPresent()) {
      return false;
    }
    insert(handle, site, owner, 1, duration);
    return true;
  }

  private static void insert(
      Handle handle, String site, String owner, long fence, Duration duration) {
    handle
        .createUpdate(
            "INSERT INTO publish_lease (site, owner, fence, acquired_at, expires_at)"
                + " VALUES (:site, :owner, :fence, CURRENT_TIMESTAMP, "
                + EXPIRY
                + ")")
        .bind("site", site)
        .bind("owner", owner)
        .bind("fence", fence)
        .bind("millis", millis(duration))
        .execute();
  }

  private static Optional<Lease> read(Handle handle, String site) {
    return handle
        .createQuery("SELECT * FROM publish_lease WHERE site = :site")
        .bind("site", site)
        .map(LEASE)
        .findOne();
  }

  private static int millis(Duration duration) {
    if (duration.isNegative() || duration.compareTo(Duration.ofDays(1)) > 0) {
      throw new IllegalArgumentException("A lease lasts from 0 to 24 hours, not " + duration);
    }
    return Math.toIntExact(duration.toMillis());
  }
}
