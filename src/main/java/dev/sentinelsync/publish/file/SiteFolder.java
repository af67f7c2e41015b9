package dev.sentinelsync.publish.file;

import dev.sentinelsync.publish.ChangeSet;
import dev.sentinelsync.publish.SiteManifest;
import dev.sentinelsync.publish.StoredPage;
import dev.sentinelsync.publish.TargetException;
import dev.sentinelsync.publish.TargetException.Reason;
import dev.sentinelsync.support.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;

/**
 * A folder that holds the pages of one site, by the pages' own paths. Never reaches outside: a
 * folder on the way to a page must be a real one, because a link that somebody put there could lead
 * anywhere. Used for one publication or one reading.
 */
final class SiteFolder {

  private final Disk disk;
  private final Path root;
  private final Set<Path> realFolders = new HashSet<>();

  SiteFolder(Disk disk, Path root) {
    this.disk = disk;
    this.root = root;
  }

  Path root() {
    return root;
  }

  /** Where a page lies. */
  Path at(String path) {
    return root.resolve(path);
  }

  /** Moves a file to where a page belongs, replacing the page. */
  void place(String path, Path file) throws IOException {
    Path page = at(path);
    makeReal(page.getParent());
    disk.move(file, page);
  }

  /** Gives a page the same file as in another folder, if that has one. */
  void link(String path, SiteFolder other) throws IOException {
    Path page = at(path);
    makeReal(page.getParent());
    disk.delete(page);
    if (Files.exists(other.at(path), LinkOption.NOFOLLOW_LINKS)) {
      disk.link(page, other.at(path));
    }
  }

  /** Deletes a page, and the folders that are empty without it. */
  void remove(String path) throws IOException {
    Path page = at(path);
    if (!isReached(page)) {
      return;
    }
    disk.delete(page);
    Path folder = page.getParent();
    while (!folder.equals(root) && isEmpty(folder)) {
      disk.delete(folder);
      realFolders.remove(folder);
      folder = folder.getParent();
    }
  }

  /** The new pages that would fall on something that is not ours. */
  List<String> obstructed(ChangeSet changes) throws IOException {
    List<String> obstructed = new ArrayList<>();
    for (String path : changes.newWrites()) {
      if (!isFree(path, changes)) {
        obstructed.add(path);
      }
    }
    return obstructed;
  }

  /** The same content is no obstacle: then nobody loses anything. */
  private boolean isFree(String path, ChangeSet changes) throws IOException {
    Path page = at(path);
    if (!isReached(page)) {
      return canHaveFolders(page.getParent(), changes);
    }
    if (Files.isDirectory(page, LinkOption.NOFOLLOW_LINKS)) {
      SortedSet<String> files = Trees.files(page);
      return !files.isEmpty()
          && files.stream().allMatch(file -> changes.removesFirst(path + "/" + file));
    }
    return stored(path, true)
        .filter(there -> !there.sha256().equals(changes.entry(path).sha256()))
        .isEmpty();
  }

  private boolean canHaveFolders(Path folder, ChangeSet changes) {
    if (folder.equals(root) || Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
      return true;
    }
    String name = root.relativize(folder).toString();
    return (!Files.exists(folder, LinkOption.NOFOLLOW_LINKS) || changes.removesFirst(name))
        && canHaveFolders(folder.getParent(), changes);
  }

  private TargetException foreign(String path) {
    return new TargetException(
        Reason.FOREIGN_FILE,
        "The file "
            + at(path)
            + " was not published by this program and is where a page must go. Move it away, or"
            + " open the target with ?adopt=true to replace such files.");
  }

  /**
   * What is at a path.
   *
   * @return empty when there is nothing, or only a folder
   */
  Optional<StoredPage> stored(String path, boolean foreign) throws IOException {
    Path file = at(path);
    try {
      BasicFileAttributes attributes =
          Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
      if (attributes.isDirectory()) {
        return Optional.empty();
      }
      if (!attributes.isRegularFile()) {
        return Optional.of(new StoredPage(path, "", attributes.size(), foreign));
      }
      try (InputStream in = Files.newInputStream(file)) {
        return Optional.of(new StoredPage(path, Sha256.hex(in), attributes.size(), foreign));
      }
    } catch (NoSuchFileException e) {
      return Optional.empty();
    }
  }

  /** The bytes of a page; empty when there is no such regular file. */
  Optional<byte[]> read(String path) throws IOException {
    Path file = at(path);
    if (!isReached(file) || !Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
      return Optional.empty();
    }
    try {
      return Optional.of(Files.readAllBytes(file));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    }
  }

  /** The text of the manifest; empty when there is none. */
  Optional<byte[]> readManifest() throws IOException {
    try {
      return Optional.of(Files.readAllBytes(at(SiteManifest.PATH)));
    } catch (NoSuchFileException | NotDirectoryException e) {
      return Optional.empty();
    }
  }

  /** Whether all folders on the way to a page are there and real. */
  private boolean isReached(Path page) {
    Path folder = page.getParent();
    if (folder.equals(root) || realFolders.contains(folder)) {
      return true;
    }
    if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS) || !isReached(folder)) {
      return false;
    }
    realFolders.add(folder);
    return true;
  }

  private void makeReal(Path folder) throws IOException {
    if (folder.equals(root) || realFolders.contains(folder)) {
      return;
    }
    makeReal(folder.getParent());
    if (!Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
      disk.createFolder(folder);
    } else if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
      throw foreign(root.relativize(folder).toString());
    }
    realFolders.add(folder);
  }

  private static boolean isEmpty(Path folder) throws IOException {
    try (var entries = Files.newDirectoryStream(folder)) {
      return !entries.iterator().hasNext();
    }
  }
}
