package dev.sentinelsync.catalog.graph;

import dev.sentinelsync.catalog.graph.Node.Members;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * A fact before it takes its new value.
 *
 * @param fact as it is
 * @param value null if there is none any more
 * @param isNew whether it is another value than that of the fact
 * @param tracker what was read
 */
record Derived(Node.Fact fact, Object value, boolean isNew, Tracker tracker) {

  /** Fewer facts are derived sooner than a second processor is at work. */
  private static final int MANY = 32;

  /**
   * Derives some facts of one family: many on all processors, since none of them reads another.
   *
   * @return in the order of the facts
   */
  static List<Derived> all(Derivation<?> derivation, Nodes nodes, List<Node.Fact> facts) {
    Members declared = (Members) nodes.find(FactKey.members(derivation.family()));
    Stream<Node.Fact> stream = facts.size() < MANY ? facts.stream() : facts.parallelStream();
    return stream.map(fact -> of(derivation, declared, nodes, fact)).toList();
  }

  private static Derived of(
      Derivation<?> derivation, Members declared, Nodes nodes, Node.Fact fact) {
    Tracker tracker = new Tracker(nodes, fact);
    String id = fact.key.id();
    boolean isDeclared = declared != null && declared.contains(id);
    Object value = isDeclared ? derivation.derive(id, tracker) : null;
    return new Derived(fact, value, !Objects.equals(fact.value, value), tracker);
  }
}
