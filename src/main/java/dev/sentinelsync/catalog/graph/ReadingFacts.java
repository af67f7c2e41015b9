package dev.sentinelsync.catalog.graph;

import dev.sentinelsync.catalog.graph.Node.Members;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Turns nodes into answers; what a look-up records is up to the sub-class. */
abstract class ReadingFacts implements Facts {

  /** The node of a key, recorded as read; null if there is none. */
  abstract Node lookUp(FactKey key);

  /** The node of a set of which only the size is wanted. */
  abstract Node lookUpCount(FactKey key);

  @Override
  @SuppressWarnings("unchecked")
  public <V> Optional<V> find(Family<V> family, String id) {
    Node node = lookUp(FactKey.of(family, id));
    return node == null ? Optional.empty() : Optional.ofNullable((V) ((Node.Fact) node).value);
  }

  @Override
  public List<String> members(Index index, String id) {
    Members members = (Members) lookUp(FactKey.of(index, id));
    return members == null ? List.of() : members.elements();
  }

  @Override
  public int count(Index index, String id) {
    Members members = (Members) lookUpCount(FactKey.of(index, id));
    return members == null ? 0 : members.size();
  }

  @Override
  public SortedMap<String, Integer> tally(Index index, String id) {
    if (!index.counted()) {
      throw new IllegalArgumentException("index has no counts: " + index);
    }
    Members members = (Members) lookUp(FactKey.of(index, id));
    return members == null ? Collections.unmodifiableSortedMap(new TreeMap<>()) : members.tally();
  }

  @Override
  public List<String> ids(Family<?> family) {
    Members members = (Members) lookUp(FactKey.members(family));
    return members == null ? List.of() : members.elements();
  }

  @Override
  public int count(Family<?> family) {
    Members members = (Members) lookUpCount(FactKey.members(family));
    return members == null ? 0 : members.size();
  }
}
