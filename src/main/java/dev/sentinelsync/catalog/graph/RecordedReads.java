package dev.sentinelsync.catalog.graph;

import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Facts with their fingerprints, in a seventh of the memory of a map with entries: a full build
 * keeps those of every page until its end. Made to be gone through, not to be looked up in.
 */
final class RecordedReads extends AbstractMap<FactKey, Fingerprint> {

  private final List<FactKey> keys;
  private final List<Fingerprint> prints;

  /**
   * @param keys each once
   * @param prints of the keys, in their order
   */
  RecordedReads(List<FactKey> keys, List<Fingerprint> prints) {
    this.keys = List.copyOf(keys);
    this.prints = List.copyOf(prints);
  }

  @Override
  public Set<Map.Entry<FactKey, Fingerprint>> entrySet() {
    return new AbstractSet<>() {
      @Override
      public Iterator<Map.Entry<FactKey, Fingerprint>> iterator() {
        return IntStream.range(0, keys.size())
            .mapToObj(index -> Map.entry(keys.get(index), prints.get(index)))
            .iterator();
      }

      @Override
      public int size() {
        return keys.size();
      }
    };
  }
}
