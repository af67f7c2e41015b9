package dev.sentinelsync.support;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** Waiting for work on other threads. */
public final class Futures {

  private Futures() {}

  /** The result of some work; what the work threw, if that is unchecked, as it was thrown. */
  public static <T> T result(CompletableFuture<T> work) {
    try {
      return work.join();
    } catch (CompletionException e) {
      throw e.getCause() instanceof RuntimeException cause ? cause : e;
    }
  }
}
