package dev.sentinelsync.catalog.graph;

/**
 * A family of facts of one type, each known by an identifier.
 *
 * @param name unique name within a graph; part of every stored fact key
 * @param <V> immutable value type with structural equality
 */
public record Family<V>(String name) {

  @Override
  public String toString() {
    return name;
  }
}
