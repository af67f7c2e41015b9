package dev.sentinelsync.publish.file;

import dev.sentinelsync.support.Content;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The pages that came in for one publication and are not committed: one new file each, in a folder
 * of their own on the target's file system. A lock beside the folder lives as long as the process,
 * so that the next one knows what a killed process left.
 */
final class Spool implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Spool.class);
  private static final String LOCK = ".lock";

  private final Disk disk;
  private final Path folder;
  private final Path lockFile;
  private final FolderLock lock;
  private final boolean durable;
  private final AtomicInteger written = new AtomicInteger();
  private final Map<String, Path> files = new HashMap<>();

  private Spool(Disk disk, Path folder, Path lockFile, FolderLock lock, boolean durable) {
    this.disk = disk;
    this.folder = folder;
    this.lockFile = lockFile;
    this.lock = lock;
    this.durable = durable;
  }

  /**
   * Creates an empty spool. Called under the target's lock, as is {@link #sweep}.
   *
   * @param work the folder of all spools
   * @param durable whether pages are brought to the medium before they are committed
   */
  static Spool create(Disk disk, Path work, boolean durable) throws IOException {
    disk.createFolder(work);
    String name = UUID.randomUUID().toString();
    Path lockFile = work.resolve(name + LOCK);
    FolderLock lock = FolderLock.tryTake(lockFile).orElseThrow();
    boolean created = false;
    try {
      Path folder = work.resolve(name);
      disk.createFolder(folder);
      created = true;
      return new Spool(disk, folder, lockFile, lock, durable);
    } finally {
      if (!created) {
        lock.close();
      }
    }
  }

  /** Deletes what processes that live no more have left. */
  static void sweep(Disk disk, Path work) throws IOException {
    if (!Files.isDirectory(work)) {
      return;
    }
    try (DirectoryStream<Path> locks = Files.newDirectoryStream(work, "*" + LOCK)) {
      for (Path lockFile : locks) {
        Optional<FolderLock> lock = FolderLock.tryTake(lockFile);
        if (lock.isPresent()) {
          try (FolderLock held = lock.get()) {
            String name = lockFile.getFileName().toString();
            Trees.delete(disk, work.resolve(name.substring(0, name.length() - LOCK.length())));
            disk.delete(lockFile);
          }
        }
      }
    }
  }

  /** Where the pages lie. */
  Path folder() {
    return folder;
  }

  /**
   * A content that came in before the publication was opened.
   *
   * @param spool where it is
   * @param file its file
   */
  record Kept(Spool spool, Path file, int size) implements Content {

    @Override
    public byte[] bytes() {
      try {
        return Files.readAllBytes(file);
      } catch (IOException e) {
        throw new UncheckedIOException("A page that waits to be published cannot be read", e);
      }
    }
  }

  /** Takes a content in whose page is put later; for many threads. */
  Kept keep(Content content) throws IOException {
    Path file = folder.resolve(Integer.toString(written.getAndIncrement()));
    disk.write(file, content.bytes());
    return new Kept(this, file, content.size());
  }

  /** Takes a page in; a content that is here already is not written again. */
  void add(String path, Content content) throws IOException {
    Kept kept = content instanceof Kept there && there.spool == this ? there : keep(content);
    files.put(path, kept.file());
  }

  /** Brings the pages to the medium if that is asked for. Called once, when all are in. */
  void force() throws IOException {
    if (durable) {
      disk.forceAll(files.values());
    }
  }

  /** The file of a page that came in. */
  Path file(String path) {
    return files.get(path);
  }

  /** Deletes what is still there. Never throws: what stays is swept by the next publish. */
  void discard() {
    try {
      close();
    } catch (IOException e) {
      LOG.warn(
          "Could not delete the uncommitted pages in {}; the next publish will: {}",
          folder,
          e.toString());
    }
  }

  /** Deletes what is still there. */
  @Override
  public void close() throws IOException {
    try (FolderLock held = lock) {
      Trees.delete(disk, folder);
      disk.delete(lockFile);
    }
  }
}
