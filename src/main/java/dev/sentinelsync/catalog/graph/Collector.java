package dev.sentinelsync.catalog.graph;

import dev.sentinelsync.catalog.graph.Node.Emission;
import dev.sentinelsync.catalog.graph.Node.Members;
import java.util.ArrayList;
import java.util.List;

/** Collects what a fact emits and refuses what would need a second pass. */
final class Collector implements Emitter {

  private final Nodes nodes;
  private final Node.Fact fact;
  private final List<Emission> emissions = new ArrayList<>();

  Collector(Nodes nodes, Node.Fact fact) {
    this.nodes = nodes;
    this.fact = fact;
  }

  List<Emission> emissions() {
    return List.copyOf(emissions);
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
    emissions.add(new Emission(members, element));
  }
}
