package dev.sentinelsync.pipeline.ledger;

import dev.sentinelsync.catalog.graph.FactKey;
import dev.sentinelsync.catalog.graph.Fingerprint;
import dev.sentinelsync.state.PageRecord;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/** Which published pages read some facts, and what these were then; without the whole ledger. */
public final class RecordedReads {

  private final Map<String, SortedSet<String>> pages = new HashMap<>();
  private final Map<FactKey, Fingerprint> prints = new HashMap<>();

  /** Facts of which two pages saw different values, which only a damaged ledger says. */
  private final Set<FactKey> doubtful = new HashSet<>();

  private RecordedReads() {}

  /**
   * Looks through what pages read.
   *
   * @param pages by their first outputs
   * @param ids of the facts that matter
   * @throws IllegalArgumentException if the records cannot be used
   */
  public static RecordedReads of(Collection<PageRecord> pages, Collection<String> ids) {
    RecordedReads found = new RecordedReads();
    ReadsCodec.Ids wanted = new ReadsCodec.Ids(ids);
    pages.parallelStream()
        .map(page -> Map.entry(page.path(), ReadsCodec.decode(page.reads(), wanted)))
        .toList()
        .forEach(page -> found.add(page.getKey(), page.getValue()));
    return found;
  }

  private void add(String page, Map<FactKey, Fingerprint> reads) {
    reads.forEach(
        (fact, print) -> {
          pages.computeIfAbsent(fact.id(), same -> new TreeSet<>()).add(page);
          Fingerprint other = prints.putIfAbsent(fact, print);
          if (other != null && !other.equals(print)) {
            doubtful.add(fact);
          }
        });
  }

  /** Addresses of the pages that read a fact or set with one of these identifiers. */
  public SortedSet<String> readersOf(Collection<String> ids) {
    SortedSet<String> readers = new TreeSet<>();
    ids.forEach(id -> readers.addAll(pages.getOrDefault(id, new TreeSet<>())));
    return readers;
  }

  /**
   * What the pages saw of a fact; absent if none of them read it.
   *
   * @return empty if they do not agree
   */
  public Optional<Fingerprint> print(FactKey fact) {
    return doubtful.contains(fact)
        ? Optional.empty()
        : Optional.of(prints.getOrDefault(fact, Fingerprint.ABSENT));
  }
}
