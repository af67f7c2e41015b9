package dev.sentinelsync.source;

/**
 * Hears how far long work is. Called from the threads that do the work, several at a time, so it
 * must not take long.
 */
@FunctionalInterface
public interface ProgressListener {

  /** Hears nothing. */
  ProgressListener NONE = (phase, done, total) -> {};

  /**
   * @param phase what is being done, in a few words
   * @param done units of work done in this phase
   * @param total all units of this phase; 0 when unknown
   */
  void progress(String phase, int done, int total);

  /**
   * The same while something is received.
   *
   * @param bytes how many bytes have come; 0 when unknown
   */
  default void received(String phase, int done, int total, long bytes) {
    progress(phase, done, total);
  }
}
