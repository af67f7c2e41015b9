package dev.sentinelsync.catalog.graph;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The families and indexes of a graph, each at its position in the order of evaluation. */
final class EvaluationOrder {

  /** What is evaluated at one position. */
  sealed interface Slot {

    /** Facts that are set from outside. */
    record Input(InputFamily<?> family) implements Slot {}

    /** Facts that are derived from earlier ones. */
    record Derived(Derivation<?> derivation) implements Slot {}

    /** The identifiers of the derived family at the next position. */
    record Ids(Family<?> family) implements Slot {}

    /** Sets that facts emit into. */
    record Sets(Index index) implements Slot {}
  }

  private final List<Slot> slots = new ArrayList<>();
  private final Map<String, Integer> positions = new HashMap<>();
  private final Map<String, List<Family<?>>> followers = new HashMap<>();

  void add(InputFamily<?> input) {
    add(input.family().name(), new Slot.Input(input));
  }

  void add(Index index) {
    add(index.name(), new Slot.Sets(index));
  }

  /** Adds a derived family; the set of its identifiers stands right before it. */
  void add(Derivation<?> derivation) {
    slots.add(new Slot.Ids(derivation.family()));
    add(derivation.family().name(), new Slot.Derived(derivation));
  }

  private void add(String name, Slot slot) {
    if (positions.putIfAbsent(name, slots.size()) != null) {
      throw new IllegalArgumentException("family or index registered twice: " + name);
    }
    slots.add(slot);
  }

  /** Lets a family have a fact for every fact of a family registered before. */
  void follow(Family<?> base, Family<?> follower) {
    positionOf(base.name());
    followers.computeIfAbsent(base.name(), name -> new ArrayList<>()).add(follower);
  }

  /** The families that have a fact for every fact of this one. */
  List<Family<?>> followers(String family) {
    return followers.getOrDefault(family, List.of());
  }

  /** The position at which the fact or set of a key is evaluated. */
  int positionOf(FactKey key) {
    int position = positionOf(key.family());
    return key instanceof FactKey.Members ? position - 1 : position;
  }

  private int positionOf(String name) {
    Integer position = positions.get(name);
    if (position == null) {
      throw new IllegalArgumentException("family or index is not registered: " + name);
    }
    return position;
  }

  Slot get(int position) {
    return slots.get(position);
  }

  int size() {
    return slots.size();
  }
}
