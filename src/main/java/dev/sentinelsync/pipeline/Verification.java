package dev.sentinelsync.pipeline;

import dev.sentinelsync.content.parse.ContentLimits;
import dev.sentinelsync.publish.PageContent;
import dev.sentinelsync.publish.SiteManifest;
import dev.sentinelsync.publish.StoredPage;
import dev.sentinelsync.source.ProgressListener;
import dev.sentinelsync.source.Revision;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Compares every byte of a target with a clean full build of the revision that it says it holds:
 * promise 1, checked on demand.
 */
public final class Verification {

  private final ContentLimits limits;

  /**
   * @param limits as for syncs; other limits may read other files
   */
  public Verification(ContentLimits limits) {
    this.limits = limits;
  }

  /** What is wrong with one page. */
  public enum Difference {
    /** The target holds other bytes. */
    CHANGED,
    /** The target lacks it. */
    MISSING,
    /** The target has a page of ours that the revision does not ask for. */
    EXTRA
  }

  /**
   * The outcome.
   *
   * @param revision the revision that the target says it holds; empty if it holds nothing of ours
   * @param pages how many pages the revision has
   * @param differences what is wrong, by address
   * @param foreign addresses of files in the target that are not ours
   * @param wanted the pages as they must be, by address
   */
  public record Result(
      Optional<Revision> revision,
      int pages,
      SortedMap<String, Difference> differences,
      List<String> foreign,
      SortedMap<String, PageContent> wanted) {

    /** Whether every byte is as it must be. */
    public boolean isIdentical() {
      return revision.isPresent() && differences.isEmpty();
    }
  }

  /** Builds the published revision afresh and compares it with the target. */
  public Result verify(SiteRuntime site, ProgressListener progress) {
    Optional<SiteManifest> manifest = site.target().published();
    if (manifest.isEmpty()) {
      return new Result(Optional.empty(), 0, new TreeMap<>(), List.of(), new TreeMap<>());
    }
    String id = manifest.get().header().revision();
    if (!site.source().hasClone() || site.source().find(id).isEmpty()) {
      site.source().fetch(progress);
    }
    Revision revision = site.source().resolve(id);
    progress.progress("Building " + revision.shortId() + " afresh", 0, 0);
    SortedMap<String, PageContent> wanted = new TreeMap<>();
    FreshBuild.of(site, revision, limits)
        .pages()
        .forEach(page -> wanted.put(page.address(), PublishStep.Made.of(page).content()));
    progress.progress("Comparing with the target", 0, wanted.size());
    return compare(site, revision, wanted);
  }

  private static Result compare(
      SiteRuntime site, Revision revision, SortedMap<String, PageContent> wanted) {
    SortedMap<String, Difference> differences = new TreeMap<>();
    wanted.keySet().forEach(address -> differences.put(address, Difference.MISSING));
    List<String> foreign = new ArrayList<>();
    try (Stream<StoredPage> stored = site.target().stored()) {
      stored.forEach(
          page -> {
            PageContent expected = wanted.get(page.path());
            if (expected != null) {
              if (expected.sha256().equals(page.sha256())) {
                differences.remove(page.path());
              } else {
                differences.put(page.path(), Difference.CHANGED);
              }
            } else if (page.foreign()) {
              foreign.add(page.path());
            } else {
              differences.put(page.path(), Difference.EXTRA);
            }
          });
    }
    return new Result(Optional.of(revision), wanted.size(), differences, foreign, wanted);
  }
}
