package dev.sentinelsync.state;

import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.RowMapper;

/**
 * Requests that wait for a run. A run takes all that wait when it starts, so however many come
 * during a run, exactly one more follows. What a run has taken is kept until the run has ended: if
 * its process dies, the requests wait again for the next holder of the lease (see {@link Leases}).
 */
public final class SyncRequests {

  /**
   * Most requests that wait for a site. One would do to start the run; the others are kept for the
   * record, and this bounds them under a flood.
   */
  public static final int MOST_WAITING = 1_000;

  private static final RowMapper<SyncRequest> REQUEST =
      (row, context) -> {
        String trigger = row.getString("trigger_name");
        return new SyncRequest(
            row.getString("request_id"),
            row.getString("site"),
            trigger,
            // The version before wrote the options as triggers.
            row.getBoolean("hard_refresh") || trigger.equals("HARD_REFRESH"),
            row.getBoolean("accept_removals") || trigger.equals("ACCEPT_REMOVALS"),
            Times.read(row, "requested_at"));
      };

  private final Transactions transactions;

  SyncRequests(Transactions transactions) {
    this.transactions = transactions;
  }

  /**
   * Adds a request, unless it is known or {@link #MOST_WAITING} wait already: the run that takes
   * those serves this one too, because it looks at the source only after taking them. A request
   * with options is always added.
   */
  public void add(SyncRequest request) {
    transactions.run("record request", handle -> insert(handle, request));
  }

  static void insert(Handle handle, SyncRequest request) {
    handle
        .createUpdate(
            """
            INSERT INTO sync_request (request_id, site, trigger_name, hard_refresh,
              accept_removals, requested_at)
            SELECT v.request_id, v.site, v.trigger_name, v.hard_refresh,
              v.accept_removals, v.requested_at
            FROM (VALUES (CAST(:id AS VARCHAR(64)), CAST(:site AS VARCHAR(64)),
              CAST(:trigger AS VARCHAR(64)), CAST(:hardRefresh AS BOOLEAN),
              CAST(:acceptRemovals AS BOOLEAN), CAST(:at AS TIMESTAMP WITH TIME ZONE)))
              v(request_id, site, trigger_name, hard_refresh, accept_removals, requested_at)
            WHERE NOT EXISTS (SELECT 1 FROM sync_request r
                WHERE r.request_id = v.request_id AND r.site = v.site)
              AND (SELECT COUNT(*) FROM sync_request w
                WHERE w.site = v.site AND w.run_id IS NULL) < :most
            """)
        .bind("id", request.id())
        .bind("site", request.site())
        .bind("trigger", request.trigger())
        .bind("hardRefresh", request.hardRefresh())
        .bind("acceptRemovals", request.acceptRemovals())
        .bind("at", request.requestedAt())
        .bind("most", request.hasOptions() ? Integer.MAX_VALUE : MOST_WAITING)
        .execute();
  }

  /** How many requests wait for a run of the site. */
  public int count(String site) {
    return transactions.call(
        "count requests",
        handle ->
            handle
                .createQuery(
                    "SELECT COUNT(*) FROM sync_request WHERE site = :site AND run_id IS NULL")
                .bind("site", site)
                .mapTo(Integer.class)
                .one());
  }

  /**
   * Looks for a request that waits or is being answered.
   *
   * @return its site and the run that has taken it; empty if there is none, or if the run that
   *     answered it has ended
   */
  public Optional<Taken> find(String requestId) {
    return transactions.call(
        "look for a request",
        handle ->
            handle
                .createQuery("SELECT site, run_id FROM sync_request WHERE request_id = :id")
                .bind("id", requestId)
                .map(
                    (row, context) ->
                        new Taken(
                            row.getString("site"), Optional.ofNullable(row.getString("run_id"))))
                .findFirst());
  }

  /**
   * A request.
   *
   * @param site the site to be synced
   * @param run the run that answers it; empty while it waits
   */
  public record Taken(String site, Optional<String> run) {}

  /**
   * The sites that a run can start for now, those whose oldest request waits longest first:
   * requests wait for them, or were taken by a run that lost its lease; nobody holds their lease;
   * and they are not paused.
   */
  public List<String> startableSites() {
    return transactions.call(
        "look for requests",
        handle ->
            handle
                .createQuery(
                    """
                    SELECT r.site FROM sync_request r
                    LEFT JOIN publish_lease l ON l.site = r.site
                    WHERE (l.site IS NULL OR l.expires_at <= CURRENT_TIMESTAMP)
                      AND NOT EXISTS (SELECT 1 FROM site_pause p WHERE p.site = r.site)
                    GROUP BY r.site
                    ORDER BY MIN(r.requested_at), r.site
                    """)
                .mapTo(String.class)
                .list());
  }

  /**
   * Hands all waiting requests of a site to a run, which must look at the source only afterwards.
   *
   * @param lease the lease under which the run works; if it was lost, nothing is taken and {@link
   *     StateException.Reason#STALE_FENCE} is thrown
   * @return what the run took, oldest first; empty if nothing waits
   */
  public List<SyncRequest> take(Lease lease, String runId) {
    Bounds.text("run id", runId, 64);
    return transactions.call(
        "take requests",
        handle -> {
          Leases.checkFence(handle, lease.site(), lease.fence());
          handle.execute(
              "UPDATE sync_request SET run_id = ? WHERE site = ? AND run_id IS NULL",
              runId,
              lease.site());
          return handle
              .createQuery(
                  """
                  SELECT * FROM sync_request WHERE site = :site AND run_id = :run
                  ORDER BY requested_at, request_id
                  """)
              .bind("site", lease.site())
              .bind("run", runId)
              .map(REQUEST)
              .list();
        });
  }

  /**
   * Deletes what a run took, because it has ended; call it before the lease is released. Operators
   * may ask later what became of their requests, so that of theirs is kept with the run.
   */
  public void settle(String runId) {
    transactions.run(
        "settle requests",
        handle -> {
          handle.execute(
              """
              INSERT INTO run_request (request_id, run_id)
              SELECT request_id, run_id FROM sync_request
              WHERE run_id = ? AND trigger_name = 'CONTROL'
                AND EXISTS (SELECT 1 FROM sync_run WHERE run_id = ?)
              """,
              runId,
              runId);
          handle.execute("DELETE FROM sync_request WHERE run_id = ?", runId);
        });
  }

  static void returnTaken(Handle handle, String site) {
    handle.execute(
        "UPDATE sync_request SET run_id = NULL WHERE site = ? AND run_id IS NOT NULL", site);
  }
}
