package dev.sentinelsync.catalog.graph;

/**
 * The name of one fact.
 *
 * @param family name of its family or index
 * @param id identifier within it
 */
public record FactKey(String family, String id) implements Comparable<FactKey> {

  /** Ending of the family part where only the number of a set's elements was read. */
  private static final String COUNT = "#";

  /** Ending of the family part where all facts of a family were read at once. */
  private static final String WHOLE = "+";

  static FactKey of(Family<?> family, String id) {
    return new FactKey(family.name(), id);
  }

  static FactKey of(Index index, String id) {
    return new FactKey(index.name(), id);
  }

  /** The key of the set of all identifiers of a family. */
  static FactKey members(Family<?> family) {
    return new FactKey(family.name() + "*", "");
  }

  /** The key of "how many elements has this set". */
  public FactKey count() {
    return new FactKey(family + COUNT, id);
  }

  /** The key of "all facts of this family". */
  static FactKey whole(String family) {
    return new FactKey(family + WHOLE, "");
  }

  /** Whether this key stands for all facts of a family. */
  public boolean isWhole() {
    return family.endsWith(WHOLE);
  }

  /** Name of the family whose facts a whole key stands for. */
  public String wholeFamily() {
    return family.substring(0, family.length() - WHOLE.length());
  }

  /** Whether this key stands for the number of a set's elements. */
  public boolean isCount() {
    return family.endsWith(COUNT);
  }

  /** The set that a count key counts. */
  public FactKey counted() {
    return new FactKey(family.substring(0, family.length() - COUNT.length()), id);
  }

  @Override
  public int compareTo(FactKey other) {
    int byFamily = family.compareTo(other.family);
    return byFamily != 0 ? byFamily : id.compareTo(other.id);
  }

  @Override
  public String toString() {
    return id.isEmpty() ? family : family + ":" + id;
  }
}
