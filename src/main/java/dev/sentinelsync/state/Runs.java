package dev.sentinelsync.state;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.RowMapper;

/** The history of runs, newest first, bounded by {@link #prune}. */
public final class Runs {

  private static final String WITHOUT_REPORT =
      """
      SELECT run_id, site, trigger_name, instance, fence, status, requested_at, started_at,
        finished_at, from_revision, to_revision, CAST(NULL AS VARCHAR(1)) AS report
      FROM sync_run
      """;

  private static final RowMapper<Run> RUN =
      (row, context) ->
          new Run(
              row.getString("run_id"),
              row.getString("site"),
              row.getString("trigger_name"),
              new Run.Holder(row.getString("instance"), row.getLong("fence")),
              new Run.Times(
                  Times.read(row, "requested_at"),
                  Times.read(row, "started_at"),
                  Optional.ofNullable(Times.read(row, "finished_at"))),
              row.getString("status"),
              new Run.Revisions(
                  Optional.ofNullable(row.getString("from_revision")),
                  Optional.ofNullable(row.getString("to_revision"))),
              Optional.ofNullable(row.getString("report")));

  private final Transactions transactions;

  Runs(Transactions transactions) {
    this.transactions = transactions;
  }

  /** Writes down that a run begins. */
  public void start(Run run) {
    transactions.run(
        "record start of run",
        handle ->
            handle
                .createUpdate(
                    """
                    INSERT INTO sync_run (run_id, site, trigger_name, instance, fence, status,
                      requested_at, started_at, finished_at, from_revision, to_revision, report)
                    VALUES (:id, :site, :trigger, :instance, :fence, :status, :requestedAt,
                      :startedAt, :finishedAt, :from, :to, :report)
                    """)
                .bind("id", run.id())
                .bind("site", run.site())
                .bind("trigger", run.trigger())
                .bind("instance", run.holder().instance())
                .bind("fence", run.holder().fence())
                .bind("status", run.status())
                .bind("requestedAt", run.times().requestedAt())
                .bind("startedAt", run.times().startedAt())
                .bind("finishedAt", run.times().finishedAt().orElse(null))
                .bind("from", run.revisions().from().orElse(null))
                .bind("to", run.revisions().to().orElse(null))
                .bind("report", run.report().orElse(null))
                .execute());
  }

  /**
   * Writes down how a run ended, at the time of the injected clock.
   *
   * @param status how, at most 32 characters
   * @param toRevision what it set out to publish, null if it never knew
   * @param reportJson details, null if none
   * @return false if the run was not {@link Run#RUNNING} any more, in which case nothing is written
   */
  public boolean finish(String runId, String status, String toRevision, String reportJson) {
    Bounds.text("run status", status, 32);
    Bounds.optional("revision", toRevision, 64);
    return transactions.call(
        "record end of run",
        handle ->
            handle
                    .createUpdate(
                        """
                        UPDATE sync_run SET status = :status, to_revision = :to, report = :report,
                          finished_at = :now
                        WHERE run_id = :id AND status = 'RUNNING'
                        """)
                    .bind("status", status)
                    .bind("to", toRevision)
                    .bind("report", reportJson)
                    .bind("now", transactions.now())
                    .bind("id", runId)
                    .execute()
                == 1);
  }

  /** One run with its report. */
  public Optional<Run> find(String runId) {
    return transactions.call(
        "read run",
        handle ->
            handle
                .createQuery("SELECT * FROM sync_run WHERE run_id = :id")
                .bind("id", runId)
                .map(RUN)
                .findOne());
  }

  /**
   * The newest run that answered a request of an operator.
   *
   * @param requestId letters, digits and hyphens
   * @return without its report; empty if there is none, or no longer
   */
  public Optional<Run> ofRequest(String requestId) {
    return transactions.call(
        "look for the run of a request",
        handle ->
            newest(
                    handle,
                    "WHERE run_id IN (SELECT run_id FROM run_request WHERE request_id = :request)",
                    requestId)
                // The version before leaves the ids in its reports alone.
                .or(
                    () ->
                        newest(
                            handle,
                            "WHERE trigger_name <> 'COMMAND' AND report LIKE :request",
                            "%\"requests\":[%\"" + requestId + "\"%")));
  }

  private static Optional<Run> newest(Handle handle, String condition, String request) {
    return handle
        .createQuery(WITHOUT_REPORT + condition + " ORDER BY started_at DESC, run_id DESC LIMIT 1")
        .bind("request", request)
        .map(RUN)
        .findFirst();
  }

  /** The newest runs of a site, newest first, without their reports. */
  public List<Run> latest(String site, int most) {
    return transactions.call(
        "list runs",
        handle ->
            handle
                .createQuery(
                    WITHOUT_REPORT
                        + "WHERE site = :site ORDER BY started_at DESC, run_id DESC LIMIT :most")
                .bind("site", site)
                .bind("most", most)
                .map(RUN)
                .list());
  }

  /**
   * Deletes all but the newest runs of a site; one that still runs is never deleted.
   *
   * @return how many were deleted
   */
  public int prune(String site, int keep) {
    return transactions.call(
        "prune runs",
        handle ->
            handle
                .createUpdate(
                    """
                    DELETE FROM sync_run WHERE site = :site AND status <> 'RUNNING' AND run_id NOT IN (
                      SELECT run_id FROM sync_run WHERE site = :site
                      ORDER BY started_at DESC, run_id DESC LIMIT :keep)
                    """)
                .bind("site", site)
                .bind("keep", keep)
                .execute());
  }

  static void abandonBelow(Handle handle, String site, long fence, Instant now) {
    handle
        .createUpdate(
            """
            UPDATE sync_run SET status = 'ABANDONED', finished_at = :now
            WHERE site = :site AND status = 'RUNNING' AND fence < :fence
            """)
        .bind("now", now)
        .bind("site", site)
        .bind("fence", fence)
        .execute();
  }
}
