package dev.sentinelsync.catalog.graph;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The view of a derivation: each read makes the derived fact a reader of what it read. */
final class Tracker extends ReadingFacts {

  private final Nodes nodes;
  private final Node.Fact reader;
  private final Set<Node> read = new HashSet<>();

  Tracker(Nodes nodes, Node.Fact reader) {
    this.nodes = nodes;
    this.reader = reader;
  }

  List<Node> reads() {
    return List.copyOf(read);
  }

  @Override
  Node lookUp(FactKey key) {
    Node node = nodes.require(key);
    if (node.position >= reader.position) {
      throw new IllegalStateException(
          "%s reads %s, which is registered after it".formatted(reader.key, key));
    }
    if (read.add(node)) {
      node.readers.add(reader);
    }
    return node;
  }

  @Override
  Node lookUpCount(FactKey key) {
    return lookUp(key);
  }
}
