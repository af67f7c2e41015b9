package dev.sentinelsync.publish.objects;

import dev.sentinelsync.publish.PageEntry;
import dev.sentinelsync.publish.Phase;
import dev.sentinelsync.publish.SiteManifest;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The records of a target at one moment.
 *
 * @param note of the last publish, finished or not
 * @param noteTag its entity tag; empty when there is none
 * @param manifest as it lies there
 * @param manifestTag its entity tag; empty when there is none
 */
record Snapshot(
    Optional<PublishNote> note,
    String noteTag,
    Optional<SiteManifest> manifest,
    String manifestTag) {

  /** The pages that a publish has changed or may have changed without finishing. */
  SortedMap<String, Phase> doubts() {
    String published = manifest.map(known -> known.header().publishId()).orElse("");
    return note.map(last -> last.doubts(published)).orElseGet(TreeMap::new);
  }

  /**
   * What the target holds: the manifest, with the pages of an unfinished publish in doubt. Empty
   * before the first publish has come to its end; what that left is ours all the same, see {@link
   * #doubts()}.
   */
  Optional<SiteManifest> published() {
    SortedMap<String, Phase> doubts = doubts();
    if (manifest.isEmpty() || doubts.isEmpty()) {
      return manifest;
    }
    SortedMap<String, PageEntry> doubtful = new TreeMap<>();
    doubts.forEach((path, phase) -> doubtful.put(path, PageEntry.inDoubt(phase)));
    return Optional.of(manifest.get().with(doubtful));
  }

  /** The paths at which files belong to this program. */
  Set<String> owned() {
    Set<String> owned = new HashSet<>(doubts().keySet());
    manifest.ifPresent(known -> addPaths(known, owned));
    return owned;
  }

  private static void addPaths(SiteManifest manifest, Set<String> paths) {
    manifest.readAll();
    manifest.parts().values().forEach(part -> paths.addAll(part.pages().keySet()));
  }
}
