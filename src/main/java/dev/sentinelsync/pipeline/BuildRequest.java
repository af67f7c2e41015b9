package dev.sentinelsync.pipeline;

import dev.sentinelsync.site.past.AddressHistory;
import dev.sentinelsync.source.Revision;

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

  /** Whether the pages go to the target; not if nothing at all is stored. */
  public boolean isToBePublished() {
    return cache != CacheMode.NONE;
  }

  /** How the parse cache is used. */
  public enum CacheMode {
    /** Stored results are used, new ones are stored. */
    READ_AND_WRITE,
    /** Every file is parsed again; the results are stored. */
    WRITE_ONLY,
    /** Every file is parsed again and nothing is stored. */
    NONE
  }

  /**
   * A clean full build: nothing that is in memory, cached or recorded counts. It is what the target
   * must hold, whatever way it came there.
   *
   * @param site whose source, target and settings are used; its facts are left alone
   */
  public static BuildRequest fresh(SiteRuntime site, Revision revision) {
    return of(site.withoutMemory(), revision);
  }

  /**
   * The same without what answers at addresses that pages have left, so that only the revision
   * itself is read.
   */
  public static BuildRequest ofOneRevision(SiteRuntime site, Revision revision) {
    return of(site.withoutMemory(site.settings().withoutTombstones()), revision);
  }

  private static BuildRequest of(SiteRuntime empty, Revision revision) {
    empty.inputs().refresh();
    return new BuildRequest(empty, revision, CacheMode.NONE, true);
  }
}
