package dev.sentinelsync.pipeline;

import dev.sentinelsync.pipeline.SiteRuntime.Published;
import dev.sentinelsync.source.FetchResult;
import dev.sentinelsync.source.ProgressListener;
import dev.sentinelsync.source.Revision;
import dev.sentinelsync.source.git.SourceRepository;
import java.util.Optional;

/** First step: which revision is wanted, and is it published already? */
public final class FetchStep {

  private final PublishedLookup lookup;
  private final ProgressListener progress;

  FetchStep(PublishedLookup lookup, ProgressListener progress) {
    this.lookup = lookup;
    this.progress = progress;
  }

  /**
   * Finds the wanted revision, fetching it if it is new, and what is published now. When both are
   * the same and nothing else changed, the run has nothing to do.
   */
  public void fetch(SyncRun run) {
    run.enter(Stage.FETCH);
    SiteRuntime site = run.site();
    if (run.options().hardRefresh()) {
      site.forgetFacts();
    }
    run.revision = wanted(run);
    site.inputs().refresh();
    if (!run.options().hardRefresh() && lookup.isUpToDate(run)) {
      run.publishedBefore = Optional.of(run.revision.id());
      run.nothingToDo = true;
      return;
    }
    Published published = lookup.find(run);
    run.publishedBefore = published.revision();
    boolean sameInputs =
        site.catalog()
            .isConfigured(
                site.inputs().site(),
                site.inputs().reference(),
                Configuration.settings(site.settings(), run.revision));
    run.nothingToDo =
        !run.options().hardRefresh()
            && published.exact()
            && site.pending().isEmpty()
            && published.revision().equals(Optional.of(run.revision.id()))
            && sameInputs;
  }

  private Revision wanted(SyncRun run) {
    SourceRepository source = run.site().source();
    Optional<String> name = run.options().revision();
    if (!run.options().fetch()) {
      return source.resolve(name.orElse("HEAD"));
    }
    if (name.isPresent() && source.hasClone()) {
      Optional<Revision> known = source.find(name.get());
      if (known.isPresent()) {
        return known.get();
      }
    }
    // If there is nothing to fetch, that is one look-up.
    FetchResult fetched = source.fetch(progress);
    run.fetched = Optional.of(fetched).filter(FetchResult::changed);
    return name.map(source::resolve).orElseGet(fetched::revision);
  }
}
