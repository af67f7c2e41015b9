package dev.sentinelsync.service;

import java.time.Duration;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Does short things later, on one thread. */
final class Timer implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Timer.class);

  private final ScheduledThreadPoolExecutor executor =
      new ScheduledThreadPoolExecutor(
          1,
          task -> {
            Thread thread = new Thread(task, "timer");
            thread.setDaemon(true);
            return thread;
          });

  /** Does something once; never, if the timer is closed before. */
  void after(Duration delay, Runnable task) {
    try {
      executor.schedule(guarded(task), delay.toMillis(), TimeUnit.MILLISECONDS);
    } catch (RejectedExecutionException e) {
      LOG.debug("Closing; nothing is begun any more");
    }
  }

  /** Does something again and again, with a pause in between. */
  void every(Duration pause, Runnable task) {
    executor.scheduleWithFixedDelay(
        guarded(task), pause.toMillis(), pause.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** An exception would end the repetition without a word. */
  private static Runnable guarded(Runnable task) {
    return () -> {
      try {
        task.run();
      } catch (RuntimeException e) {
        LOG.warn("A timed task failed and is tried at its next time: {}", e.getMessage());
        LOG.debug("Where it failed", e);
      }
    };
  }

  @Override
  public void close() {
    executor.shutdownNow();
  }
}
