package dev.sentinelsync.catalog.graph;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A view that notes each fact it was asked for with the fingerprint it had; the record is what a
 * page is made from. For one thread.
 */
public final class Recording extends ReadingFacts {

  private final FactGraph graph;
  private final Map<FactKey, Fingerprint> reads = new TreeMap<>();

  Recording(FactGraph graph) {
    this.graph = graph;
  }

  /** All facts read so far with their fingerprints, by key. */
  public Map<FactKey, Fingerprint> reads() {
    return new TreeMap<>(reads);
  }

  @Override
  public <V> List<V> all(Family<V> family) {
    reads.computeIfAbsent(FactKey.whole(family.name()), graph::fingerprint);
    return new Unrecorded(graph).all(family);
  }

  @Override
  Node lookUp(FactKey key) {
    Node node = graph.peek(key);
    reads.computeIfAbsent(key, graph::fingerprint);
    return node;
  }

  @Override
  Node lookUpCount(FactKey key) {
    reads.computeIfAbsent(key.count(), graph::fingerprint);
    return graph.peek(key);
  }

  /** The facts as they are, for what is recorded as a whole. */
  private static final class Unrecorded extends ReadingFacts {

    private final FactGraph graph;

    Unrecorded(FactGraph graph) {
      this.graph = graph;
    }

    @Override
    Node lookUp(FactKey key) {
      return graph.peek(key);
    }

    @Override
    Node lookUpCount(FactKey key) {
      return graph.peek(key);
    }
  }
}
