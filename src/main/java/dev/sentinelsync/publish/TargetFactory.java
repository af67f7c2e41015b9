package dev.sentinelsync.publish;

/** Makes the stores of one scheme. */
public interface TargetFactory {

  /** The scheme in lower case, without colon. */
  String scheme();

  /** How an address of this scheme is written, for the message that lists them all. */
  String form();

  /**
   * Makes the store, without input or output.
   *
   * @param address has this scheme
   * @throws TargetException {@code INVALID_TARGET} when it is not understood
   */
  TargetStore open(TargetAddress address, TargetSettings settings);
}
