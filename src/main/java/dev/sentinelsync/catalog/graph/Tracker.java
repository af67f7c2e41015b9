package dev.sentinelsync.catalog.graph;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The view of a derivation: each read makes the derived fact a reader of what it read. Nothing in
 * the graph changes before {@link #settle}, so that facts of one family are derived side by side.
 */
final class Tracker extends ReadingFacts {

  private final Nodes nodes;
  private final Node.Fact reader;
  private final Set<Node> read = new HashSet<>();

  /** Keys that were read and of which the graph has no node yet. */
  private final Set<FactKey> missing = new HashSet<>(0);

  Tracker(Nodes nodes, Node.Fact reader) {
    this.nodes = nodes;
    this.reader = reader;
  }

  /** Makes the fact a reader of what was read, and of nothing else. */
  void settle() {
    missing.forEach(key -> read.add(nodes.require(key)));
    List<Node> before = reader.reads;
    if (before.size() == read.size() && read.containsAll(before)) {
      return;
    }
    reader.reads = List.copyOf(read);
    reader.reads.forEach(node -> node.readers.add(reader));
    for (Node node : before) {
      if (!read.contains(node)) {
        node.readers.remove(reader);
        nodes.dropIfUnused(node);
      }
    }
  }

  @Override
  Node lookUp(FactKey key) {
    Node node = nodes.find(key);
    int position = node == null ? nodes.positionOf(key) : node.position;
    if (position >= reader.position) {
      throw new IllegalStateException(
          "%s reads %s, which is registered after it".formatted(reader.key, key));
    }
    if (node == null) {
      missing.add(key);
    } else {
      read.add(node);
    }
    return node;
  }

  @Override
  Node lookUpCount(FactKey key) {
    return lookUp(key);
  }
}
