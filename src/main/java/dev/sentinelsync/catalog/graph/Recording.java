package dev.sentinelsync.catalog.graph;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A view that notes each fact it was asked for with the fingerprint it had; the record is what a
 * page is made from. For one thread.
 */
public final class Recording extends ReadingFacts {

  private final FactGraph graph;

  /** Read facts and sets. Nodes are compared by identity, which spares comparing their keys. */
  private final Set<Node> nodes = new LinkedHashSet<>();

  /** What else was read: facts that are not there, counts, whole families. */
  private final Set<FactKey> others = new LinkedHashSet<>();

  Recording(FactGraph graph) {
    this.graph = graph;
  }

  /**
   * All facts read so far with their fingerprints: facts and sets that are there, then all else,
   * both in the order in which they were first read.
   */
  public Map<FactKey, Fingerprint> reads() {
    List<FactKey> keys = new ArrayList<>(nodes.size() + others.size());
    List<Fingerprint> prints = new ArrayList<>(nodes.size() + others.size());
    for (Node node : nodes) {
      keys.add(node.key);
      prints.add(node.fingerprint());
    }
    for (FactKey key : others) {
      keys.add(key);
      prints.add(graph.fingerprint(key));
    }
    return new RecordedReads(keys, prints);
  }

  @Override
  public <V> List<V> all(Family<V> family) {
    others.add(new FactKey.Whole(family.name()));
    return new Unrecorded(graph).all(family);
  }

  @Override
  Node lookUp(FactKey key) {
    Node node = graph.peek(key);
    if (node == null) {
      others.add(key);
    } else {
      nodes.add(node);
    }
    return node;
  }

  @Override
  Node lookUpCount(FactKey key) {
    others.add(new FactKey.Count(key));
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
