package dev.sentinelsync.state;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jdbi.v3.core.statement.Query;

/**
 * Parse results by content, compressed and checked. On a shared database all instances and sites
 * share it. It is a cache: a damaged entry counts as absent, and losing all of it costs one parse
 * of the repository.
 *
 * <p>Entries carry the day on which they were last read, written or {@linkplain #touch touched},
 * and the oldest are evicted first. A service that keeps its facts in memory does not read the
 * entries of files that do not change: whoever calls {@link #evict} touches those before.
 */
public final class ParseCache {

  /** Keys per round trip; 5,500 entries take three. */
  private static final int KEYS = 2_000;

  /** A join, because H2 looks each joined value up in the index but scans for = ANY(array). */
  private static final String OF_CHUNK =
      """
      FROM UNNEST(CAST(:blobs AS VARCHAR(64) ARRAY)) wanted(blob_id)
      JOIN parse_result p ON p.blob_id = wanted.blob_id
        AND p.kind = :kind AND p.reader_version = :version
      """;

  private static final long MILLIS_PER_DAY = 86_400_000L;

  private final Transactions transactions;
  private final boolean marks;

  /**
   * @param marks whether entries that are read count as used
   */
  ParseCache(Transactions transactions, boolean marks) {
    this.transactions = transactions;
    this.marks = marks;
  }

  /** The contents of those keys that are cached and sound, by key. */
  public SortedMap<ParseKey, byte[]> get(Collection<ParseKey> keys) {
    SortedMap<ParseKey, byte[]> found = new TreeMap<>();
    for (Chunk chunk : chunks(keys)) {
      transactions.run("read parse cache", handle -> read(handle, chunk, found));
    }
    return found;
  }

  /** Caches contents, in place of what was cached under their keys. */
  public void put(Map<ParseKey, byte[]> contents) {
    long today = today();
    for (Chunk chunk : chunks(contents.keySet())) {
      List<byte[]> packed = new ArrayList<>(chunk.keys().size());
      chunk.keys().forEach(key -> packed.add(PackedBytes.pack(contents.get(key))));
      transactions.run("write parse cache", handle -> replace(handle, chunk, packed, today));
    }
  }

  /** Marks entries as used today, so that {@link #evict} spares them. */
  public void touch(Collection<ParseKey> keys) {
    long today = today();
    for (Chunk chunk : chunks(keys)) {
      transactions.run("touch parse cache", handle -> touch(handle, chunk, today));
    }
  }

  /**
   * Deletes the least recently used entries until the rest fits. Entries used today stay, also when
   * they do not fit.
   *
   * @param mostBytes compressed size that may stay
   * @return number of entries deleted
   */
  public int evict(long mostBytes) {
    return transactions.call(
        "evict from parse cache",
        handle -> {
          becomeWriter(handle);
          if (size(handle) <= mostBytes) {
            return 0;
          }
          return handle
              .createUpdate(
                  """
                  DELETE FROM parse_result WHERE (blob_id, kind, reader_version) IN (
                    SELECT blob_id, kind, reader_version FROM (
                      SELECT blob_id, kind, reader_version, SUM(size_bytes) OVER (
                        ORDER BY last_used DESC, blob_id, kind, reader_version) AS running
                      FROM parse_result) ranked
                    WHERE running > :most)
                  AND last_used < :today
                  """)
              .bind("most", mostBytes)
              .bind("today", today())
              .execute();
        });
  }

  /** Compressed size of all entries in bytes. */
  public long size() {
    return transactions.call("measure parse cache", ParseCache::size);
  }

  private long today() {
    return Math.floorDiv(transactions.now().toEpochMilli(), MILLIS_PER_DAY);
  }

  private void read(Handle handle, Chunk chunk, Map<ParseKey, byte[]> found) {
    long today = today();
    Set<ParseKey> stale = new HashSet<>();
    chunk
        .bind(handle.createQuery("SELECT p.blob_id, p.content, p.last_used " + OF_CHUNK))
        .setFetchSize(KEYS)
        .map(
            (row, context) -> {
              ParseKey key = new ParseKey(chunk.kind(), row.getString(1), chunk.readerVersion());
              PackedBytes.unpack(row.getBytes(2)).ifPresent(content -> found.put(key, content));
              return marks && row.getLong(3) < today ? key : null;
            })
        .forEach(
            key -> {
              if (key != null) {
                stale.add(key);
              }
            });
    if (!stale.isEmpty()) {
      touch(handle, chunk.only(stale), today);
    }
  }

  private static void touch(Handle handle, Chunk chunk, long today) {
    becomeWriter(handle);
    PreparedBatch batch =
        handle.prepareBatch(
            """
            UPDATE parse_result SET last_used = ?
            WHERE blob_id = ? AND kind = ? AND reader_version = ? AND last_used < ?
            """);
    for (ParseKey key : chunk.keys()) {
      batch.add(today, key.blobId(), key.kind(), key.readerVersion(), today);
    }
    batch.execute();
  }

  private static void replace(Handle handle, Chunk chunk, List<byte[]> packed, long today) {
    becomeWriter(handle);
    delete(handle, chunk);
    PreparedBatch batch =
        handle.prepareBatch(
            """
            INSERT INTO parse_result (blob_id, kind, reader_version, content, size_bytes, last_used)
            VALUES (?, ?, ?, ?, ?, ?)
            """);
    for (int i = 0; i < packed.size(); i++) {
      batch.add(
          chunk.keys().get(i).blobId(),
          chunk.kind(),
          chunk.readerVersion(),
          packed.get(i),
          packed.get(i).length,
          today);
    }
    batch.execute();
  }

  /** Deletes what is there of a chunk: mostly nothing, which one query shows. */
  private static void delete(Handle handle, Chunk chunk) {
    List<String> there =
        chunk.bind(handle.createQuery("SELECT p.blob_id " + OF_CHUNK)).mapTo(String.class).list();
    if (there.isEmpty()) {
      return;
    }
    PreparedBatch old =
        handle.prepareBatch(
            "DELETE FROM parse_result WHERE blob_id = ? AND kind = ? AND reader_version = ?");
    there.forEach(blob -> old.add(blob, chunk.kind(), chunk.readerVersion()));
    old.execute();
  }

  /**
   * Waits until no other transaction writes the cache, and keeps others out until this one ends.
   */
  private static void becomeWriter(Handle handle) {
    handle.createQuery("SELECT id FROM parse_writer FOR UPDATE").mapTo(Integer.class).one();
  }

  private static long size(Handle handle) {
    return handle
        .createQuery("SELECT COALESCE(SUM(size_bytes), 0) FROM parse_result")
        .mapTo(Long.class)
        .one();
  }

  private static List<Chunk> chunks(Collection<ParseKey> keys) {
    SortedMap<List<String>, List<ParseKey>> groups =
        new TreeMap<>((a, b) -> Arrays.compare(a.toArray(String[]::new), b.toArray(String[]::new)));
    for (ParseKey key : new TreeSet<>(keys)) {
      groups
          .computeIfAbsent(List.of(key.kind(), key.readerVersion()), group -> new ArrayList<>())
          .add(key);
    }
    List<Chunk> chunks = new ArrayList<>();
    for (List<ParseKey> group : groups.values()) {
      for (int from = 0; from < group.size(); from += KEYS) {
        chunks.add(new Chunk(group.subList(from, Math.min(from + KEYS, group.size()))));
      }
    }
    return chunks;
  }

  /** Some keys of one kind and reader version, by blob; never empty. */
  private record Chunk(List<ParseKey> keys) {

    String kind() {
      return keys.get(0).kind();
    }

    String readerVersion() {
      return keys.get(0).readerVersion();
    }

    Query bind(Query query) {
      return query
          .bind("kind", kind())
          .bind("version", readerVersion())
          .bind("blobs", keys.stream().map(ParseKey::blobId).toArray(String[]::new));
    }

    Chunk only(Set<ParseKey> kept) {
      return new Chunk(keys.stream().filter(kept::contains).toList());
    }
  }
}
