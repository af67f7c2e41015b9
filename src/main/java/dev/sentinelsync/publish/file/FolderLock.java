package dev.sentinelsync.publish.file;

import dev.sentinelsync.publish.TargetException;
import dev.sentinelsync.publish.TargetException.Reason;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * An exclusive lock that the operating system frees when its process dies, among all processes of
 * one machine (and of several where the file system is shared and supports locks).
 */
final class FolderLock implements AutoCloseable {

  /** A commit takes some ten milliseconds, so asking more often gains nothing. */
  private static final Duration POLL = Duration.ofMillis(5);

  // POSIX frees all locks of a process on a file when the process closes any channel of that file,
  // so within this process nobody may even open a lock file that is held.
  private static final Set<Path> HELD_HERE = ConcurrentHashMap.newKeySet();

  private final Path file;
  private final FileChannel channel;

  private FolderLock(Path file, FileChannel channel) {
    this.file = file;
    this.channel = channel;
  }

  /** Takes the lock if nobody holds it. */
  static Optional<FolderLock> tryTake(Path lockFile) throws IOException {
    Path file = lockFile.getParent().toRealPath().resolve(lockFile.getFileName());
    if (!HELD_HERE.add(file)) {
      return Optional.empty();
    }
    FolderLock taken = null;
    try {
      taken = open(file);
      return Optional.ofNullable(taken);
    } finally {
      if (taken == null) {
        HELD_HERE.remove(file);
      }
    }
  }

  private static FolderLock open(Path file) throws IOException {
    FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    boolean locked = false;
    try {
      locked = channel.tryLock() != null;
      return locked ? new FolderLock(file, channel) : null;
    } finally {
      if (!locked) {
        channel.close();
      }
    }
  }

  /**
   * Waits for the lock.
   *
   * @throws TargetException {@code CONFLICT} when it does not become free in time
   */
  static FolderLock take(Path file, Duration patience) throws IOException {
    long end = System.nanoTime() + patience.toNanos();
    while (true) {
      Optional<FolderLock> lock = tryTake(file);
      if (lock.isPresent()) {
        return lock.get();
      }
      if (System.nanoTime() - end >= 0) {
        throw new TargetException(
            Reason.CONFLICT,
            "Another process is publishing to "
                + file.getParent().getParent()
                + " and has not finished within "
                + patience.toSeconds()
                + " s. Try again later; if that process hangs, end it.");
      }
      pause();
    }
  }

  private static void pause() throws IOException {
    try {
      Thread.sleep(POLL.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted while waiting for another publisher");
    }
  }

  @Override
  public void close() throws IOException {
    try {
      channel.close();
    } finally {
      HELD_HERE.remove(file);
    }
  }
}
