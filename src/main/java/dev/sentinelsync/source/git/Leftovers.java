package dev.sentinelsync.source.git;

import dev.sentinelsync.support.FileTree;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Removes what killed and failed fetches leave behind. What cannot be removed is logged and stays
 * until the next call: it takes space, and must not hide how the fetch ended.
 */
final class Leftovers {

  private static final Logger LOG = LoggerFactory.getLogger(Leftovers.class);

  /** A folder that is refilled this often is still in use. */
  private static final int ATTEMPTS = 5;

  private Leftovers() {}

  /** Removes a folder, if it is there. */
  static void remove(Path tree) {
    try {
      delete(tree);
    } catch (IOException | UncheckedIOException e) {
      LOG.warn(
          "{} is left over and cannot be removed ({}). The next fetch tries again.",
          tree,
          e.toString());
    }
  }

  /** Removes files of unfinished work from a clone. */
  static void removeWithin(Path clone) {
    try (Stream<Path> files = Files.walk(clone)) {
      for (Path file : files.filter(Leftovers::isLeftover).toList()) {
        Files.deleteIfExists(file);
      }
    } catch (IOException | UncheckedIOException e) {
      LOG.warn(
          "Left-over files in {} cannot be removed ({}). The next fetch tries again.",
          clone,
          e.toString());
    }
  }

  private static boolean isLeftover(Path file) {
    String name = file.getFileName().toString();
    // The clone is locked, so the process that wrote gc.pid is gone; Git would wait for half a day.
    return name.endsWith(".lock")
        || name.equals("gc.pid")
        || (name.startsWith("incoming_") && file.getParent().endsWith("objects"));
  }

  /**
   * Deletes a folder, again if something is written into it meanwhile.
   *
   * @throws IOException when it stays
   */
  static void delete(Path tree) throws IOException {
    for (int attempt = 1; ; attempt++) {
      try {
        FileTree.delete(tree, Files::deleteIfExists);
        return;
      } catch (DirectoryNotEmptyException | NoSuchFileException e) {
        if (attempt == ATTEMPTS) {
          throw e;
        }
      }
    }
  }
}
