package dev.sentinelsync.pipeline.step;

import dev.sentinelsync.pipeline.SiteRuntime;
import dev.sentinelsync.pipeline.SiteSettings;
import dev.sentinelsync.pipeline.SyncRefusedException;
import dev.sentinelsync.pipeline.SyncRun;
import dev.sentinelsync.pipeline.SyncStatus;
import dev.sentinelsync.pipeline.ledger.PageLedger;
import dev.sentinelsync.pipeline.ledger.PublishedSite;
import dev.sentinelsync.publish.PageContent;
import dev.sentinelsync.publish.PathRules;
import dev.sentinelsync.publish.Publication;
import dev.sentinelsync.publish.PublishReceipt;
import dev.sentinelsync.publish.PublishRequest;
import dev.sentinelsync.publish.SiteManifest;
import dev.sentinelsync.publish.TargetException;
import dev.sentinelsync.site.Site;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Seventh step: sends the pages whose bytes differ to the target and removes those that are no
 * more, as one publication.
 */
public final class PublishStep {

  private static final Logger LOG = LoggerFactory.getLogger(PublishStep.class);

  private final RightToPublish right;
  private final Clock clock;

  PublishStep(RightToPublish right, Clock clock) {
    this.right = right;
    this.clock = clock;
  }

  /**
   * Publishes what a run rendered.
   *
   * @throws SyncRefusedException if there are too many outputs, if too many pages would be removed,
   *     or if the right to publish is gone
   * @throws TargetException if the target failed or was published by somebody else meanwhile
   */
  public Published publish(SyncRun run, Rendered rendered) {
    SiteRuntime site = run.site();
    PublishedSite before = site.published().orElseThrow();
    List<PreparedPage> pages = rendered.pages();
    List<PreparedPage> written =
        pages.stream()
            .map(page -> page.changed(before::held))
            .filter(page -> !page.outputs().isEmpty())
            .toList();
    SortedSet<String> removedOutputs = removedOutputs(rendered, pages, before);
    SortedMap<String, String> removed = before.ledger().kinds(removedOutputs);
    long added = addresses(pages).filter(address -> before.held(address).isEmpty()).count();
    int size = before.manifest().map(SiteManifest::size).orElse(0);
    guardSize(run, rendered, size - removedOutputs.size() + added);
    List<String> lost = new ArrayList<>(removed.values());
    lost.addAll(answeredOnly(pages, before));
    guardRemovals(run, rendered, lost, () -> kinds(before, pages));
    AssetRetention retention = new AssetRetention(site.settings().targetSettings().retention());
    SortedSet<String> retained = retention.retained(removedOutputs, before);
    right.check(run);
    PublishRequest request =
        site.publishRequest(rendered.build().revision(), run.id(), run.fence(), clock.instant());
    try (Publication publication = site.target().begin(request)) {
      requireSameBase(publication, before);
      written.forEach(page -> page.outputs().forEach(publication::put));
      remove(publication, removedOutputs, retained);
      if (!written.isEmpty() || !removedOutputs.isEmpty()) {
        // Not by itself: the same revision again writes nothing.
        before.manifest().map(SiteManifest::retained).stream()
            .flatMap(
                kept ->
                    retention
                        .expired(kept, addresses(written).toList(), request.publishedAt())
                        .stream())
            .forEach(publication::remove);
      }
      right.check(run);
      PublishReceipt receipt = publication.commit();
      receipt.leftOut().forEach(path -> logLeftOut(site, path));
      return new Published(
          rendered,
          without(pages, receipt.leftOut()),
          without(written, receipt.leftOut()),
          written.stream()
              .map(PreparedPage::address)
              .filter(address -> before.held(address).isEmpty())
              .collect(Collectors.toSet()),
          removed,
          removedOutputs,
          receipt);
    } catch (RuntimeException e) {
      // Whether the publish came through is for the target to say.
      site.forgetPublished();
      throw e;
    }
  }

  private static void remove(
      Publication publication, Collection<String> addresses, Set<String> retained) {
    for (String address : addresses) {
      if (retained.contains(address)) {
        publication.retain(address);
      } else {
        publication.remove(address);
      }
    }
  }

  /** A page of which nothing is left is not published: the next run renders it again. */
  private static List<PreparedPage> without(List<PreparedPage> pages, Set<String> leftOut) {
    return leftOut.isEmpty()
        ? pages
        : pages.stream()
            .map(page -> page.without(leftOut))
            .filter(page -> !page.outputs().isEmpty())
            .toList();
  }

  private static void logLeftOut(SiteRuntime site, String path) {
    LOG.warn(
        "The file {} in {} was not published by this program and is where a file of the site must"
            + " go. It stays, and that of the site is left out. Move it away, or open the target"
            + " with ?adopt=true to replace such files.",
        PathRules.printable(path),
        site.targetDescription());
  }

  /** Addresses of the outputs that the target holds and the site has no more. */
  private static SortedSet<String> removedOutputs(
      Rendered rendered, List<PreparedPage> pages, PublishedSite before) {
    SortedSet<String> addresses =
        rendered.build().everyPage()
            ? heldOutputs(before)
            : left(rendered.planned(), pages, before.ledger());
    addresses(pages).forEach(addresses::remove);
    return addresses;
  }

  private static SortedSet<String> heldOutputs(PublishedSite site) {
    return site.manifest().stream()
        .flatMap(SiteManifest::paths)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Stream<String> addresses(List<PreparedPage> pages) {
    return pages.stream().flatMap(page -> page.outputs().stream()).map(PageContent::path);
  }

  /** Addresses of the outputs that some pages had: those that vanished or were rendered. */
  private static SortedSet<String> left(
      Planned planned, List<PreparedPage> pages, PageLedger ledger) {
    Set<String> keys = new HashSet<>(planned.vanished());
    pages.forEach(page -> keys.add(page.page().key()));
    SortedSet<String> left = new TreeSet<>();
    keys.stream()
        .flatMap(key -> ledger.find(key).stream())
        .flatMap(page -> page.outputs().stream())
        .forEach(output -> left.add(output.address()));
    return left;
  }

  /** Kinds of the published pages at whose addresses something else answers from now on. */
  private static Collection<String> answeredOnly(List<PreparedPage> pages, PublishedSite before) {
    List<String> addresses =
        pages.stream()
            .filter(page -> !page.page().kind().isContent())
            .filter(page -> !isWhereItWas(page, before.ledger()))
            .map(PreparedPage::address)
            .filter(address -> before.held(address).isPresent())
            .toList();
    return before.ledger().kinds(addresses).values().stream()
        .filter(kind -> !kind.isEmpty())
        .toList();
  }

  private static boolean isWhereItWas(PreparedPage page, PageLedger ledger) {
    return ledger
        .find(page.page().key())
        .filter(known -> known.outputs().get(0).address().equals(page.address()))
        .isPresent();
  }

  /**
   * A revision that would remove a large share of the pages of repository content waits for a
   * person to accept it.
   *
   * @param heldKinds the kinds of all published pages; asked only where pages of content are
   *     removed, since it looks at every page
   */
  private static void guardRemovals(
      SyncRun run,
      Rendered rendered,
      Collection<String> removedKinds,
      Supplier<Collection<String>> heldKinds) {
    long removed = contentPages(removedKinds);
    if (run.options().acceptRemovals() || removed == 0) {
      return;
    }
    long held = contentPages(heldKinds.get());
    SiteSettings.SyncLimits limits = run.site().settings().limits();
    if (held < limits.removalFloor() || removed <= held * limits.removalShare()) {
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

  /** The kinds of the published pages, where their record is lost those of the rendered ones. */
  private static Collection<String> kinds(PublishedSite before, List<PreparedPage> pages) {
    SortedMap<String, String> kinds = before.ledger().kinds(heldOutputs(before));
    pages.forEach(page -> kinds.replace(page.address(), "", page.page().kind().name()));
    return kinds.values();
  }

  private static long contentPages(Collection<String> kinds) {
    return kinds.stream().filter(Site::dependsOnRepository).count();
  }

  private static void guardSize(SyncRun run, Rendered rendered, long outputs) {
    int limit = run.site().settings().limits().maxOutputs();
    if (outputs > limit) {
      throw new SyncRefusedException(
          SyncStatus.FAILED,
          "The pages of revision %s have %d outputs; the limit is %d. Raise 'limits.max-outputs' if"
                  .formatted(rendered.build().revision().shortId(), outputs, limit)
              + " that is what you want.");
    }
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
