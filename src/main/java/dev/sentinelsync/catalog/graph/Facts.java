package dev.sentinelsync.catalog.graph;

import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.SortedMap;

/**
 * A view of the facts of one revision. Whoever computes something from it is tracked: every answer,
 * also "there is none", is recorded as read.
 */
public interface Facts {

  /** The fact, if there is one. */
  <V> Optional<V> find(Family<V> family, String id);

  /**
   * The fact.
   *
   * @throws NoSuchElementException if there is none
   */
  default <V> V get(Family<V> family, String id) {
    return find(family, id)
        .orElseThrow(() -> new NoSuchElementException("no fact " + FactKey.of(family, id)));
  }

  /** The elements of a set by code point; empty if nothing was put there. */
  List<String> members(Index index, String id);

  /** How many elements the set has; cheaper to depend on than the elements. */
  int count(Index index, String id);

  /** The elements of a counted set, each with the number of facts that emitted it. */
  SortedMap<String, Integer> tally(Index index, String id);

  /** The identifiers of all declared facts of a derived family, by code point. */
  List<String> ids(Family<?> family);

  /**
   * The values of a derived family, by code point of their identifiers. For pages that list
   * thousands of facts: what is recorded of a page is one read of all of them, not one of each.
   */
  default <V> List<V> all(Family<V> family) {
    return ids(family).stream().flatMap(id -> find(family, id).stream()).toList();
  }

  /** How many facts of a derived family are declared. */
  int count(Family<?> family);
}
