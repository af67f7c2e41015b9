package dev.sentinelsync.service;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Notes, as a reader of the target would see them, the revisions that it shows in turn. */
final class PublishedWatch implements AutoCloseable {

  /** Between two publishes lies a whole sync, which takes far longer. */
  private static final long PERIOD_MICROS = 500;

  private final Path current;
  private final List<String> revisions = new ArrayList<>();
  private final Thread thread = new Thread(this::watch, "published-watch");
  private volatile boolean closed;

  private PublishedWatch(Path current) {
    this.current = current;
    thread.setDaemon(true);
  }

  /**
   * Begins to watch.
   *
   * @param current link to the release that the target shows
   */
  static PublishedWatch of(Path current) {
    PublishedWatch watch = new PublishedWatch(current);
    watch.thread.start();
    return watch;
  }

  private void watch() {
    while (!closed) {
      try {
        note(Files.readSymbolicLink(current).getFileName().toString());
      } catch (IOException e) {
        // Nothing is published yet.
      }
      try {
        TimeUnit.MICROSECONDS.sleep(PERIOD_MICROS);
      } catch (InterruptedException e) {
        return;
      }
    }
  }

  private synchronized void note(String release) {
    if (revisions.isEmpty() || !revisions.get(revisions.size() - 1).equals(release)) {
      revisions.add(release);
    }
  }

  /** Names of the releases so far, in order: revisions, the second time with a number. */
  synchronized List<String> releases() {
    return List.copyOf(revisions);
  }

  @Override
  public void close() throws InterruptedException {
    closed = true;
    thread.join();
  }
}
