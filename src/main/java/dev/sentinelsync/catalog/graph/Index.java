package dev.sentinelsync.catalog.graph;

/**
 * A family of sets of identifiers, filled by what facts emit and sorted by code point.
 *
 * @param name unique name within a graph; part of every stored fact key
 * @param counted whether readers may ask how many facts emitted an element; if not, only an
 *     element's coming and going counts as a change
 */
public record Index(String name, boolean counted) {

  /** A set. */
  public static Index of(String name) {
    return new Index(name, false);
  }

  /** A set with the number of emitting facts per element. */
  public static Index counted(String name) {
    return new Index(name, true);
  }

  @Override
  public String toString() {
    return name;
  }
}
