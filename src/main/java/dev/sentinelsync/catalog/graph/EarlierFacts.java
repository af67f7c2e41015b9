package dev.sentinelsync.catalog.graph;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;

/**
 * Single facts as they were before the newest change. Sets are not kept, so nobody may ask for
 * them.
 */
final class EarlierFacts implements Facts {

  private final FactGraph graph;
  private final Map<FactKey, Optional<Object>> replaced;

  /**
   * @param replaced the facts that the change replaced; empty where there was none
   */
  EarlierFacts(FactGraph graph, Map<FactKey, Optional<Object>> replaced) {
    this.graph = graph;
    this.replaced = replaced;
  }

  @Override
  @SuppressWarnings("unchecked")
  public <V> Optional<V> find(Family<V> family, String id) {
    FactKey key = FactKey.of(family, id);
    Optional<Object> before = replaced.get(key);
    if (before != null) {
      return (Optional<V>) before;
    }
    Node node = graph.peek(key);
    return node == null ? Optional.empty() : Optional.ofNullable((V) ((Node.Fact) node).value);
  }

  @Override
  public List<String> members(Index index, String id) {
    throw notKept();
  }

  @Override
  public int count(Index index, String id) {
    throw notKept();
  }

  @Override
  public SortedMap<String, Integer> tally(Index index, String id) {
    throw notKept();
  }

  @Override
  public List<String> ids(Family<?> family) {
    throw notKept();
  }

  @Override
  public int count(Family<?> family) {
    throw notKept();
  }

  private static UnsupportedOperationException notKept() {
    return new UnsupportedOperationException("sets of facts are not kept when they change");
  }
}
