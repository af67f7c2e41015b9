package dev.sentinelsync.source.git;

import dev.sentinelsync.source.ProgressListener;
import dev.sentinelsync.support.git.Deadline;
import java.time.Duration;
import java.util.concurrent.atomic.LongAdder;
import org.eclipse.jgit.lib.ProgressMonitor;

/** Hands JGit's progress on, not too often, and stops the work at the deadline. */
final class FetchProgress implements ProgressMonitor {

  private static final long INTERVAL_NANOS = Duration.ofMillis(100).toNanos();

  private final ProgressListener listener;
  private final Deadline deadline;
  private final LongAdder received;
  private String phase = "";
  private int total;
  private int done;
  private long lastReported;

  /**
   * @param received how many bytes have come so far
   */
  FetchProgress(ProgressListener listener, Deadline deadline, LongAdder received) {
    this.listener = listener;
    this.deadline = deadline;
    this.received = received;
  }

  @Override
  public void start(int totalTasks) {
    // The number of tasks says nothing about their length.
  }

  @Override
  public synchronized void beginTask(String title, int totalWork) {
    // Titles of the remote can hold anything.
    phase = title.replaceAll("[\\p{Cc}\\p{Cf}]+", " ");
    total = totalWork;
    done = 0;
    report();
  }

  @Override
  public synchronized void update(int completed) {
    done += completed;
    if (System.nanoTime() - lastReported >= INTERVAL_NANOS) {
      report();
    }
  }

  @Override
  public synchronized void endTask() {
    report();
  }

  private void report() {
    lastReported = System.nanoTime();
    listener.received(phase, done, total, received.sum());
  }

  @Override
  public boolean isCancelled() {
    return deadline.expired();
  }

  @Override
  public void showDuration(boolean enabled) {
    // Listeners measure for themselves.
  }
}
