package dev.sentinelsync.catalog.graph;

/**
 * How the facts of one family are made. Both methods are pure, and several facts of the family are
 * made at the same time.
 *
 * @param <V> the family's value type
 */
public interface Derivation<V> {

  /** The family. */
  Family<V> family();

  /**
   * Makes one fact from facts of families and indexes that were registered before this one.
   *
   * @return the fact, or null if there is none after all
   */
  V derive(String id, Facts facts);

  /** Contributes to indexes and families registered after this one. */
  default void emit(String id, V value, Emitter out) {}
}
