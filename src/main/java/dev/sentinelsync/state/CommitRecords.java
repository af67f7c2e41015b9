package dev.sentinelsync.state;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jdbi.v3.core.statement.PreparedBatch;

/**
 * What each commit changed, compressed and checked. A record belongs to a commit and a scope, which
 * names everything else that it depends on; sites and instances share it. It is a cache: a damaged
 * record counts as absent, and a lost one costs one comparison of two trees.
 *
 * <p>Records carry the day on which they were written or last {@linkplain #touch touched}. Whoever
 * calls {@link #evict} touches those of reachable commits before it.
 */
public final class CommitRecords {

  /** Records per round trip. */
  private static final int ROWS = 1_000;

  private static final long MILLIS_PER_DAY = 86_400_000L;

  private final Transactions transactions;

  CommitRecords(Transactions transactions) {
    this.transactions = transactions;
  }

  /**
   * The records of those commits that are stored and sound, by commit.
   *
   * @param scope at most 64 characters
   */
  public SortedMap<String, byte[]> get(String scope, Collection<String> commits) {
    SortedMap<String, byte[]> found = new TreeMap<>();
    for (List<String> chunk : chunks(commits)) {
      // A join, because H2 looks each joined value up in the index but scans for = ANY(array).
      transactions.run(
          "read commit records",
          handle ->
              handle
                  .createQuery(
                      """
                      SELECT c.commit_id, c.content
                      FROM UNNEST(CAST(:commits AS VARCHAR(64) ARRAY)) wanted(commit_id)
                      JOIN commit_change c ON c.commit_id = wanted.commit_id AND c.scope = :scope
                      """)
                  .bind("commits", chunk.toArray(String[]::new))
                  .bind("scope", scope)
                  .setFetchSize(ROWS)
                  .map((row, context) -> Map.entry(row.getString(1), row.getBytes(2)))
                  .forEach(
                      row ->
                          PackedBytes.unpack(row.getValue())
                              .ifPresent(content -> found.put(row.getKey(), content))));
    }
    return found;
  }

  /**
   * Stores records, in place of damaged ones.
   *
   * @param scope at most 64 characters
   * @param records by commit id, of at most 64 characters
   */
  public void put(String scope, Map<String, byte[]> records) {
    Bounds.text("scope of commit records", scope, 64);
    long today = day(transactions.now());
    // In one order for all, so that two writers of the same records do not wait for each other.
    for (List<String> chunk : chunks(records.keySet())) {
      chunk.forEach(commit -> Bounds.text("commit id", commit, 64));
      transactions.run(
          "write commit records",
          handle -> {
            PreparedBatch old =
                handle.prepareBatch("DELETE FROM commit_change WHERE commit_id = ? AND scope = ?");
            PreparedBatch batch =
                handle.prepareBatch(
                    """
                    INSERT INTO commit_change (commit_id, scope, content, last_used)
                    VALUES (?, ?, ?, ?)
                    """);
            for (String commit : chunk) {
              old.add(commit, scope);
              batch.add(commit, scope, PackedBytes.pack(records.get(commit)), today);
            }
            old.execute();
            batch.execute();
          });
    }
  }

  /** The day on which the least recently used record of a scope was used; empty without records. */
  public Optional<Instant> oldestUse(String scope) {
    return transactions.call(
        "look at commit records",
        handle ->
            handle
                .createQuery("SELECT MIN(last_used) FROM commit_change WHERE scope = :scope")
                .bind("scope", scope)
                .mapTo(Long.class)
                .findOne()
                .map(day -> Instant.ofEpochMilli(day * MILLIS_PER_DAY)));
  }

  /**
   * Marks the records of some commits as used today, also those of scopes below: of names that
   * begin with the scope's and a dot.
   */
  public void touch(String scope, Collection<String> commits) {
    long today = day(transactions.now());
    for (List<String> chunk : chunks(commits)) {
      transactions.run(
          "touch commit records",
          handle -> {
            PreparedBatch batch =
                handle.prepareBatch(
                    """
                    UPDATE commit_change SET last_used = ?
                    WHERE commit_id = ? AND (scope = ? OR scope LIKE ?) AND last_used < ?
                    """);
            chunk.forEach(commit -> batch.add(today, commit, scope, scope + ".%", today));
            batch.execute();
          });
    }
  }

  /**
   * Deletes the records that were not used for some time.
   *
   * @return number of records deleted
   */
  public int evict(Duration unused) {
    return transactions.call(
        "evict commit records",
        handle ->
            handle
                .createUpdate("DELETE FROM commit_change WHERE last_used < :day")
                .bind("day", day(transactions.now().minus(unused)))
                .execute());
  }

  private static long day(Instant time) {
    return Math.floorDiv(time.toEpochMilli(), MILLIS_PER_DAY);
  }

  private static List<List<String>> chunks(Collection<String> commits) {
    List<String> sorted = List.copyOf(new TreeSet<>(commits));
    List<List<String>> chunks = new ArrayList<>();
    for (int from = 0; from < sorted.size(); from += ROWS) {
      chunks.add(sorted.subList(from, Math.min(from + ROWS, sorted.size())));
    }
    return chunks;
  }
}
