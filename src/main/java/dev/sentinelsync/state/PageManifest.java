package dev.sentinelsync.state;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.statement.PreparedBatch;

/**
 * The outputs of the pages that each site's target holds, with what the pages read.
 *
 * <p>Pages and position change in one transaction and only in the hands of the newest holder of the
 * site's lease: whoever lost it gets {@link StateException.Reason#STALE_FENCE} and nothing is
 * written.
 */
public final class PageManifest {

  /** Rows per round trip; more gains nothing measurable and costs memory. */
  private static final int ROWS = 1_000;

  private static final RowMapper<PageRecord> PAGE =
      (row, context) ->
          new PageRecord(
              row.getString(1),
              row.getString(2),
              row.getString(3),
              row.getString(4),
              row.getLong(5),
              row.getBytes(6),
              row.getString(7));

  private final Transactions transactions;

  PageManifest(Transactions transactions) {
    this.transactions = transactions;
  }

  /** Hands the outputs of all pages of a site to the sink one by one, in no promised order. */
  public void load(String site, Consumer<? super PageRecord> sink) {
    transactions.run("load page manifest", handle -> read(handle, site, sink));
  }

  /** Number of pages of a site. */
  public long count(String site) {
    return transactions.call(
        "count pages",
        handle ->
            handle
                .createQuery("SELECT pages FROM published_position WHERE site = :site")
                .bind("site", site)
                .mapTo(Long.class)
                .findOne()
                .orElseGet(() -> countRows(handle, site)));
  }

  /** As {@link #count}, by reading all that the pages read. */
  private static long countRows(Handle handle, String site) {
    return handle
        .createQuery("SELECT COUNT(*) FROM page WHERE site = :site AND OCTET_LENGTH(reads) > 0")
        .bind("site", site)
        .mapTo(Long.class)
        .one();
  }

  /**
   * Writes what a durable publish has changed, and the position that it reached.
   *
   * @param upserts outputs added or changed, each path once
   * @param removals paths no longer in the target; unknown ones are ignored
   */
  public void record(
      Position position, Collection<PageRecord> upserts, Collection<String> removals) {
    Set<String> replaced = new TreeSet<>();
    upserts.forEach(page -> requireNew(replaced, page));
    replaced.addAll(removals);
    transactions.run(
        "record publish",
        handle -> {
          Leases.checkFence(handle, position.site(), position.fence());
          long removed = delete(handle, position.site(), replaced);
          insert(handle, position.site(), upserts);
          Positions.write(handle, position);
          Positions.addPages(handle, position.site(), firstOutputs(upserts) - removed);
        });
  }

  /**
   * Replaces all that is known of a site, after a full build or when the state is rebuilt from the
   * target. Rows that are as they should be are left alone: writing them again is what costs.
   *
   * @param pages read once per attempt; each path once
   */
  public void replaceAll(Position position, Iterable<PageRecord> pages) {
    String site = position.site();
    transactions.run(
        "replace page manifest",
        handle -> {
          Leases.checkFence(handle, site, position.fence());
          Map<String, PageRecord> known = new LinkedHashMap<>();
          read(handle, site, page -> known.put(page.path(), page));
          Set<String> wanted = new HashSet<>();
          List<PageRecord> added = new ArrayList<>();
          List<PageRecord> changed = new ArrayList<>();
          long count = 0;
          for (PageRecord page : pages) {
            requireNew(wanted, page);
            count += page.isFurtherOutput() ? 0 : 1;
            PageRecord before = known.remove(page.path());
            if (before == null) {
              added.add(page);
            } else if (!before.equals(page)) {
              changed.add(page);
            }
            if (added.size() + changed.size() == ROWS) {
              // What pages read is megabytes; only a batch of it is in memory.
              write(handle, site, changed, added);
            }
          }
          write(handle, site, changed, added);
          delete(handle, site, known.keySet());
          Positions.write(handle, position);
          Positions.setPages(handle, site, count);
        });
  }

  private static void write(
      Handle handle, String site, List<PageRecord> changed, List<PageRecord> added) {
    update(handle, site, changed);
    insert(handle, site, added);
    changed.clear();
    added.clear();
  }

  private static void requireNew(Set<String> paths, PageRecord page) {
    if (!paths.add(page.path())) {
      throw new IllegalArgumentException("Page " + page.path() + " is recorded twice.");
    }
  }

  private static void read(Handle handle, String site, Consumer<? super PageRecord> sink) {
    try (var pages =
        handle
            .createQuery(
                """
                SELECT path, kind, entity_key, digest, size_bytes, reads, rendered_at
                FROM page WHERE site = :site
                """)
            .bind("site", site)
            .setFetchSize(ROWS)
            .map(PAGE)
            .iterator()) {
      pages.forEachRemaining(sink);
    }
  }

  private static long firstOutputs(Collection<PageRecord> pages) {
    return pages.stream().filter(page -> !page.isFurtherOutput()).count();
  }

  /**
   * Row by row: H2 looks only literal lists and single values up in an index of two columns.
   *
   * @return how many pages these were, counted by their first outputs
   */
  private static long delete(Handle handle, String site, Collection<String> paths) {
    String one = "DELETE FROM page WHERE site = ? AND path = ?";
    long pages =
        inBatches(
            handle,
            one + " AND OCTET_LENGTH(reads) > 0",
            paths,
            (batch, path) -> batch.add(site, path));
    inBatches(handle, one, paths, (batch, path) -> batch.add(site, path));
    return pages;
  }

  private static void update(Handle handle, String site, Collection<PageRecord> pages) {
    inBatches(
        handle,
        """
        UPDATE page SET kind = ?, entity_key = ?, digest = ?, size_bytes = ?, reads = ?,
          rendered_at = ?
        WHERE site = ? AND path = ?
        """,
        pages,
        (batch, page) ->
            batch.add(
                page.kind(),
                page.entityKey(),
                page.digest(),
                page.size(),
                page.reads(),
                page.renderedAt(),
                site,
                page.path()));
  }

  private static void insert(Handle handle, String site, Collection<PageRecord> pages) {
    inBatches(
        handle,
        """
        INSERT INTO page (site, path, kind, entity_key, digest, size_bytes, reads, rendered_at)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?)
        """,
        pages,
        (batch, page) ->
            batch.add(
                site,
                page.path(),
                page.kind(),
                page.entityKey(),
                page.digest(),
                page.size(),
                page.reads(),
                page.renderedAt()));
  }

  /** Returns how many rows of the table the statements met. */
  private static <T> long inBatches(
      Handle handle, String statement, Collection<T> rows, BiConsumer<PreparedBatch, T> binding) {
    long met = 0;
    PreparedBatch batch = handle.prepareBatch(statement);
    for (Iterator<T> rest = rows.iterator(); rest.hasNext(); ) {
      binding.accept(batch, rest.next());
      if (batch.size() == ROWS || !rest.hasNext()) {
        met += Arrays.stream(batch.execute()).asLongStream().sum();
      }
    }
    return met;
  }
}
