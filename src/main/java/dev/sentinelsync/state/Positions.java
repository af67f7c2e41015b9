package dev.sentinelsync.state;

import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.RowMapper;

/**
 * Up to where each site is published. Written by {@link PageManifest} alone, together with the
 * pages.
 */
public final class Positions {

  private static final RowMapper<Position> POSITION =
      (row, context) ->
          new Position(
              row.getString("site"),
              row.getString("revision"),
              row.getString("publish_id"),
              row.getLong("fence"),
              row.getString("program_version"),
              row.getString("config_digest"),
              Times.read(row, "published_at"));

  private final Transactions transactions;

  Positions(Transactions transactions) {
    this.transactions = transactions;
  }

  /** The position of a site; empty if nothing is known to be published. */
  public Optional<Position> find(String site) {
    return transactions.call(
        "read position",
        handle ->
            handle
                .createQuery("SELECT * FROM published_position WHERE site = :site")
                .bind("site", site)
                .map(POSITION)
                .findOne());
  }

  static void write(Handle handle, Position position) {
    handle
        .createUpdate(
            """
            MERGE INTO published_position p
            USING (VALUES (CAST(:site AS VARCHAR(64)))) v(site) ON p.site = v.site
            WHEN MATCHED THEN UPDATE SET revision = :revision, publish_id = :publishId,
              fence = :fence, program_version = :programVersion, config_digest = :configDigest,
              published_at = :publishedAt
            WHEN NOT MATCHED THEN INSERT (site, revision, publish_id, fence, program_version,
              config_digest, published_at)
            VALUES (:site, :revision, :publishId, :fence, :programVersion, :configDigest,
              :publishedAt)
            """)
        .bind("site", position.site())
        .bind("revision", position.revision())
        .bind("publishId", position.publishId())
        .bind("fence", position.fence())
        .bind("programVersion", position.programVersion())
        .bind("configDigest", position.configDigest())
        .bind("publishedAt", position.publishedAt())
        .execute();
  }

  /** Keeps the number of published pages, of a site that has a position. */
  static void setPages(Handle handle, String site, long pages) {
    handle
        .createUpdate("UPDATE published_position SET pages = :pages WHERE site = :site")
        .bind("pages", pages)
        .bind("site", site)
        .execute();
  }

  /** Changes the number of published pages; one that was never counted stays unknown. */
  static void addPages(Handle handle, String site, long more) {
    if (more != 0) {
      handle
          .createUpdate("UPDATE published_position SET pages = pages + :more WHERE site = :site")
          .bind("more", more)
          .bind("site", site)
          .execute();
    }
  }
}
