package dev.sentinelsync.catalog.graph;

import dev.sentinelsync.catalog.graph.Node.Emission;
import dev.sentinelsync.catalog.graph.Node.Members;
import dev.sentinelsync.catalog.graph.Stages.Stage;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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

  private final Stages stages = new Stages();
  private final Map<FactKey, Node> nodes = new HashMap<>();
  private final List<ArrayDeque<Node>> queues = new ArrayList<>();
  private final Set<FactKey> changed = new LinkedHashSet<>();

  /** Fingerprints of all facts of a family, as far as somebody asked for them. */
  private final Map<String, Fingerprint> wholes = new ConcurrentHashMap<>();

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
      graph.stages.add(family.family().name(), new Stage.Input(family));
      return this;
    }

    /** Adds sets that earlier families fill and later ones read. */
    public Builder index(Index... indexes) {
      for (Index index : indexes) {
        graph.stages.add(index.name(), new Stage.Set(FactKey.of(index, ""), index));
      }
      return this;
    }

    /** Adds a derived family. */
    public Builder derived(Derivation<?> derivation) {
      FactKey members = FactKey.members(derivation.family());
      graph.stages.add(members.family(), new Stage.Set(members, null));
      graph.stages.add(derivation.family().name(), new Stage.Derived(derivation));
      return this;
    }

    /** Adds a derived family that has a fact for every fact of a family registered before. */
    public Builder derivedForEach(Family<?> base, Derivation<?> derivation) {
      graph.stages.follow(base, derivation.family());
      return derived(derivation);
    }

    /** The graph, without any fact yet. */
    public FactGraph build() {
      for (int stage = 0; stage < graph.stages.size(); stage++) {
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
    changed.clear();
    changes.values.forEach(this::setInput);
    for (int stage = 0; stage < stages.size(); stage++) {
      ArrayDeque<Node> queue = queues.get(stage);
      for (Node node = queue.poll(); node != null; node = queue.poll()) {
        node.queued = false;
        evaluate(node);
      }
    }
    return new LinkedHashSet<>(changed);
  }

  private void setInput(FactKey key, Object value) {
    Stage stage = stages.get(stages.of(key.family()));
    if (!(stage instanceof Stage.Input input)) {
      throw new IllegalArgumentException("not an input: " + key);
    }
    Node.Fact fact = (Node.Fact) node(key);
    if (!Objects.equals(fact.value, value)) {
      emit(fact, value, (id, out) -> emitUnchecked(input.family(), id, value, out));
      settle(fact, value);
    }
    dropIfUnused(fact);
  }

  private void evaluate(Node node) {
    if (node instanceof Members members) {
      if (members.settle()) {
        announce(members);
      }
    } else {
      derive((Node.Fact) node);
    }
    dropIfUnused(node);
  }

  private void derive(Node.Fact fact) {
    Derivation<?> derivation = ((Stage.Derived) stages.get(fact.stage)).derivation();
    fact.reads.forEach(read -> read.readers.remove(fact));
    List<Node> dropped = fact.reads;
    Object value = null;
    if (isDeclared(derivation.family(), fact.key.id())) {
      Tracker tracker = new Tracker(fact);
      value = derivation.derive(fact.key.id(), tracker);
      fact.reads = tracker.reads();
    } else {
      fact.reads = List.of();
    }
    dropped.forEach(this::dropIfUnused);
    if (!Objects.equals(fact.value, value)) {
      Object made = value;
      emit(fact, value, (id, out) -> emitUnchecked(derivation, id, made, out));
      settle(fact, value);
    }
  }

  private void settle(Node.Fact fact, Object value) {
    fact.value = value;
    fact.forgetFingerprint();
    announce(fact);
  }

  private void announce(Node node) {
    changed.add(node.key);
    if (node instanceof Node.Fact) {
      String family = node.key.family();
      changed.add(FactKey.whole(family));
      wholes.remove(family);
    }
    node.readers.forEach(this::enqueue);
  }

  private void enqueue(Node node) {
    if (!node.queued) {
      node.queued = true;
      queues.get(node.stage).add(node);
    }
  }

  /** Replaces what the fact emitted by what its new value emits, touching only the difference. */
  private void emit(Node.Fact fact, Object value, BiConsumer<String, Emitter> source) {
    List<Emission> wanted = List.of();
    if (value != null) {
      Collector collector = new Collector(fact);
      source.accept(fact.key.id(), collector);
      stages
          .followers(fact.key.family())
          .forEach(follower -> collector.declare(follower, fact.key.id()));
      wanted = List.copyOf(collector.emissions);
    }
    if (wanted.equals(fact.emissions)) {
      return;
    }
    Map<Emission, Integer> difference = new HashMap<>();
    wanted.forEach(emission -> difference.merge(emission, 1, Integer::sum));
    fact.emissions.forEach(emission -> difference.merge(emission, -1, Integer::sum));
    difference.forEach(
        (emission, by) -> {
          if (by != 0) {
            change(emission.target(), emission.element(), by);
          }
        });
    fact.emissions = wanted;
  }

  private void change(Members members, String element, int by) {
    int before = members.change(element, by);
    enqueue(members);
    boolean cameOrWent = before == 0 || before + by == 0;
    if (cameOrWent && ((Stage.Set) stages.get(members.stage)).index() == null) {
      // The set of a family's identifiers: the fact itself is registered right behind it.
      String family = ((Stage.Derived) stages.get(members.stage + 1)).derivation().family().name();
      enqueue(node(new FactKey(family, element)));
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

  private void dropIfUnused(Node node) {
    if (node.isEmpty() && node.readers.isEmpty() && !node.queued) {
      nodes.remove(node.key, node);
    }
  }

  private Node node(FactKey key) {
    Node known = nodes.get(key);
    if (known != null) {
      return known;
    }
    int number = stages.of(key.family());
    Node made =
        stages.get(number) instanceof Stage.Set set
            ? new Members(key, number, set.index() != null && set.index().tallied())
            : new Node.Fact(key, number);
    nodes.put(key, made);
    return made;
  }

  private boolean isDeclared(Family<?> family, String id) {
    return nodes.get(FactKey.members(family)) instanceof Members members && members.contains(id);
  }

  /** The node of a key, or null: for reading without leaving a trace. */
  Node peek(FactKey key) {
    Node known = nodes.get(key);
    if (known == null) {
      stages.of(key.family());
    }
    return known;
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
    if (key.isCount()) {
      return nodes.get(key.counted()) instanceof Members members
          ? Fingerprints.of(members.size())
          : Fingerprints.of(0);
    }
    if (key.isWhole()) {
      return wholes.computeIfAbsent(key.wholeFamily(), this::fingerprintOfAll);
    }
    Node node = nodes.get(key);
    return node == null ? Fingerprint.ABSENT : node.fingerprint();
  }

  /** Of each identifier with the fingerprint of its fact, so that no value is looked at twice. */
  private Fingerprint fingerprintOfAll(String family) {
    if (!(nodes.get(new FactKey(family + "*", "")) instanceof Members members)) {
      return Fingerprint.ABSENT;
    }
    List<Fingerprint> facts = new ArrayList<>(members.size());
    for (String id : members.elements()) {
      Node fact = nodes.get(new FactKey(family, id));
      facts.add(fact == null ? Fingerprint.ABSENT : fact.fingerprint());
    }
    return Fingerprints.of(List.of(members.elements(), facts));
  }

  /** How many facts and sets the graph holds. */
  public int size() {
    return nodes.size();
  }

  /** Collects what a fact emits and refuses what would need a second pass. */
  private final class Collector implements Emitter {

    private final Node.Fact fact;
    private final List<Emission> emissions = new ArrayList<>();

    Collector(Node.Fact fact) {
      this.fact = fact;
    }

    @Override
    public void put(Index index, String id, String element) {
      add(FactKey.of(index, id), element);
    }

    @Override
    public void declare(Family<?> family, String id) {
      add(FactKey.members(family), id);
    }

    private void add(FactKey target, String element) {
      Members members = (Members) node(target);
      if (members.stage <= fact.stage) {
        throw new IllegalStateException(fact.key.family() + " must be registered before " + target);
      }
      emissions.add(new Emission(members, element));
    }
  }

  /** The view of a derivation: each read makes the fact a reader of what it read. */
  private final class Tracker extends ReadingFacts {

    private final Node.Fact reader;
    private final Set<Node> read = new HashSet<>();

    Tracker(Node.Fact reader) {
      this.reader = reader;
    }

    List<Node> reads() {
      return List.copyOf(read);
    }

    @Override
    Node lookUp(FactKey key) {
      Node node = node(key);
      if (node.stage >= reader.stage) {
        throw new IllegalStateException(
            "%s reads %s, which is registered after it".formatted(reader.key, key));
      }
      if (read.add(node)) {
        node.readers.add(reader);
      }
      return node;
    }

    @Override
    Node lookUpCount(FactKey key) {
      return lookUp(key);
    }
  }
}
