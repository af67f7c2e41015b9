package dev.sentinelsync.support;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;

/** Whole folders at once. Symbolic links in them are never followed. */
public final class FileTree {

  /** Deletes one file, link or empty folder. */
  @FunctionalInterface
  public interface Deletion {

    /** Deletes what is at the path. */
    void delete(Path path) throws IOException;
  }

  private FileTree() {}

  /** A file or folder if it is there, else the nearest folder above it that is. */
  public static Path nearestExisting(Path path) {
    Path found = path;
    while (!Files.exists(found) && found.getParent() != null) {
      found = found.getParent();
    }
    return found;
  }

  /** Deletes a folder and all that is in it, if it is there. */
  public static void delete(Path tree, Deletion deletion) throws IOException {
    if (!Files.exists(tree, LinkOption.NOFOLLOW_LINKS)) {
      return;
    }
    Files.walkFileTree(
        tree,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            deletion.delete(file);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult postVisitDirectory(Path folder, IOException failure)
              throws IOException {
            if (failure != null) {
              throw failure;
            }
            deletion.delete(folder);
            return FileVisitResult.CONTINUE;
          }
        });
  }
}
