package dev.sentinelsync.publish.file;

import dev.sentinelsync.support.FileTree;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.SortedSet;
import java.util.TreeSet;

/** Whole folders at once. Symbolic links in them are never followed. */
final class Trees {

  private Trees() {}

  /** Deletes a folder with all that is in it, if it is there. */
  static void delete(Disk disk, Path tree) throws IOException {
    FileTree.delete(tree, disk::delete);
  }

  /**
   * Makes a second tree of the same files.
   *
   * @param without name of an entry at the top that is left out
   * @return all its folders, relative, the top as an empty text
   */
  static SortedSet<String> link(Disk disk, Path tree, Path newTree, String without)
      throws IOException {
    SortedSet<String> folders = new TreeSet<>();
    Files.walkFileTree(
        tree,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes)
              throws IOException {
            if (folder.equals(tree.resolve(without))) {
              return FileVisitResult.SKIP_SUBTREE;
            }
            String name = relative(tree, folder);
            disk.createFolder(newTree.resolve(name));
            folders.add(name);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            disk.link(newTree.resolve(tree.relativize(file)), file);
            return FileVisitResult.CONTINUE;
          }
        });
    return folders;
  }

  /**
   * Everything in a folder but folders.
   *
   * @return relative paths, {@code /}-separated
   */
  static SortedSet<String> files(Path tree) throws IOException {
    return files(tree, null);
  }

  /**
   * The same without one entry at the top.
   *
   * @param without its name; null to leave nothing out
   */
  static SortedSet<String> files(Path tree, String without) throws IOException {
    Path left = without == null ? null : tree.resolve(without);
    SortedSet<String> files = new TreeSet<>();
    Files.walkFileTree(
        tree,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
            return folder.equals(left) ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            files.add(relative(tree, file));
            return FileVisitResult.CONTINUE;
          }
        });
    return files;
  }

  private static String relative(Path tree, Path path) {
    return tree.relativize(path).toString().replace(path.getFileSystem().getSeparator(), "/");
  }
}
