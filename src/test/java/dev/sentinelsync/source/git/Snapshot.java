package dev.sentinelsync.source.git;

import dev.sentinelsync.source.FileChange;
import dev.sentinelsync.source.Revision;
import dev.sentinelsync.source.SkippedEntry;
import dev.sentinelsync.source.TreeChanges;
import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * All files of a revision, as a comparison with nothing gives them.
 *
 * @param files each as added, sorted by path
 * @param skipped entries that are not read, sorted by path
 */
record Snapshot(List<FileChange> files, List<SkippedEntry> skipped) {

  static Snapshot of(SourceRepository source, Revision revision, Collection<String> folders) {
    TreeChanges all = source.diff(null, revision, folders);
    return new Snapshot(all.changes(), all.skipped());
  }

  /** The blob id by path. */
  SortedMap<String, String> blobs() {
    SortedMap<String, String> blobs = new TreeMap<>();
    files.forEach(file -> blobs.put(file.path(), file.newBlob()));
    return blobs;
  }
}
