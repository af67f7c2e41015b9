package dev.sentinelsync.pipeline.step;

import dev.sentinelsync.pipeline.BuildRequest;
import dev.sentinelsync.pipeline.BuildRequest.CacheMode;
import dev.sentinelsync.pipeline.SiteConfiguration;
import dev.sentinelsync.pipeline.SiteRuntime;
import dev.sentinelsync.pipeline.SyncRun;
import dev.sentinelsync.pipeline.ledger.PublishedSite;
import dev.sentinelsync.source.FetchResult;
import dev.sentinelsync.source.ProgressListener;
import dev.sentinelsync.source.Revision;
import dev.sentinelsync.source.git.SourceRepository;
import java.util.Optional;

/** First step of a sync: which revision is to be published, and is it published already? */
public final class FetchStep {

  private final PublishedLookup lookup;
  private final ProgressListener progress;

  FetchStep(PublishedLookup lookup, ProgressListener progress) {
    this.lookup = lookup;
    this.progress = progress;
  }

  /** The revision of a run. */
  private record Found(Revision revision, Optional<FetchResult> news) {}

  /**
   * Finds the revision of the run, fetching it if it is new, and what is published now. When both
   * are the same and nothing else changed, the run is up to date.
   */
  public Fetched fetch(SyncRun run) {
    SiteRuntime site = run.site();
    boolean hardRefresh = run.options().hardRefresh();
    if (hardRefresh) {
      site.forgetFacts();
    }
    Found found = find(run);
    Revision revision = found.revision();
    site.inputs().refresh();
    if (!hardRefresh && lookup.isUpToDate(site, revision)) {
      return new Fetched(
          new BuildRequest(site, revision, CacheMode.READ_AND_WRITE, false),
          found.news(),
          Optional.of(revision.id()),
          true,
          false);
    }
    // A template or file that cannot be used is reported before the long work.
    site.inputs().site();
    site.inputs().reference();
    PublishedLookup.Result lookedUp = lookup.find(site);
    PublishedSite published = lookedUp.published();
    boolean everyPage = hardRefresh || !published.exact();
    boolean upToDate =
        !everyPage
            && site.pending().isEmpty()
            && published.revision().equals(Optional.of(revision.id()))
            && hasSameInputs(site, revision);
    return new Fetched(
        new BuildRequest(
            site,
            revision,
            hardRefresh ? CacheMode.WRITE_ONLY : CacheMode.READ_AND_WRITE,
            everyPage),
        found.news(),
        published.revision(),
        upToDate,
        lookedUp.recovered());
  }

  private static boolean hasSameInputs(SiteRuntime site, Revision revision) {
    return site.catalog()
        .isConfigured(
            site.inputs().site(),
            site.inputs().reference(),
            SiteConfiguration.settings(site, revision));
  }

  private Found find(SyncRun run) {
    SourceRepository source = run.site().source();
    Optional<String> name = run.options().revision();
    if (!run.options().fetch()) {
      return new Found(source.resolve(name.orElse("HEAD")), Optional.empty());
    }
    if (name.isPresent() && source.hasClone()) {
      Optional<Revision> known = source.find(name.get());
      if (known.isPresent()) {
        return new Found(known.get(), Optional.empty());
      }
    }
    // If there is nothing to fetch, that is one look-up.
    FetchResult fetched = source.fetch(progress);
    return new Found(
        name.map(source::resolve).orElseGet(fetched::revision),
        Optional.of(fetched).filter(FetchResult::changed));
  }
}
