package dev.sentinelsync.catalog.graph;

/** Takes what a fact contributes to indexes and families behind it. */
public interface Emitter {

  /** Puts an element into a set. */
  void put(Index index, String id, String element);

  /** Declares that a fact of a derived family exists; it is then derived. */
  void declare(Family<?> family, String id);
}
