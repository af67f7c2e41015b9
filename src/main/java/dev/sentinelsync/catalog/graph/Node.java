package dev.sentinelsync.catalog.graph;

import dev.sentinelsync.support.Ordinal;
import dev.sentinelsync.support.SmallSet;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** One fact or one set in the graph, with who reads it. Package-private state of the graph. */
abstract class Node {

  final FactKey key;

  /** Place in the order of evaluation. */
  final int position;

  final Set<Node> readers = new SmallSet<>();
  boolean queued;
  private volatile Fingerprint fingerprint;

  Node(FactKey key, int position) {
    this.key = key;
    this.position = position;
  }

  /** Fingerprint of the current value; computed when first asked for. */
  final Fingerprint fingerprint() {
    Fingerprint known = fingerprint;
    if (known == null) {
      known = computeFingerprint();
      fingerprint = known;
    }
    return known;
  }

  final void forgetFingerprint() {
    fingerprint = null;
  }

  abstract Fingerprint computeFingerprint();

  /** Whether nothing is lost when the node is dropped from the graph. */
  abstract boolean isEmpty();

  /** A fact, set from outside or derived. */
  static final class Fact extends Node {

    volatile Object value;
    List<Emission> emissions = List.of();
    List<Node> reads = List.of();

    Fact(FactKey key, int position) {
      super(key, position);
    }

    @Override
    Fingerprint computeFingerprint() {
      return Fingerprints.of(value);
    }

    /** A fact without a value is kept while it reads others: it may get one when they change. */
    @Override
    boolean isEmpty() {
      return value == null && reads.isEmpty();
    }
  }

  /** A set that facts emit into. */
  static final class Members extends Node {

    private final boolean counted;
    private final TreeMap<String, Integer> counts = new TreeMap<>(Ordinal.ORDER);

    /** What the elements touched in the present pass were counted at before it. */
    private Map<String, Integer> before = Map.of();

    private volatile List<String> elements;

    Members(FactKey key, int position, boolean counted) {
      super(key, position);
      this.counted = counted;
    }

    /**
     * Counts one emitter more or less.
     *
     * @return the count before
     */
    int change(String element, int by) {
      // One look-up: comparing paths is what this costs.
      Integer now = counts.merge(element, by, Members::sum);
      int count = (now == null ? 0 : now) - by;
      if (before.isEmpty()) {
        before = new HashMap<>(2);
      }
      before.putIfAbsent(element, count);
      return count;
    }

    /** A count of none is not kept. */
    private static Integer sum(int count, int by) {
      return count + by == 0 ? null : count + by;
    }

    /** Ends the pass: whether readers see a difference. */
    boolean settle() {
      boolean changed =
          before.entrySet().stream()
              .anyMatch(
                  entry -> {
                    int now = counts.getOrDefault(entry.getKey(), 0);
                    return counted
                        ? now != entry.getValue()
                        : (now == 0) != (entry.getValue() == 0);
                  });
      before = Map.of();
      if (changed) {
        elements = null;
        forgetFingerprint();
      }
      return changed;
    }

    List<String> elements() {
      List<String> known = elements;
      if (known == null) {
        known = List.copyOf(counts.keySet());
        elements = known;
      }
      return known;
    }

    int size() {
      return counts.size();
    }

    boolean contains(String element) {
      return counts.containsKey(element);
    }

    SortedMap<String, Integer> tally() {
      return Collections.unmodifiableSortedMap(counts);
    }

    @Override
    Fingerprint computeFingerprint() {
      if (counts.isEmpty()) {
        return Fingerprint.ABSENT;
      }
      return Fingerprints.of(counted ? counts : elements());
    }

    @Override
    boolean isEmpty() {
      return counts.isEmpty();
    }
  }

  /**
   * One contribution of a fact.
   *
   * @param target the set
   * @param element what is put there
   */
  record Emission(Members target, String element) {}
}
