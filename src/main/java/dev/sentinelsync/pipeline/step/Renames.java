package dev.sentinelsync.pipeline.step;

import dev.sentinelsync.catalog.graph.Facts;
import dev.sentinelsync.catalog.item.ContentItem;
import dev.sentinelsync.catalog.item.ItemCatalog;
import dev.sentinelsync.site.link.RepositoryPath;
import dev.sentinelsync.source.FileChange;
import dev.sentinelsync.support.Ordinal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiPredicate;

/**
 * Files that one commit moved: the new path has the same id and type, else the same bytes. Among
 * several the one in the same folder counts, then the one with the same file name, then the first
 * by path. No file takes the place of two.
 */
final class Renames {

  private final List<FileChange> removed = new ArrayList<>();
  private final List<FileChange> added = new ArrayList<>();
  private final Map<String, String> moves = new TreeMap<>();

  private Renames(Collection<FileChange> files) {
    for (FileChange file : files) {
      if (file.newBlob() == null) {
        removed.add(file);
      } else if (file.oldBlob() == null) {
        added.add(file);
      }
    }
  }

  /** New paths by old ones. */
  static Map<String, String> of(Collection<FileChange> files, Facts before, Facts after) {
    Renames renames = new Renames(files);
    if (!renames.removed.isEmpty() && !renames.added.isEmpty()) {
      renames.match((old, now) -> sameId(before, old, after, now));
      renames.match((old, now) -> old.oldBlob().equals(now.newBlob()));
    }
    return renames.moves;
  }

  private static boolean sameId(Facts before, FileChange old, Facts after, FileChange now) {
    Optional<ContentItem> left = before.find(ItemCatalog.ITEM, old.path());
    Optional<ContentItem> right = after.find(ItemCatalog.ITEM, now.path());
    return left.isPresent()
        && right.isPresent()
        && !left.get().id().isEmpty()
        && left.get().id().equalsIgnoreCase(right.get().id())
        && left.get().type() == right.get().type();
  }

  private void match(BiPredicate<FileChange, FileChange> same) {
    for (FileChange old : removed) {
      if (moves.containsKey(old.path())) {
        continue;
      }
      added.stream()
          .filter(now -> !moves.containsValue(now.path()) && same.test(old, now))
          .min(
              Comparator.comparing((FileChange now) -> !sameFolder(old, now))
                  .thenComparing(now -> !sameName(old, now))
                  .thenComparing(FileChange::path, Ordinal.ORDER))
          .ifPresent(now -> moves.put(old.path(), now.path()));
    }
  }

  private static boolean sameFolder(FileChange old, FileChange now) {
    return RepositoryPath.folder(old.path()).equals(RepositoryPath.folder(now.path()));
  }

  private static boolean sameName(FileChange old, FileChange now) {
    return RepositoryPath.fileName(old.path()).equals(RepositoryPath.fileName(now.path()));
  }
}
