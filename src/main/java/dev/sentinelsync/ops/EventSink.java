package dev.sentinelsync.ops;

/**
 * Takes events, in the thread in which they happen and in their order. Must not block and must not
 * throw; whoever has long work to do hands it to a thread of its own.
 */
@FunctionalInterface
public interface EventSink {

  /** Something happened. */
  void accept(OperationsEvent event);
}
