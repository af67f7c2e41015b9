package dev.sentinelsync.source.git;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.eclipse.jgit.api.errors.CanceledException;
import org.eclipse.jgit.diff.DiffEntry;
import org.eclipse.jgit.diff.RenameDetector;
import org.eclipse.jgit.lib.AbbreviatedObjectId;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.NullProgressMonitor;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.lib.Repository;

/** Finds files that look like others, by JGit's rename detector. */
final class SimilarFiles {

  /** Half of the lines, as {@code git -M50%} has it. */
  private static final int SCORE = 50;

  /** More files on a side are not compared, as git has it: the cost is their product. */
  private static final int MOST_FILES = 1_000;

  /** Larger files are not compared. */
  private static final int MOST_BYTES = 1 << 20;

  private SimilarFiles() {}

  /**
   * The files that are similar enough to be the same.
   *
   * @param removed blob ids by path
   * @param added blob ids by path
   * @return paths of removed files by those of added ones
   */
  static SortedMap<String, String> find(
      Repository repository, Map<String, String> removed, Map<String, String> added)
      throws IOException {
    RenameDetector detector = new RenameDetector(repository);
    detector.setRenameScore(SCORE);
    detector.setRenameLimit(MOST_FILES);
    detector.setBigFileThreshold(MOST_BYTES);
    List<DiffEntry> entries = new ArrayList<>();
    new TreeMap<>(removed).forEach((path, blob) -> entries.add(Entry.removed(path, blob)));
    new TreeMap<>(added).forEach((path, blob) -> entries.add(Entry.added(path, blob)));
    detector.addAll(entries);
    SortedMap<String, String> similar = new TreeMap<>();
    try (ObjectReader reader = repository.newObjectReader()) {
      for (DiffEntry entry : detector.compute(reader, NullProgressMonitor.INSTANCE)) {
        if (entry.getChangeType() == DiffEntry.ChangeType.RENAME) {
          similar.put(entry.getNewPath(), entry.getOldPath());
        }
      }
    } catch (CanceledException e) {
      throw new IllegalStateException("nobody cancels the comparison", e);
    }
    return similar;
  }

  /** An entry that is not made from a tree. */
  private static final class Entry extends DiffEntry {

    private static final AbbreviatedObjectId NONE =
        AbbreviatedObjectId.fromObjectId(ObjectId.zeroId());

    static Entry removed(String path, String blob) {
      Entry entry = new Entry();
      entry.changeType = ChangeType.DELETE;
      entry.oldPath = path;
      entry.oldMode = FileMode.REGULAR_FILE;
      entry.oldId = AbbreviatedObjectId.fromString(blob);
      return entry;
    }

    static Entry added(String path, String blob) {
      Entry entry = new Entry();
      entry.changeType = ChangeType.ADD;
      entry.newPath = path;
      entry.newMode = FileMode.REGULAR_FILE;
      entry.newId = AbbreviatedObjectId.fromString(blob);
      return entry;
    }

    /** Neither side is there yet. */
    private Entry() {
      oldPath = DEV_NULL;
      oldMode = FileMode.MISSING;
      oldId = NONE;
      newPath = DEV_NULL;
      newMode = FileMode.MISSING;
      newId = NONE;
    }
  }
}
