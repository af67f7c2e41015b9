package dev.sentinelsync.catalog.graph;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The families and indexes of a graph in their order of evaluation. */
final class Stages {

  /** What is registered at a stage. */
  sealed interface Stage {

    /** Facts that are set from outside. */
    record Input(InputFamily<?> family) implements Stage {}

    /** Facts that are derived from earlier ones. */
    record Derived(Derivation<?> derivation) implements Stage {}

    /**
     * Sets that facts emit into.
     *
     * @param index null for the set of the identifiers of the family at the next stage
     */
    record Set(FactKey members, Index index) implements Stage {}
  }

  private final List<Stage> stages = new ArrayList<>();
  private final Map<String, Integer> numbers = new HashMap<>();
  private final Map<String, List<Family<?>>> followers = new HashMap<>();

  void add(String family, Stage stage) {
    if (numbers.putIfAbsent(family, stages.size()) != null) {
      throw new IllegalArgumentException("family or index registered twice: " + family);
    }
    stages.add(stage);
  }

  /** Lets a family have a fact for every fact of a family registered before. */
  void follow(Family<?> base, Family<?> follower) {
    of(base.name());
    followers.computeIfAbsent(base.name(), name -> new ArrayList<>()).add(follower);
  }

  /** The families that have a fact for every fact of this one. */
  List<Family<?>> followers(String family) {
    return followers.getOrDefault(family, List.of());
  }

  /** The stage of a family or index. */
  int of(String family) {
    Integer stage = numbers.get(family);
    if (stage == null) {
      throw new IllegalArgumentException("family or index is not registered: " + family);
    }
    return stage;
  }

  Stage get(int number) {
    return stages.get(number);
  }

  int size() {
    return stages.size();
  }
}
