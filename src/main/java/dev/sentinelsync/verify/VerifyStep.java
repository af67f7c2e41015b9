package dev.sentinelsync.verify;

import dev.sentinelsync.pipeline.SiteRuntime;
import dev.sentinelsync.pipeline.step.PreparedPage;
import dev.sentinelsync.pipeline.step.Rendered;
import dev.sentinelsync.publish.PageContent;
import dev.sentinelsync.publish.SiteManifest;
import dev.sentinelsync.publish.StoredPage;
import dev.sentinelsync.source.ProgressListener;
import dev.sentinelsync.source.Revision;
import dev.sentinelsync.verify.Verification.Difference;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The steps of a verification around the clean build. */
public final class VerifyStep {

  /** Finds the revision that the target says it holds; fetches it if the clone lacks it. */
  public HeldRevision look(VerifyRequest request) {
    SiteRuntime site = request.site();
    ProgressListener progress = request.progress();
    site.source().hear(progress);
    Optional<SiteManifest> manifest = site.target().published();
    if (manifest.isEmpty()) {
      return new HeldRevision(request, Optional.empty());
    }
    String id = manifest.get().header().revision();
    if (!site.source().hasClone() || site.source().find(id).isEmpty()) {
      site.source().fetch(progress);
    }
    Revision revision = site.source().resolve(id);
    progress.progress("Building " + revision.shortId() + " from scratch", 0, 0);
    return new HeldRevision(request, Optional.of(revision));
  }

  /** The verification of a target that holds nothing of ours. */
  public Verification nothing(HeldRevision held) {
    return Verification.nothingPublished();
  }

  /** Compares the outputs of a clean build with the target. */
  public Verification compare(HeldRevision held, Rendered rendered) {
    List<PreparedPage> pages = rendered.pages();
    SortedMap<String, PageContent> expected = new TreeMap<>();
    pages.forEach(page -> page.outputs().forEach(output -> expected.put(output.path(), output)));
    held.request().progress().progress("Comparing with the target", 0, expected.size());
    SortedMap<String, Difference> differences = new TreeMap<>();
    expected.keySet().forEach(address -> differences.put(address, Difference.MISSING));
    List<String> foreign = new ArrayList<>();
    SortedSet<String> retained = retained(held.request().site());
    retained.removeAll(expected.keySet());
    try (Stream<StoredPage> stored = held.request().site().target().stored()) {
      stored
          .filter(page -> !retained.contains(page.path()))
          .forEach(page -> compare(page, expected.get(page.path()), differences, foreign));
    }
    return new Verification(held.revision(), differences, foreign, List.copyOf(retained), pages);
  }

  /** Addresses of assets of earlier revisions that are kept for caches. */
  private static SortedSet<String> retained(SiteRuntime site) {
    return site.target().published().map(SiteManifest::retained).stream()
        .flatMap(kept -> kept.keySet().stream())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static void compare(
      StoredPage page,
      PageContent expected,
      SortedMap<String, Difference> differences,
      List<String> foreign) {
    if (expected != null && expected.sha256().equals(page.sha256())) {
      differences.remove(page.path());
    } else if (page.foreign()) {
      // A file of somebody else at an address of the site stays; the site's own is left out.
      differences.remove(page.path());
      foreign.add(page.path());
    } else if (expected != null) {
      differences.put(page.path(), Difference.CHANGED);
    } else {
      differences.put(page.path(), Difference.EXTRA);
    }
  }
}
