package dev.sentinelsync.catalog.graph;

import dev.sentinelsync.catalog.graph.EvaluationOrder.Slot;
import java.util.HashMap;
import java.util.Map;

/** The facts and sets of a graph by key. A node that holds nothing and has no reader is dropped. */
final class Nodes {

  private final EvaluationOrder order;
  private final Map<FactKey, Node> nodes = new HashMap<>();

  Nodes(EvaluationOrder order) {
    this.order = order;
  }

  /** The node of a key; a new, empty one if there is none yet. */
  Node require(FactKey key) {
    Node known = nodes.get(key);
    if (known != null) {
      return known;
    }
    int position = order.positionOf(key);
    Slot slot = order.get(position);
    Node node;
    if (slot instanceof Slot.Sets sets) {
      node = new Node.Members(key, position, sets.index().counted());
    } else if (slot instanceof Slot.Ids) {
      node = new Node.Members(key, position, false);
    } else {
      node = new Node.Fact(key, position);
    }
    nodes.put(key, node);
    return node;
  }

  /**
   * The node of a key, or null. Leaves no trace.
   *
   * @throws IllegalArgumentException if the family or index is not registered
   */
  Node peek(FactKey key) {
    Node known = nodes.get(key);
    if (known == null) {
      order.positionOf(key);
    }
    return known;
  }

  /** The node of a key, or null; also null if the family or index is not registered. */
  Node find(FactKey key) {
    return nodes.get(key);
  }

  /**
   * The position at which the fact or set of a key is evaluated.
   *
   * @throws IllegalArgumentException if the family or index is not registered
   */
  int positionOf(FactKey key) {
    return order.positionOf(key);
  }

  void dropIfUnused(Node node) {
    if (node.isEmpty() && node.readers.isEmpty() && !node.queued) {
      nodes.remove(node.key, node);
    }
  }

  int size() {
    return nodes.size();
  }
}
