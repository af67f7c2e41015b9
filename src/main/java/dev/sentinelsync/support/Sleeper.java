package dev.sentinelsync.support;

import java.time.Duration;

/** Waits; a test puts one here that only notes how long it was asked to. */
@FunctionalInterface
public interface Sleeper {

  /** Puts the calling thread to sleep. */
  Sleeper THREAD = wait -> Thread.sleep(wait.toMillis());

  /**
   * Returns after the given time.
   *
   * @throws InterruptedException when the thread is interrupted meanwhile
   */
  void sleep(Duration wait) throws InterruptedException;
}
