package dev.sentinelsync.catalog.graph;

import dev.sentinelsync.catalog.graph.EvaluationOrder.Slot;
import dev.sentinelsync.catalog.graph.Node.Members;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;

/**
 * All facts of one revision and how they depend on each other; see the package.
 *
 * <p>One thread at a time may call {@link #apply}. Between two calls any number of threads may read
 * through {@link #record}.
 */
public final class FactGraph {

  /** Facts that are derived before any of them takes its new value: bounds memory. */
  private static final int AT_ONCE = 1_024;

  private final EvaluationOrder order = new EvaluationOrder();
  private final Nodes nodes = new Nodes(order);
  private final List<ArrayDeque<Node>> queues = new ArrayList<>();
  private Set<FactKey> changed = new LinkedHashSet<>();

  /** The facts that a change replaces, as they were; null while nobody wants them. */
  private Map<FactKey, Optional<Object>> replaced;

  /** Fingerprints of all facts of a family, as far as somebody asked for them. */
  private final Map<String, WholeFingerprint> wholes = new ConcurrentHashMap<>();

  private FactGraph() {}

  /** Starts a graph; the order of the calls is the order of evaluation. */
  public static Builder builder() {
    return new Builder();
  }

  /** Registers families and indexes. */
  public static final class Builder {

    private final FactGraph graph = new FactGraph();

    /** Adds a family that is set from outside. */
    public Builder input(InputFamily<?> family) {
      graph.order.add(family);
      return this;
    }

    /** Adds sets that earlier families fill and later ones read. */
    public Builder index(Index... indexes) {
      for (Index index : indexes) {
        graph.order.add(index);
      }
      return this;
    }

    /** Adds a derived family. */
    public Builder derived(Derivation<?> derivation) {
      graph.order.add(derivation);
      return this;
    }

    /** Adds a derived family that has a fact for every fact of a family registered before. */
    public Builder derivedForEach(Family<?> base, Derivation<?> derivation) {
      graph.order.follow(base, derivation.family());
      return derived(derivation);
    }

    /** The graph, without any fact yet. */
    public FactGraph build() {
      for (int position = 0; position < graph.order.size(); position++) {
        graph.queues.add(new ArrayDeque<>());
      }
      return graph;
    }
  }

  /** Inputs to be set or removed together. */
  public static final class Changes {

    private final Map<FactKey, Object> values = new LinkedHashMap<>();

    /** Sets an input; the last call for a key counts. */
    public <V> Changes set(Family<V> family, String id, V value) {
      values.put(FactKey.of(family, id), Objects.requireNonNull(value));
      return this;
    }

    /** Removes an input. */
    public Changes remove(Family<?> family, String id) {
      values.put(FactKey.of(family, id), null);
      return this;
    }

    /** How many inputs are named. */
    public int size() {
      return values.size();
    }
  }

  /**
   * Brings every fact up to date with changed inputs.
   *
   * @return the keys of all facts and sets whose value changed, appeared or vanished
   */
  public Set<FactKey> apply(Changes changes) {
    return apply(changes, queues);
  }

  private Set<FactKey> apply(Changes changes, List<ArrayDeque<Node>> evaluated) {
    changed = new LinkedHashSet<>();
    changes.values.forEach(this::setInput);
    for (ArrayDeque<Node> queue : evaluated) {
      evaluate(queue);
    }
    Set<FactKey> all = changed;
    changed = Set.of();
    return all;
  }

  /**
   * The same, and keeps the facts as they were before.
   *
   * @return what changed, and a view of the facts before
   */
  public Update update(Changes changes) {
    return update(changes, queues);
  }

  /**
   * The same, but leaves facts of the families after one as they are: the next {@link #apply} or
   * {@link #update(Changes)} brings them up to date. Until then nobody may read them.
   */
  public Update updateUntil(Family<?> last, Changes changes) {
    int position = order.positionOf(FactKey.of(last, ""));
    return update(changes, queues.subList(0, position + 1));
  }

  private Update update(Changes changes, List<ArrayDeque<Node>> evaluated) {
    replaced = new HashMap<>();
    try {
      return new Update(apply(changes, evaluated), new EarlierFacts(this, replaced));
    } finally {
      replaced = null;
    }
  }

  /**
   * What a change made of the facts.
   *
   * @param changed keys of all facts and sets whose value changed, appeared or vanished
   * @param before single facts as they were; for use until the next change
   */
  public record Update(Set<FactKey> changed, Facts before) {}

  private void setInput(FactKey key, Object value) {
    if (!(order.get(order.positionOf(key)) instanceof Slot.Input input)) {
      throw new IllegalArgumentException("not an input: " + key);
    }
    Node.Fact fact = (Node.Fact) nodes.require(key);
    if (!Objects.equals(fact.value, value)) {
      emit(fact, value, (id, out) -> emitUnchecked(input.family(), id, value, out));
      settle(fact, value);
    }
    nodes.dropIfUnused(fact);
  }

  /** Evaluates all nodes of one position; what they lead to stands at later ones. */
  private void evaluate(ArrayDeque<Node> queue) {
    while (!queue.isEmpty()) {
      if (queue.peek() instanceof Members members) {
        queue.poll();
        members.queued = false;
        if (members.settle()) {
          announce(members);
        }
        nodes.dropIfUnused(members);
      } else {
        derive(queue);
      }
    }
  }

  private void derive(ArrayDeque<Node> queue) {
    List<Node.Fact> facts = new ArrayList<>(Math.min(queue.size(), AT_ONCE));
    while (!queue.isEmpty() && facts.size() < AT_ONCE) {
      facts.add((Node.Fact) queue.poll());
    }
    Derivation<?> derivation = ((Slot.Derived) order.get(facts.get(0).position)).derivation();
    Derived.all(derivation, nodes, facts).forEach(derived -> settle(derivation, derived));
  }

  private void settle(Derivation<?> derivation, Derived derived) {
    Node.Fact fact = derived.fact();
    fact.queued = false;
    derived.tracker().settle();
    if (derived.isNew()) {
      Object value = derived.value();
      emit(fact, value, (id, out) -> emitUnchecked(derivation, id, value, out));
      settle(fact, value);
    }
    nodes.dropIfUnused(fact);
  }

  private void settle(Node.Fact fact, Object value) {
    if (replaced != null) {
      replaced.putIfAbsent(fact.key, Optional.ofNullable(fact.value));
    }
    fact.value = value;
    fact.forgetFingerprint();
    announce(fact);
  }

  private void announce(Node node) {
    changed.add(node.key);
    if (node instanceof Node.Fact) {
      String family = node.key.family();
      changed.add(new FactKey.Whole(family));
      WholeFingerprint known = wholes.get(family);
      if (known != null) {
        known.forget(node.key.id());
      }
    }
    node.readers.forEach(this::enqueue);
  }

  private void enqueue(Node node) {
    if (!node.queued) {
      node.queued = true;
      queues.get(node.position).add(node);
    }
  }

  /** Replaces what the fact emitted by what its new value emits, touching only the difference. */
  private void emit(Node.Fact fact, Object value, BiConsumer<String, Emitter> source) {
    Object[] wanted = Node.NOTHING;
    if (value != null) {
      Collector collector = new Collector(nodes, fact);
      source.accept(fact.key.id(), collector);
      order
          .followers(fact.key.family())
          .forEach(follower -> collector.declare(follower, fact.key.id()));
      wanted = collector.emissions();
    }
    if (Arrays.equals(wanted, fact.emissions)) {
      return;
    }
    if (fact.emissions.length == 0) {
      for (int i = 0; i < wanted.length; i += 2) {
        change((Members) wanted[i], (String) wanted[i + 1], 1);
      }
    } else {
      Collector.difference(wanted, fact.emissions)
          .forEach((emission, by) -> change(emission.target(), emission.element(), by));
    }
    fact.emissions = wanted;
  }

  private void change(Members members, String element, int by) {
    int before = members.change(element, by);
    enqueue(members);
    boolean cameOrWent = before == 0 || before + by == 0;
    if (cameOrWent && order.get(members.position) instanceof Slot.Ids ids) {
      enqueue(nodes.require(FactKey.of(ids.family(), element)));
    }
  }

  @SuppressWarnings("unchecked")
  private static <V> void emitUnchecked(
      InputFamily<V> family, String id, Object value, Emitter out) {
    family.emit(id, (V) value, out);
  }

  @SuppressWarnings("unchecked")
  private static <V> void emitUnchecked(
      Derivation<V> derivation, String id, Object value, Emitter out) {
    derivation.emit(id, (V) value, out);
  }

  /** The node of a key, or null: for reading without leaving a trace. */
  Node peek(FactKey key) {
    return nodes.peek(key);
  }

  /** Starts a recorded reading of the facts as they are now, for instance of one page. */
  public Recording record() {
    return new Recording(this);
  }

  /**
   * The present fingerprint of a recorded fact, also of a count and of a whole family.
   *
   * @return {@link Fingerprint#ABSENT} if there is no such fact or family
   */
  public Fingerprint fingerprint(FactKey key) {
    if (key instanceof FactKey.Count count) {
      return Fingerprints.of(
          nodes.find(count.set()) instanceof Members members ? members.size() : 0);
    }
    if (key instanceof FactKey.Whole whole) {
      String family = whole.family();
      return nodes.find(new FactKey.Members(family)) instanceof Members members
          ? wholes
              .computeIfAbsent(family, first -> new WholeFingerprint())
              .of(members.elements(), id -> fingerprint(new FactKey.Fact(family, id)))
          : Fingerprint.ABSENT;
    }
    Node node = nodes.find(key);
    return node == null ? Fingerprint.ABSENT : node.fingerprint();
  }

  /** How many facts and sets the graph holds. */
  public int size() {
    return nodes.size();
  }
}
