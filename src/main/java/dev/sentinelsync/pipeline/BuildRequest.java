package dev.sentinelsync.pipeline;

import dev.sentinelsync.pipeline.ledger.PageLedger;
import dev.sentinelsync.pipeline.ledger.PublishedSite;
import dev.sentinelsync.site.past.AddressHistory;
import dev.sentinelsync.source.Revision;
import java.util.Optional;

/**
 * Asks for the pages of one revision: the body with which {@code direct:build} begins.
 *
 * @param site whose source, settings and facts in memory are used
 * @param revision the commit
 * @param cache how the parse cache is used
 * @param everyPage whether every page is rendered, whatever is recorded
 */
public record BuildRequest(
    SiteRuntime site, Revision revision, CacheMode cache, boolean everyPage) {

  /** Whether the revision is only on the way to the one that is built. */
  public boolean isOnTheWay() {
    AddressHistory past = site.catalog().addresses();
    return !past.isEmpty() && !past.isNewest(revision.id());
  }

  /** Whether the pages go to the target; not if nothing is stored. */
  public boolean isToBePublished() {
    return cache.isWritten();
  }

  /** How the parse cache is used. */
  public enum CacheMode {
    /** Stored results are used, new ones are stored. */
    READ_AND_WRITE,
    /** Stored results are used and nothing is stored. */
    READ_ONLY,
    /** Every file is parsed again; the results are stored. */
    WRITE_ONLY,
    /** Every file is parsed again and nothing is stored. */
    NONE;

    /** Whether stored results are used. */
    public boolean isRead() {
      return this == READ_AND_WRITE || this == READ_ONLY;
    }

    /** Whether new results are stored. */
    public boolean isWritten() {
      return this == READ_AND_WRITE || this == WRITE_ONLY;
    }
  }

  /**
   * A clean full build: nothing that is in memory, cached or recorded counts. It is what the target
   * must hold, whatever way it came there.
   *
   * @param site whose source, target and settings are used; its facts are left alone
   */
  public static BuildRequest fresh(SiteRuntime site, Revision revision) {
    return of(site.withoutMemory(), revision, CacheMode.NONE);
  }

  /**
   * The same without what answers at addresses that pages have left, so that only the revision
   * itself is read.
   */
  public static BuildRequest ofOneRevision(SiteRuntime site, Revision revision) {
    return of(site.withoutMemory(site.settings().withoutTombstones()), revision, CacheMode.NONE);
  }

  /**
   * The same with what earlier syncs recorded: only pages that the next sync would render are.
   *
   * @param recorded what the published pages read
   */
  public static BuildRequest since(SiteRuntime site, Revision revision, PageLedger recorded) {
    SiteRuntime behind = site.withoutMemory(site.settings().withoutTombstones());
    behind.found(new PublishedSite(recorded, Optional.empty(), true));
    behind.inputs().refresh();
    return new BuildRequest(behind, revision, CacheMode.READ_ONLY, false);
  }

  /** For facts of the revision, made with nothing in memory; no page is rendered. */
  public static BuildRequest ofFacts(SiteRuntime site, Revision revision) {
    return of(site.withoutMemory(), revision, CacheMode.READ_ONLY);
  }

  private static BuildRequest of(SiteRuntime empty, Revision revision, CacheMode cache) {
    empty.inputs().refresh();
    return new BuildRequest(empty, revision, cache, true);
  }
}
