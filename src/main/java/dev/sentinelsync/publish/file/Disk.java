package dev.sentinelsync.publish.file;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Collection;

/**
 * Every way in which the file store changes a file system, one method per system call that matters,
 * so that tests can let the disk fail or the process die between any two of them.
 */
class Disk {

  private final DiskThreads threads = new DiskThreads();

  /** Creates a folder and those above it. */
  void createFolder(Path folder) throws IOException {
    Files.createDirectories(folder);
  }

  /** Writes a new file. */
  void write(Path file, byte[] content) throws IOException {
    try (FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      ByteBuffer buffer = ByteBuffer.wrap(content);
      while (buffer.hasRemaining()) {
        channel.write(buffer);
      }
    }
  }

  /** Brings written files to the medium. */
  void forceAll(Collection<Path> files) throws IOException {
    threads.each(files, Disk::forceFile);
  }

  private static void forceFile(Path file) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      channel.force(true);
    }
  }

  /** Renames within the file system, replacing what is there, in one step. */
  void move(Path from, Path to) throws IOException {
    Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  /** Gives a file a second name; a copy where the file system has no hard links. */
  void link(Path newName, Path existing) throws IOException {
    try {
      Files.createLink(newName, existing);
    } catch (UnsupportedOperationException e) {
      copy(newName, existing);
    } catch (FileSystemException e) {
      // Shares and container mounts report missing support as "operation not permitted", and a
      // full link count looks like any failure. If copying fails too, that failure is the one.
      if (Files.notExists(existing, LinkOption.NOFOLLOW_LINKS)) {
        throw e;
      }
      copy(newName, existing);
    }
  }

  private static void copy(Path newName, Path existing) throws IOException {
    Files.copy(
        existing,
        newName,
        LinkOption.NOFOLLOW_LINKS,
        StandardCopyOption.COPY_ATTRIBUTES,
        StandardCopyOption.REPLACE_EXISTING);
  }

  /** Creates a symbolic link. */
  void symbolicLink(Path link, Path target) throws IOException {
    Files.createSymbolicLink(link, target);
  }

  /**
   * Deletes a file, link or empty folder.
   *
   * @return whether it was there
   */
  boolean delete(Path path) throws IOException {
    return Files.deleteIfExists(path);
  }

  /** Deletes files that are there, in no order. */
  void deleteAll(Collection<Path> files) throws IOException {
    threads.each(files, Files::deleteIfExists);
  }

  /** Brings the entries of a folder to the medium, so that renames in it survive a power cut. */
  void force(Path folder) throws IOException {
    try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
      channel.force(true);
    } catch (FileSystemException e) {
      // Windows cannot open a folder; its file system journals renames by itself.
      if (!System.getProperty("os.name", "").startsWith("Windows")) {
        throw e;
      }
    }
  }
}
