package dev.sentinelsync.state;

import java.time.OffsetDateTime;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;

/** Who holds a lease, as a test sees it from outside. */
public final class HeldLease {

  private HeldLease() {}

  /** The lease of a site that is held now; empty if it is free. */
  public static Optional<Lease> of(StateDatabase state, String site) {
    return Jdbi.create(state.connections())
        .withHandle(
            handle ->
                handle
                    .createQuery(
                        "SELECT * FROM publish_lease"
                            + " WHERE site = :site AND expires_at > CURRENT_TIMESTAMP")
                    .bind("site", site)
                    .map(
                        (row, context) ->
                            new Lease(
                                row.getString("site"),
                                row.getString("owner"),
                                row.getLong("fence"),
                                row.getObject("acquired_at", OffsetDateTime.class).toInstant(),
                                row.getObject("expires_at", OffsetDateTime.class).toInstant()))
                    .findOne());
  }
}
