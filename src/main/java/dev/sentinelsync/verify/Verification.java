package dev.sentinelsync.verify;

import dev.sentinelsync.pipeline.step.PreparedPage;
import dev.sentinelsync.publish.PageContent;
import dev.sentinelsync.source.Revision;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The outcome of comparing a target with a clean build.
 *
 * @param revision the revision that the target says it holds; empty if it holds nothing of ours
 * @param differences what is wrong, by address
 * @param foreign addresses of files in the target that are not ours
 * @param retained addresses of assets that the revision does not have and that are kept for a
 *     while, see the setting {@code keep-removed-assets}; they are not compared
 * @param expected the pages as they must be
 */
public record Verification(
    Optional<Revision> revision,
    SortedMap<String, Difference> differences,
    List<String> foreign,
    List<String> retained,
    List<PreparedPage> expected) {

  /** What is wrong with one output. */
  public enum Difference {
    /** The target holds other bytes. */
    CHANGED,
    /** The target lacks it. */
    MISSING,
    /** The target has an output of ours that the revision does not ask for. */
    EXTRA
  }

  /** The target holds nothing of ours. */
  static Verification nothingPublished() {
    return new Verification(Optional.empty(), new TreeMap<>(), List.of(), List.of(), List.of());
  }

  /** How many pages the revision has. */
  public int pages() {
    return expected.size();
  }

  /** How many pages differ in at least one output; one that is not expected counts as a page. */
  public long differentPages() {
    long extra = differences.values().stream().filter(Difference.EXTRA::equals).count();
    return extra
        + expected.stream()
            .filter(
                page ->
                    page.outputs().stream()
                        .map(PageContent::path)
                        .anyMatch(differences::containsKey))
            .count();
  }

  /** Whether every byte is as it must be. */
  public boolean isIdentical() {
    return revision.isPresent() && differences.isEmpty();
  }
}
