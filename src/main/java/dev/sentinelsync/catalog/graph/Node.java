package dev.sentinelsync.catalog.graph;

import dev.sentinelsync.support.Ordinal;
import dev.sentinelsync.support.SmallSet;
import java.util.ArrayList;
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

  /** No emissions. */
  static final Object[] NOTHING = {};

  /** A fact, set from outside or derived. */
  static final class Fact extends Node {

    volatile Object value;

    /** What it puts into sets, a set and an element in turn: half a million pairs in all. */
    Object[] emissions = NOTHING;

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
    private final Map<String, Integer> counts = new HashMap<>(2);

    /** What the elements touched in the present pass were counted at before it. */
    private Map<String, Integer> before = Map.of();

    /** In order; null until somebody asks. */
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
      if (changed) {
        elements = elements == null ? null : merged(elements);
        forgetFingerprint();
      }
      before = Map.of();
      return changed;
    }

    /** The elements in order, of which few came or went: a large set is not sorted again. */
    private List<String> merged(List<String> old) {
      List<String> merged = new ArrayList<>(counts.size());
      int from = 0;
      for (String touched : before.keySet().stream().sorted(Ordinal.ORDER).toList()) {
        int found = Collections.binarySearch(old, touched, Ordinal.ORDER);
        int to = found < 0 ? -found - 1 : found;
        merged.addAll(old.subList(from, to));
        from = found < 0 ? to : to + 1;
        if (counts.containsKey(touched)) {
          merged.add(touched);
        }
      }
      merged.addAll(old.subList(from, old.size()));
      return List.copyOf(merged);
    }

    List<String> elements() {
      List<String> known = elements;
      if (known == null) {
        known = counts.keySet().stream().sorted(Ordinal.ORDER).toList();
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
      SortedMap<String, Integer> tally = new TreeMap<>(Ordinal.ORDER);
      tally.putAll(counts);
      return Collections.unmodifiableSortedMap(tally);
    }

    @Override
    Fingerprint computeFingerprint() {
      if (counts.isEmpty()) {
        return Fingerprint.ABSENT;
      }
      return Fingerprints.of(counted ? tally() : elements());
    }

    @Override
    boolean isEmpty() {
      return counts.isEmpty();
    }
  }
}
