package dev.sentinelsync.source.git;

import java.io.File;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.eclipse.jgit.errors.CorruptObjectException;
import org.eclipse.jgit.errors.IncorrectObjectTypeException;
import org.eclipse.jgit.errors.MissingObjectException;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.ObjectWalk;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;

/**
 * Takes the objects of a repository on this machine over into a new clone as hard links, so that
 * nothing is copied, unpacked or digested. A link keeps its file when the source repacks or is
 * removed; objects are never changed in place. A source without a pack is small, and is fetched
 * from as any other.
 */
final class LinkedObjects {

  /** A collection in the source replaces packs while their names are read. */
  private static final int ATTEMPTS = 3;

  private static final Pattern FAN_OUT = Pattern.compile("[0-9a-f]{2}");
  private static final Pattern LOOSE = Pattern.compile("[0-9a-f]{38}");
  private static final Pattern PACK = Pattern.compile("pack-[0-9a-f]{40}\\.pack");

  /** What says that the objects of a repository are not all in its own folder. */
  private static final List<String> ELSEWHERE = List.of("info/alternates", "info/http-alternates");

  private final Path source;
  private final Path target;
  private final List<Path> made = new ArrayList<>();

  private LinkedObjects(Path source, Path target) {
    this.source = source;
    this.target = target;
  }

  /**
   * Links all objects of a source.
   *
   * @param source folder of the repository
   * @param target folder of a new, empty clone
   * @param wanted the commits that are to be there with all that they need
   * @return whether that is so; if not, nothing is linked, and a fetch shows what is missing
   */
  static boolean take(File source, File target, Collection<ObjectId> wanted) {
    LinkedObjects links = new LinkedObjects(objects(source), objects(target));
    boolean complete = false;
    try {
      if (links.isWholeWithPacks()) {
        // An object moves from a file of its own into a pack, so this order misses none.
        links.linkLoose();
        links.linkPacks();
        complete = isComplete(target, wanted);
      }
    } catch (IOException | UnsupportedOperationException e) {
      // Another file system, or files that this user may read and not link.
      complete = false;
    }
    if (!complete) {
      links.undo();
    }
    return complete;
  }

  static Path objects(File repository) {
    return repository.toPath().resolve("objects");
  }

  /** Partial clones, and those that borrow objects elsewhere, do not hold all that they need. */
  private boolean isWholeWithPacks() throws IOException {
    Set<String> packs = names(source.resolve("pack"));
    return ELSEWHERE.stream().noneMatch(file -> Files.exists(source.resolve(file)))
        && packs.stream().noneMatch(name -> name.endsWith(".promisor"))
        && packs.stream().anyMatch(name -> PACK.matcher(name).matches());
  }

  /** As a fetch does it: every object is there, contents of files are not read. */
  private static boolean isComplete(File target, Collection<ObjectId> wanted) throws IOException {
    try (Repository repository = new FileRepositoryBuilder().setGitDir(target).build();
        ObjectWalk walk = new ObjectWalk(repository)) {
      for (ObjectId commit : wanted) {
        walk.markStart(walk.parseAny(commit));
      }
      walk.checkConnectivity();
      return true;
    } catch (MissingObjectException
        | IncorrectObjectTypeException
        | CorruptObjectException
        | IndexOutOfBoundsException e) {
      return false;
    }
  }

  private void linkLoose() throws IOException {
    for (String folder : names(source)) {
      if (!FAN_OUT.matcher(folder).matches()) {
        continue;
      }
      Files.createDirectories(target.resolve(folder));
      for (String object : names(source.resolve(folder))) {
        if (LOOSE.matcher(object).matches()) {
          linkUnlessPacked(folder + "/" + object);
        }
      }
    }
  }

  private void linkUnlessPacked(String object) throws IOException {
    try {
      link(object);
    } catch (NoSuchFileException e) {
      // Packs are looked at after this.
      return;
    }
  }

  private void linkPacks() throws IOException {
    for (int attempt = 1; ; attempt++) {
      try {
        Set<String> names = names(source.resolve("pack"));
        for (String name : names) {
          String index = name.replace(".pack", ".idx");
          // A pack without an index is one that is still being written.
          if (PACK.matcher(name).matches() && names.contains(index)) {
            link("pack/" + name);
            link("pack/" + index);
          }
        }
        return;
      } catch (NoSuchFileException e) {
        if (attempt == ATTEMPTS) {
          throw e;
        }
      }
    }
  }

  private void link(String name) throws IOException {
    Path link = target.resolve(name);
    if (link(link, source.resolve(name))) {
      made.add(link);
    }
  }

  /** Links a file; false if an earlier attempt has. */
  static boolean link(Path link, Path file) throws IOException {
    try {
      Files.createLink(link, file);
      return true;
    } catch (FileAlreadyExistsException e) {
      return false;
    }
  }

  private static Set<String> names(Path folder) throws IOException {
    Set<String> names = new TreeSet<>();
    try (Stream<Path> entries = Files.list(folder)) {
      entries.forEach(entry -> names.add(entry.getFileName().toString()));
    } catch (NoSuchFileException e) {
      return Set.of();
    }
    return names;
  }

  private void undo() {
    for (Path link : made) {
      try {
        Files.deleteIfExists(link);
      } catch (IOException e) {
        // A further copy of an object does no harm.
        continue;
      }
    }
  }
}
