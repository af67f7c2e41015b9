package dev.sentinelsync.catalog.graph;

/**
 * 128 bits in place of a value: equal values have equal fingerprints, in every process.
 *
 * @param high the first eight bytes
 * @param low the second eight bytes
 */
public record Fingerprint(long high, long low) {

  /** Stands for "there is no such fact". */
  public static final Fingerprint ABSENT = new Fingerprint(0, 0);
}
