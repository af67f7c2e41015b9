package dev.sentinelsync.catalog.connector;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The connectors of one collection method in numbers. A connector is deprecated, else unpublished,
 * else active.
 *
 * @param label the method
 * @param active how many are in use
 * @param deprecated how many are deprecated
 * @param unpublished how many are not on the marketplace
 * @param apis how many send records through each API; without those that nobody uses
 */
public record MethodSummary(
    String label,
    int active,
    int deprecated,
    int unpublished,
    SortedMap<IngestionApi, Integer> apis) {

  /** Copies the map. */
  public MethodSummary {
    apis = Collections.unmodifiableSortedMap(new TreeMap<>(apis));
  }

  /** How many connectors there are. */
  public int total() {
    return active + deprecated + unpublished;
  }

  /** How many send records through an API. */
  public int of(IngestionApi api) {
    return apis.getOrDefault(api, 0);
  }
}
