package dev.sentinelsync.source.git;

import dev.sentinelsync.source.SourceException;
import dev.sentinelsync.source.SourceException.Reason;
import dev.sentinelsync.support.Sleeper;
import java.io.File;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The folder of the clone on disk. A marker file in it says that it is ours and of what it is a
 * clone, so that no other folder is ever deleted. Beside it lie a lock file, and while a clone is
 * made {@code .new} and {@code .old}.
 */
final class CloneFolder {

  private static final Logger LOG = LoggerFactory.getLogger(CloneFolder.class);

  private static final String MARKER = "sentinel-sync-clone";
  private static final int CHECKSUM_BYTES = 20;

  /** One clone is replaced at a time; more are there only if old ones cannot be removed. */
  private static final int MAX_OLD = 4;

  /** A minute in all: longer than a usual fetch. */
  private static final int WAITS = 300;

  private static final Duration WAIT = Duration.ofMillis(200);

  private final Path folder;
  private final String identity;

  /**
   * @param folder where the clone is or will be
   * @param identity of what it is a clone; a clone of anything else does not fit
   */
  CloneFolder(Path folder, String identity) {
    this.folder = folder.toAbsolutePath().normalize();
    this.identity = identity;
  }

  Path path() {
    return folder;
  }

  private Path sibling(String suffix) {
    return folder.resolveSibling(folder.getFileName() + suffix);
  }

  /**
   * Keeps other processes and threads from fetching into the folder until closed.
   *
   * @throws SourceException when somebody else holds it
   */
  Lock lock() {
    FileChannel channel = null;
    try {
      Files.createDirectories(folder.getParent());
      channel =
          FileChannel.open(sibling(".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      FileLock lock = channel.tryLock();
      if (lock != null) {
        return new Lock(channel);
      }
    } catch (OverlappingFileLockException e) {
      closeQuietly(channel);
      throw locked();
    } catch (IOException e) {
      closeQuietly(channel);
      throw storage(folder, "cannot be prepared", e);
    }
    closeQuietly(channel);
    throw locked();
  }

  /** The same for short work: waits for a while for whoever holds it. */
  Lock awaitLock() {
    for (int attempt = 1; ; attempt++) {
      try {
        return lock();
      } catch (SourceException e) {
        if (e.reason() != Reason.LOCKED || attempt == WAITS) {
          throw e;
        }
        try {
          Sleeper.THREAD.sleep(WAIT);
        } catch (InterruptedException interrupted) {
          Thread.currentThread().interrupt();
          throw e;
        }
      }
    }
  }

  private static void closeQuietly(FileChannel channel) {
    if (channel != null) {
      new Lock(channel).close();
    }
  }

  /** Held while a fetch runs; the operating system frees it if the process dies. */
  record Lock(FileChannel channel) implements AutoCloseable {
    @Override
    public void close() {
      try {
        channel.close();
      } catch (IOException e) {
        // The process gives the lock back at its end; what was done under it counts.
        LOG.warn("A lock file cannot be closed: {}", e.getMessage());
      }
    }
  }

  private SourceException locked() {
    return new SourceException(
        Reason.LOCKED,
        "Another sync is fetching into "
            + folder
            + ". Wait for it, or give this one a clone folder of its own.");
  }

  /**
   * Why there is no clone to work with.
   *
   * @return empty when it can be used; an empty message when there is nothing at all
   * @throws SourceException when the folder holds something that is not ours
   */
  Optional<String> unusable() {
    try {
      if (isAbsentOrEmpty()) {
        return Optional.of("");
      }
      if (!Files.isRegularFile(folder.resolve(MARKER))) {
        throw new SourceException(
            Reason.STORAGE,
            folder
                + " is not empty and holds no clone made by this program, so nothing is written"
                + " there. Choose another clone folder.");
      }
      if (!Files.readString(folder.resolve(MARKER)).strip().equals(identity)) {
        return Optional.of("The clone was of another source or depth and was rebuilt.");
      }
      return hasTornPack()
          ? Optional.of("The clone had a truncated or damaged pack and was rebuilt.")
          : Optional.empty();
    } catch (IOException e) {
      throw storage(folder, "cannot be read", e);
    }
  }

  private boolean isAbsentOrEmpty() throws IOException {
    if (!Files.exists(folder)) {
      return true;
    }
    try (Stream<Path> entries = Files.list(folder)) {
      return entries.findAny().isEmpty();
    }
  }

  /** A pack ends with its checksum, which its index repeats: a cheap test that finds a torn one. */
  private boolean hasTornPack() throws IOException {
    for (Path pack : packs()) {
      Path index = Path.of(pack.toString().replaceFirst("\\.pack$", ".idx"));
      if (!Files.exists(index)
          || !Arrays.equals(
              bytesBeforeEnd(pack, CHECKSUM_BYTES), bytesBeforeEnd(index, 2 * CHECKSUM_BYTES))) {
        return true;
      }
    }
    return false;
  }

  /** How many packs the clone has: each fetch adds one. */
  int packCount() {
    try {
      return packs().size();
    } catch (IOException e) {
      throw storage(folder, "cannot be read", e);
    }
  }

  /**
   * How many objects have a file of their own, by one of 256 folders, as Git estimates it: each
   * update from a source on this machine adds some.
   */
  int looseCount() {
    Path sample = folder.resolve("objects").resolve("17");
    if (!Files.isDirectory(sample)) {
      return 0;
    }
    try (Stream<Path> files = Files.list(sample)) {
      return Math.toIntExact(files.count() * 256);
    } catch (IOException e) {
      throw storage(folder, "cannot be read", e);
    }
  }

  private List<Path> packs() throws IOException {
    Path packFolder = folder.resolve("objects").resolve("pack");
    if (!Files.isDirectory(packFolder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(packFolder)) {
      return files.filter(file -> file.toString().endsWith(".pack")).sorted().toList();
    }
  }

  private static byte[] bytesBeforeEnd(Path file, int distance) throws IOException {
    byte[] bytes = new byte[CHECKSUM_BYTES];
    try (RandomAccessFile in = new RandomAccessFile(file.toFile(), "r")) {
      if (in.length() < distance) {
        return new byte[0];
      }
      in.seek(in.length() - distance);
      in.readFully(bytes);
    }
    return bytes;
  }

  /**
   * Removes what a killed fetch left behind: half clones, lock files of refs, half packs. To be
   * called under the lock, when nobody else can be writing. What cannot be removed stays until the
   * next call: it takes space, and the fetch does not need it gone.
   */
  void removeLeftovers() {
    Leftovers.remove(sibling(".new"));
    for (int n = 0; n < MAX_OLD; n++) {
      Leftovers.remove(old(n));
    }
    if (Files.isRegularFile(folder.resolve(MARKER))) {
      Leftovers.removeWithin(folder);
    }
  }

  /** Where the clone before is put while it is replaced. */
  private Path old(int n) {
    return sibling(n == 0 ? ".old" : ".old" + n);
  }

  /** The empty folder in which a new clone is made. */
  File prepareNew() {
    Path fresh = sibling(".new");
    try {
      Leftovers.delete(fresh);
      return fresh.toFile();
    } catch (IOException e) {
      throw storage(fresh, "is left over and cannot be removed", e);
    }
  }

  /** Puts the new clone in place of the old one, which stays if that fails. */
  void replace() {
    Path fresh = sibling(".new");
    Path old = null;
    try {
      Files.writeString(fresh.resolve(MARKER), identity + "\n");
      if (Files.exists(folder)) {
        old = freeOld();
        Files.move(folder, old, StandardCopyOption.ATOMIC_MOVE);
      }
      Files.move(fresh, folder, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      putBack(old);
      throw storage(folder, "cannot be replaced by a new clone", e);
    }
  }

  private Path freeOld() {
    for (int n = 0; n < MAX_OLD - 1; n++) {
      if (Files.notExists(old(n))) {
        return old(n);
      }
    }
    return old(MAX_OLD - 1);
  }

  private void putBack(Path old) {
    if (old != null && Files.notExists(folder)) {
      try {
        Files.move(old, folder, StandardCopyOption.ATOMIC_MOVE);
      } catch (IOException e) {
        LOG.warn("{} cannot be put back: {}", folder, e.getMessage());
      }
    }
  }

  private static SourceException storage(Path path, String what, Exception e) {
    return new SourceException(
        Reason.STORAGE,
        "The clone folder "
            + path
            + " "
            + what
            + " ("
            + e.getClass().getSimpleName()
            + "). Check that the path is right, its permissions, and the free space of the disk.",
        e);
  }
}
