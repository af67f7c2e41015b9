package dev.sentinelsync.catalog.graph;

/**
 * A value that has a shorter name for what it says, such as the id of the blob it was read from.
 */
public interface Fingerprinted {

  /** Text that is equal exactly when the values are. */
  String identity();
}
