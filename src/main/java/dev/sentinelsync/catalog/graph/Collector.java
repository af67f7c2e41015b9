package dev.sentinelsync.catalog.graph;

import dev.sentinelsync.catalog.graph.Node.Members;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Collects what a fact emits and refuses what would need a second pass. */
final class Collector implements Emitter {

  private final Nodes nodes;
  private final Node.Fact fact;

  /** Sets and elements in turn. */
  private final List<Object> emissions = new ArrayList<>();

  Collector(Nodes nodes, Node.Fact fact) {
    this.nodes = nodes;
    this.fact = fact;
  }

  Object[] emissions() {
    return emissions.toArray();
  }

  @Override
  public void put(Index index, String id, String element) {
    add(FactKey.of(index, id), element);
  }

  @Override
  public void declare(Family<?> family, String id) {
    add(FactKey.members(family), id);
  }

  private void add(FactKey target, String element) {
    Members members = (Members) nodes.require(target);
    if (members.position <= fact.position) {
      throw new IllegalStateException(fact.key.family() + " must be registered before " + target);
    }
    emissions.add(members);
    emissions.add(element);
  }

  /**
   * One contribution of a fact.
   *
   * @param target the set
   * @param element what is put there
   */
  record Emission(Members target, String element) {}

  /** How many times more each contribution is made now; without those that are as before. */
  static Map<Emission, Integer> difference(Object[] now, Object[] before) {
    Map<Emission, Integer> counts = new HashMap<>();
    count(now, 1, counts);
    count(before, -1, counts);
    counts.values().removeIf(by -> by == 0);
    return counts;
  }

  private static void count(Object[] emissions, int by, Map<Emission, Integer> counts) {
    for (int i = 0; i < emissions.length; i += 2) {
      counts.merge(
          new Emission((Members) emissions[i], (String) emissions[i + 1]), by, Integer::sum);
    }
  }
}
