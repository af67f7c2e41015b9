package dev.sentinelsync.publish.objects;

import dev.sentinelsync.publish.TargetException;
import dev.sentinelsync.publish.TargetException.Reason;
import dev.sentinelsync.support.DaemonThreads;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

/** Threads that wait for a store's answers: a fixed number of requests at a time. */
final class Workers implements AutoCloseable {

  private final int count;
  private final ExecutorService threads;

  Workers(int count) {
    this.count = count;
    this.threads = Executors.newFixedThreadPool(count, DaemonThreads.named("object-store"));
  }

  /**
   * Does the same to every item and returns when all is done. After the first failure no further
   * item is begun, and when those at work have ended that failure is thrown.
   */
  <T> void each(List<T> items, Consumer<? super T> work) {
    AtomicInteger next = new AtomicInteger();
    AtomicReference<RuntimeException> failure = new AtomicReference<>();
    List<Future<?>> running = new ArrayList<>();
    for (int i = 0; i < Math.min(count, items.size()); i++) {
      running.add(threads.submit(() -> drain(items, next, work, failure)));
    }
    running.forEach(Workers::await);
    if (failure.get() != null) {
      throw failure.get();
    }
  }

  private static <T> void drain(
      List<T> items,
      AtomicInteger next,
      Consumer<? super T> work,
      AtomicReference<RuntimeException> failure) {
    for (int i = next.getAndIncrement();
        i < items.size() && failure.get() == null;
        i = next.getAndIncrement()) {
      try {
        work.accept(items.get(i));
      } catch (RuntimeException e) { // carried to the thread that waits
        failure.compareAndSet(null, e);
      }
    }
  }

  /** Begins one piece of work. */
  <T> Future<T> begin(Callable<T> work) {
    return threads.submit(work);
  }

  /** Waits for a piece of work; its failure is thrown as it is. */
  static <T> T await(Future<T> future) {
    try {
      return future.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new TargetException(
          Reason.STORAGE, "The work on the target was interrupted; start it again.");
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException failure) {
        throw failure;
      }
      throw new IllegalStateException("work on a store throws unchecked exceptions only", e);
    }
  }

  /** Interrupts whatever is still at work. */
  @Override
  public void close() {
    threads.shutdownNow();
  }
}
