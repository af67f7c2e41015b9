package dev.sentinelsync.service.schedule;

import dev.sentinelsync.support.DaemonThreads;
import java.time.Duration;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs short tasks later, on one thread. */
public final class Timer implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Timer.class);

  private final ScheduledThreadPoolExecutor executor =
      new ScheduledThreadPoolExecutor(1, DaemonThreads.named("timer"));

  /** Runs a task once; never, if the timer is closed before. */
  public void after(Duration delay, Runnable task) {
    try {
      executor.schedule(guarded(task), delay.toMillis(), TimeUnit.MILLISECONDS);
    } catch (RejectedExecutionException e) {
      LOG.debug("The timer is closed; no further task starts");
    }
  }

  /** Runs a task repeatedly, with a pause between two runs. */
  public void every(Duration pause, Runnable task) {
    executor.scheduleWithFixedDelay(
        guarded(task), pause.toMillis(), pause.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** An exception would end the repetition silently. */
  private static Runnable guarded(Runnable task) {
    return () -> {
      try {
        task.run();
      } catch (RuntimeException e) {
        LOG.warn("A timed task failed and runs again at its next time: {}", e.getMessage());
        LOG.debug("Where it failed", e);
      }
    };
  }

  @Override
  public void close() {
    executor.shutdownNow();
  }
}
