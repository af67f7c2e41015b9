package dev.sentinelsync.state;

import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.mapper.RowMapper;

/** Which sites are paused. Requests for a paused site keep waiting; nothing is lost. */
public final class Pauses {

  private static final RowMapper<Pause> PAUSE =
      (row, context) ->
          new Pause(
              row.getString("site"),
              row.getString("paused_by"),
              row.getString("reason"),
              Times.read(row, "paused_at"));

  private final Transactions transactions;

  Pauses(Transactions transactions) {
    this.transactions = transactions;
  }

  /**
   * Pauses a site; one that is paused keeps its first pause.
   *
   * @return the pause that now holds
   */
  public Pause pause(String site, String by, String reason) {
    Bounds.site(site);
    Bounds.text("name of who pauses", by, 128);
    Bounds.text("reason", reason, 1024);
    return transactions.call(
        "pause site",
        handle -> {
          Optional<Pause> known =
              handle
                  .createQuery("SELECT * FROM site_pause WHERE site = :site")
                  .bind("site", site)
                  .map(PAUSE)
                  .findOne();
          if (known.isPresent()) {
            return known.get();
          }
          Pause pause = new Pause(site, by, reason, transactions.now());
          handle
              .createUpdate(
                  "INSERT INTO site_pause (site, paused_by, reason, paused_at) VALUES (:site, :by, :reason, :at)")
              .bind("site", site)
              .bind("by", by)
              .bind("reason", reason)
              .bind("at", pause.at())
              .execute();
          return pause;
        });
  }

  /**
   * Ends a pause.
   *
   * @return whether the site was paused
   */
  public boolean resume(String site) {
    return transactions.call(
        "resume site",
        handle -> handle.execute("DELETE FROM site_pause WHERE site = ?", site) == 1);
  }

  /** The pause of a site; empty if it is not paused. */
  public Optional<Pause> find(String site) {
    return transactions.call(
        "read pause",
        handle ->
            handle
                .createQuery("SELECT * FROM site_pause WHERE site = :site")
                .bind("site", site)
                .map(PAUSE)
                .findOne());
  }

  /** All pauses, by site. */
  public List<Pause> all() {
    return transactions.call(
        "read pauses",
        handle -> handle.createQuery("SELECT * FROM site_pause ORDER BY site").map(PAUSE).list());
  }
}
