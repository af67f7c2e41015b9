package dev.sentinelsync.pipeline;

import dev.sentinelsync.pipeline.SiteRuntime.Published;
import dev.sentinelsync.publish.PageContent;
import dev.sentinelsync.publish.PageEntry;
import dev.sentinelsync.publish.Phase;
import dev.sentinelsync.publish.Publication;
import dev.sentinelsync.publish.PublishRequest;
import dev.sentinelsync.publish.SiteManifest;
import dev.sentinelsync.publish.SourceCommit;
import dev.sentinelsync.publish.TargetException;
import dev.sentinelsync.site.link.PageKind;
import dev.sentinelsync.site.page.RenderedPage;
import dev.sentinelsync.source.Revision;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Seventh step: brings the pages whose bytes differ to the target and takes away those that are no
 * more, as one publication.
 */
public final class PublishStep {

  private final RightToPublish right;
  private final Clock clock;

  PublishStep(RightToPublish right, Clock clock) {
    this.right = right;
    this.clock = clock;
  }

  /** Publishes what the run made. */
  public void publish(SyncRun run) {
    run.enter(Stage.PUBLISH);
    SiteRuntime site = run.site();
    Published published = site.published().orElseThrow();
    SortedMap<String, PageEntry> held =
        published.manifest().map(SiteManifest::pages).orElseGet(TreeMap::new);
    run.pages = byAddress(run.takeRendered());
    run.toWrite =
        run.pages.values().stream()
            .filter(page -> !isHeld(held.get(page.address()), page))
            .map(Made::page)
            .toList();
    run.toRemove = gone(run, published, held);
    run.removedKinds = published.ledger().kinds(run.toRemove);
    guardRemovals(run, held.size());
    right.check(run);
    try (Publication publication = site.target().begin(request(run))) {
      requireSameBase(publication, published);
      run.pages.values().stream()
          .filter(page -> !isHeld(held.get(page.address()), page))
          .forEach(page -> publication.put(page.content()));
      run.toRemove.forEach(publication::remove);
      right.check(run);
      run.receipt = Optional.of(publication.commit());
    } catch (RuntimeException e) {
      // Whether the publish came through is for the target to say.
      site.forgetPublished();
      throw e;
    }
  }

  /** A page with its digest; bytes and digest are made once. */
  record Made(RenderedPage page, PageContent content) {

    String address() {
      return page.address();
    }

    static Made of(RenderedPage page) {
      return new Made(
          page, PageContent.of(page.address(), page.bytes(), phase(page.page().kind())));
    }

    private static Phase phase(PageKind kind) {
      if (kind == PageKind.IMAGE) {
        return Phase.ASSET;
      }
      return kind.isIndex() ? Phase.INDEX : Phase.PAGE;
    }
  }

  private static SortedMap<String, Made> byAddress(List<RenderedPage> rendered) {
    SortedMap<String, Made> pages = new TreeMap<>();
    rendered.stream()
        .sorted(Comparator.comparing(RenderedPage::address))
        .forEach(page -> pages.put(page.address(), Made.of(page)));
    return pages;
  }

  private static boolean isHeld(PageEntry held, Made page) {
    return held != null && held.sha256().equals(page.content().sha256());
  }

  /** Addresses that the target holds and no page has any more. */
  private static SortedSet<String> gone(
      SyncRun run, Published published, SortedMap<String, PageEntry> held) {
    SortedSet<String> gone = new TreeSet<>();
    if (!published.exact() || run.options().hardRefresh()) {
      gone.addAll(held.keySet());
      gone.removeAll(run.pages.keySet());
      return gone;
    }
    PageLedger ledger = published.ledger();
    run.vanishedPages.forEach(key -> ledger.find(key).ifPresent(page -> gone.add(page.address())));
    Set<String> taken = new HashSet<>();
    for (Made page : run.pages.values()) {
      taken.add(page.address());
      ledger
          .find(page.page().page().key())
          .filter(before -> !before.address().equals(page.address()))
          .ifPresent(before -> gone.add(before.address()));
    }
    gone.removeAll(taken);
    return gone;
  }

  /** A revision that would take a large share of the site away waits for a person's word. */
  private static void guardRemovals(SyncRun run, int held) {
    SiteSettings.SyncLimits limits = run.site().settings().limits();
    int removed = run.toRemove.size();
    if (run.options().acceptRemovals()
        || held < limits.removalFloor()
        || removed <= held * limits.removalShare()) {
      return;
    }
    throw new SyncRefusedException(
        SyncStatus.HELD,
        "Revision %s would remove %d of %d pages, which is more than the accepted share of %.0f %%."
                .formatted(run.revision.shortId(), removed, held, 100 * limits.removalShare())
            + " If that is right, publish it with 'sync --accept-removals'.");
  }

  private static void requireSameBase(Publication publication, Published published) {
    Optional<String> base = publication.base().map(manifest -> manifest.header().publishId());
    if (!base.equals(published.publishId())) {
      throw new TargetException(
          TargetException.Reason.CONFLICT,
          "The target was published by somebody else since this run looked at it; the next run"
              + " compares every page.");
    }
  }

  private PublishRequest request(SyncRun run) {
    return request(run.site(), run.revision, run.id(), run.fence(), clock.instant());
  }

  /** What is to be published, and by which right. */
  static PublishRequest request(
      SiteRuntime site, Revision revision, String publishId, long fence, Instant now) {
    SourceCommit commit =
        new SourceCommit(
            site.source().address(),
            revision.id(),
            revision.authorName(),
            revision.authorEmail(),
            revision.authorTime(),
            revision.summary());
    return PublishRequest.of(publishId, commit, Configuration.digest(site, revision), fence, now);
  }
}
