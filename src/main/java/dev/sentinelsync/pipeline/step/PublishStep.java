package dev.sentinelsync.pipeline.step;

import dev.sentinelsync.pipeline.SiteRuntime;
import dev.sentinelsync.pipeline.SiteSettings;
import dev.sentinelsync.pipeline.SyncRefusedException;
import dev.sentinelsync.pipeline.SyncRun;
import dev.sentinelsync.pipeline.SyncStatus;
import dev.sentinelsync.pipeline.ledger.PageLedger;
import dev.sentinelsync.pipeline.ledger.PublishedSite;
import dev.sentinelsync.publish.PageEntry;
import dev.sentinelsync.publish.Publication;
import dev.sentinelsync.publish.PublishReceipt;
import dev.sentinelsync.publish.PublishRequest;
import dev.sentinelsync.publish.SiteManifest;
import dev.sentinelsync.publish.TargetException;
import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Seventh step: sends the pages whose bytes differ to the target and removes those that are no
 * more, as one publication.
 */
public final class PublishStep {

  private final RightToPublish right;
  private final Clock clock;

  PublishStep(RightToPublish right, Clock clock) {
    this.right = right;
    this.clock = clock;
  }

  /**
   * Publishes what a run rendered.
   *
   * @throws SyncRefusedException if too many pages would be removed, or if the right to publish is
   *     gone
   * @throws TargetException if the target failed or was published by somebody else meanwhile
   */
  public Published publish(SyncRun run, Rendered rendered) {
    SiteRuntime site = run.site();
    PublishedSite before = site.published().orElseThrow();
    SortedMap<String, PageEntry> held =
        before.manifest().map(SiteManifest::pages).orElseGet(TreeMap::new);
    List<PreparedPage> pages = rendered.pages().stream().map(PreparedPage::of).toList();
    List<PreparedPage> written =
        pages.stream().filter(page -> !isHeld(held.get(page.address()), page)).toList();
    SortedMap<String, String> removed = removed(rendered, pages, before.ledger(), held);
    guardRemovals(run, rendered, removed.size(), held.size());
    right.check(run);
    PublishRequest request =
        site.publishRequest(rendered.build().revision(), run.id(), run.fence(), clock.instant());
    try (Publication publication = site.target().begin(request)) {
      requireSameBase(publication, before);
      written.forEach(page -> publication.put(page.content()));
      removed.keySet().forEach(publication::remove);
      right.check(run);
      PublishReceipt receipt = publication.commit();
      return new Published(rendered, pages, written, removed, receipt);
    } catch (RuntimeException e) {
      // Whether the publish came through is for the target to say.
      site.forgetPublished();
      throw e;
    }
  }

  private static boolean isHeld(PageEntry held, PreparedPage page) {
    return held != null && held.sha256().equals(page.content().sha256());
  }

  /** Kinds of the pages that the target holds and the site has no more, by address. */
  private static SortedMap<String, String> removed(
      Rendered rendered,
      List<PreparedPage> pages,
      PageLedger ledger,
      SortedMap<String, PageEntry> held) {
    SortedSet<String> addresses =
        rendered.build().everyPage()
            ? new TreeSet<>(held.keySet())
            : left(rendered.planned(), pages, ledger);
    pages.forEach(page -> addresses.remove(page.address()));
    SortedMap<String, String> removed = new TreeMap<>();
    addresses.forEach(address -> removed.put(address, ""));
    removed.putAll(ledger.kinds(addresses));
    return removed;
  }

  /** Addresses that pages have left, because they vanished or moved. */
  private static SortedSet<String> left(
      Planned planned, List<PreparedPage> pages, PageLedger ledger) {
    Set<String> keys = new HashSet<>(planned.vanished());
    pages.forEach(page -> keys.add(page.page().page().key()));
    SortedSet<String> left = new TreeSet<>();
    keys.forEach(key -> ledger.find(key).ifPresent(page -> left.add(page.address())));
    return left;
  }

  /** A revision that would remove a large share of the site waits for a person to accept it. */
  private static void guardRemovals(SyncRun run, Rendered rendered, int removed, int held) {
    SiteSettings.SyncLimits limits = run.site().settings().limits();
    if (run.options().acceptRemovals()
        || held < limits.removalFloor()
        || removed <= held * limits.removalShare()) {
      return;
    }
    throw new SyncRefusedException(
        SyncStatus.HELD,
        "Revision %s would remove %d of %d pages, which is more than the accepted share of %.0f %%."
                .formatted(
                    rendered.build().revision().shortId(),
                    removed,
                    held,
                    100 * limits.removalShare())
            + " If that is right, publish it with 'sync --accept-removals'.");
  }

  private static void requireSameBase(Publication publication, PublishedSite before) {
    Optional<String> base = publication.base().map(manifest -> manifest.header().publishId());
    if (!base.equals(before.publishId())) {
      throw new TargetException(
          TargetException.Reason.CONFLICT,
          "The target was published by somebody else since this run looked at it; the next run"
              + " compares every page.");
    }
  }
}
