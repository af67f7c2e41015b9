package dev.sentinelsync.catalog.graph;

/**
 * A family that is set from outside.
 *
 * @param <V> the family's value type
 */
public interface InputFamily<V> {

  /** The family. */
  Family<V> family();

  /** Contributes to indexes and families registered after this one; pure. */
  default void emit(String id, V value, Emitter out) {}

  /** An input that contributes nothing. */
  static <V> InputFamily<V> of(Family<V> family) {
    return () -> family;
  }
}
