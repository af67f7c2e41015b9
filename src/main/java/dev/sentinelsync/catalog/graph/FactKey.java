package dev.sentinelsync.catalog.graph;

import java.util.Comparator;

/** The name of something that can be read from a {@link FactGraph} and whose change is noticed. */
public sealed interface FactKey extends Comparable<FactKey> {

  /** Order by family, then by kind, then by identifier. */
  Comparator<FactKey> ORDER =
      Comparator.comparing(FactKey::family).thenComparing(FactKey::rank).thenComparing(FactKey::id);

  /** Name of the family or index. */
  String family();

  /** Identifier within the family or index; empty for a key of the family as a whole. */
  String id();

  /** Place of this kind of key among the keys of one family. */
  int rank();

  @Override
  default int compareTo(FactKey other) {
    return ORDER.compare(this, other);
  }

  /**
   * One fact of a family, or one set of an index. Both are named by a registered name and an
   * identifier.
   */
  record Fact(String family, String id) implements FactKey {

    /** As a record has it, in the order that ends soonest: identifiers differ, families seldom. */
    @Override
    public boolean equals(Object other) {
      return other instanceof Fact fact && id.equals(fact.id) && family.equals(fact.family);
    }

    @Override
    public int hashCode() {
      return 31 * family.hashCode() + id.hashCode();
    }

    @Override
    public int rank() {
      return 0;
    }

    @Override
    public String toString() {
      return id.isEmpty() ? family : family + ":" + id;
    }
  }

  /** The set of all identifiers of a derived family. */
  record Members(String family) implements FactKey {

    @Override
    public String id() {
      return "";
    }

    @Override
    public int rank() {
      return 2;
    }

    @Override
    public String toString() {
      return "ids of " + family;
    }
  }

  /**
   * The number of elements of a set.
   *
   * @param set the set: a {@link Fact} that names a set of an index, or {@link Members}
   */
  record Count(FactKey set) implements FactKey {

    @Override
    public String family() {
      return set.family();
    }

    @Override
    public String id() {
      return set.id();
    }

    @Override
    public int rank() {
      return set.rank() + 1;
    }

    @Override
    public String toString() {
      return "number of " + set;
    }
  }

  /** All facts of a derived family, read at once. */
  record Whole(String family) implements FactKey {

    @Override
    public String id() {
      return "";
    }

    @Override
    public int rank() {
      return 4;
    }

    /** Whether a fact is one of the facts that this key names. */
    public boolean covers(FactKey key) {
      return key instanceof Fact fact && fact.family().equals(family);
    }

    @Override
    public String toString() {
      return "all of " + family;
    }
  }

  /** The key of a fact. */
  static FactKey of(Family<?> family, String id) {
    return new Fact(family.name(), id);
  }

  /** The key of a set of an index. */
  static FactKey of(Index index, String id) {
    return new Fact(index.name(), id);
  }

  /** The key of the set of all identifiers of a family. */
  static FactKey members(Family<?> family) {
    return new Members(family.name());
  }
}
