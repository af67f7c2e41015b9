package dev.sentinelsync.pipeline;

import dev.sentinelsync.pipeline.SiteRuntime.Published;
import dev.sentinelsync.publish.SiteManifest;
import dev.sentinelsync.state.PageRecord;
import dev.sentinelsync.state.Position;
import dev.sentinelsync.state.StateDatabase;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds out what is published and what each page was made from. The target's manifest is the truth
 * about the pages; the database knows what they read. When both tell of the same publish, the pages
 * that a change touches can be found; else every page is made anew and compared, which needs
 * nothing but source and target.
 */
final class PublishedLookup {

  private static final Logger LOG = LoggerFactory.getLogger(PublishedLookup.class);

  private final StateDatabase state;

  PublishedLookup(StateDatabase state) {
    this.state = state;
  }

  /** What is published; asks target and database unless the process knows. */
  Published find(SyncRun run) {
    SiteRuntime site = run.site();
    Optional<Position> position = state.positions().find(site.name());
    Optional<Published> known = site.published();
    if (known.isPresent() && position.map(Position::publishId).equals(known.get().publishId())) {
      return known.get();
    }
    // A target that cannot be written is told before the long work, not after it.
    site.target().validate();
    Optional<SiteManifest> manifest = site.target().published();
    Published found =
        manifest
            .filter(SiteManifest::isSettled)
            .filter(held -> position.filter(at -> isOfSamePublish(at, held)).isPresent())
            .flatMap(held -> withLedger(site, held))
            .orElseGet(() -> new Published(new PageLedger(), manifest, false));
    run.recovered = !found.exact() && (manifest.isPresent() || position.isPresent());
    if (run.recovered) {
      tellWhy(site, position, manifest);
    }
    site.found(found);
    return found;
  }

  /**
   * Whether state and target agree that the wanted revision is published, made from the inputs of
   * now. After a restart that is most often so, and nothing of what the pages read has to be loaded
   * to tell.
   */
  boolean isUpToDate(SyncRun run) {
    SiteRuntime site = run.site();
    if (site.catalog().revision().isPresent() || !site.pending().isEmpty()) {
      return false;
    }
    Optional<Position> position =
        state
            .positions()
            .find(site.name())
            .filter(at -> at.revision().equals(run.revision.id()))
            .filter(PublishedLookup::isOfThisBuild);
    return position.isPresent()
        && site.target()
            .published()
            .filter(SiteManifest::isSettled)
            .map(SiteManifest::header)
            .filter(held -> held.publishId().equals(position.get().publishId()))
            .filter(held -> held.revision().equals(run.revision.id()))
            .filter(
                held -> held.configurationDigest().equals(Configuration.digest(site, run.revision)))
            .isPresent();
  }

  private static boolean isOfSamePublish(Position position, SiteManifest manifest) {
    return isOfThisBuild(position) && position.publishId().equals(manifest.header().publishId());
  }

  /** Another build may make other pages of the same facts, which no recorded read tells. */
  private static boolean isOfThisBuild(Position position) {
    return position.programVersion().equals(ProgramVersion.build());
  }

  private Optional<Published> withLedger(SiteRuntime site, SiteManifest manifest) {
    PageLedger ledger = new PageLedger();
    try {
      state.pages().load(site.name(), page -> enter(ledger, page));
    } catch (IllegalArgumentException e) {
      LOG.warn("The recorded reads of {} cannot be used: {}", site.name(), e.getMessage());
      return Optional.empty();
    }
    return ledger.matches(manifest)
        ? Optional.of(new Published(ledger, Optional.of(manifest), true))
        : Optional.empty();
  }

  private static void enter(PageLedger ledger, PageRecord page) {
    ledger.put(
        page.kind() + "/" + page.entityKey(),
        page.path(),
        page.digest(),
        page.size(),
        ReadsCodec.decode(page.reads()),
        page.renderedAt());
  }

  private static void tellWhy(
      SiteRuntime site, Optional<Position> position, Optional<SiteManifest> manifest) {
    if (position.isPresent() && !isOfThisBuild(position.get())) {
      LOG.info(
          "The pages of {} were made by the build {} of this program, and this is {}. Every page is"
              + " made anew and compared with the target.",
          site.name(),
          position.get().programVersion(),
          ProgramVersion.build());
      return;
    }
    LOG.warn(
        "State and target of {} do not tell of the same publish (state: {}, target: {}). Every page"
            + " is made anew and compared with the target.",
        site.name(),
        position.map(Position::revision).orElse("nothing"),
        manifest.map(held -> held.header().revision()).orElse("nothing"));
  }
}
