package dev.sentinelsync.pipeline.step;

import dev.sentinelsync.content.kind.PathClassifier;
import dev.sentinelsync.pipeline.ProgramVersion;
import dev.sentinelsync.pipeline.SiteConfiguration;
import dev.sentinelsync.pipeline.SiteRuntime;
import dev.sentinelsync.pipeline.ledger.LedgerRecords;
import dev.sentinelsync.pipeline.ledger.PageLedger;
import dev.sentinelsync.pipeline.ledger.PublishedSite;
import dev.sentinelsync.publish.SiteManifest;
import dev.sentinelsync.site.page.Forms;
import dev.sentinelsync.source.Revision;
import dev.sentinelsync.state.Position;
import dev.sentinelsync.state.StateDatabase;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds out what is published and what each page was made from. The target's manifest is the truth
 * about the pages; the database knows what they read. When both name the same publish, the pages
 * that a change touches can be found; else every page is rendered again and compared, which needs
 * nothing but source and target.
 */
final class PublishedLookup {

  private static final Logger LOG = LoggerFactory.getLogger(PublishedLookup.class);

  private final StateDatabase state;

  PublishedLookup(StateDatabase state) {
    this.state = state;
  }

  /**
   * What a look-up found.
   *
   * @param published what is published
   * @param recovered whether state and target were apart, so that nothing recorded can be used
   */
  record Result(PublishedSite published, boolean recovered) {}

  /** What is published; asks target and database unless the process knows. */
  Result find(SiteRuntime site) {
    Optional<Position> position = state.positions().find(site.name());
    Optional<PublishedSite> known = site.published();
    if (known.isPresent() && position.map(Position::publishId).equals(known.get().publishId())) {
      return new Result(known.get(), false);
    }
    // A target that cannot be written is reported before the long work, not after it.
    site.target().validate();
    Optional<SiteManifest> manifest = site.target().published();
    PublishedSite found =
        manifest
            .filter(SiteManifest::isSettled)
            .filter(held -> position.filter(at -> isOfSamePublish(at, held)).isPresent())
            .flatMap(held -> withLedger(site, held))
            .orElseGet(() -> new PublishedSite(new PageLedger(), manifest, false));
    boolean recovered = !found.exact() && (manifest.isPresent() || position.isPresent());
    if (recovered) {
      logWhy(site, position, manifest);
    }
    site.found(found);
    return new Result(found, recovered);
  }

  /**
   * Whether state and target agree that a revision is published, made from the inputs of now. After
   * a restart that is most often so, and nothing of what the pages read has to be loaded to know.
   */
  boolean isUpToDate(SiteRuntime site, Revision revision) {
    if (site.catalog().revision().isPresent() || !site.pending().isEmpty()) {
      return false;
    }
    Optional<Position> position =
        state
            .positions()
            .find(site.name())
            .filter(at -> at.revision().equals(revision.id()))
            .filter(PublishedLookup::isOfThisBuild);
    return position.isPresent()
        && site.target()
            .published()
            .filter(SiteManifest::isSettled)
            .map(SiteManifest::header)
            .filter(held -> held.publishId().equals(position.get().publishId()))
            .filter(held -> held.revision().equals(revision.id()))
            .filter(
                held -> held.configurationDigest().equals(SiteConfiguration.digest(site, revision)))
            .isPresent();
  }

  private static boolean isOfSamePublish(Position position, SiteManifest manifest) {
    return isOfThisBuild(position) && position.publishId().equals(manifest.header().publishId());
  }

  /** Another build may render other pages from the same facts, which no recorded read shows. */
  private static boolean isOfThisBuild(Position position) {
    return position.programVersion().equals(ProgramVersion.build());
  }

  private Optional<PublishedSite> withLedger(SiteRuntime site, SiteManifest manifest) {
    PageLedger ledger;
    try {
      ledger = LedgerRecords.load(state.pages(), site.name());
    } catch (IllegalArgumentException e) {
      LOG.warn("The recorded reads of {} cannot be used: {}", site.name(), e.getMessage());
      return Optional.empty();
    }
    return ledger.matches(manifest)
        ? Optional.of(new PublishedSite(ledger, Optional.of(manifest), true))
        : Optional.empty();
  }

  /** A setting of an earlier version leaves out what later versions read. */
  private static void logFolders(SiteRuntime site) {
    List<String> left = new ArrayList<>(PathClassifier.DEFAULT_FOLDERS);
    left.removeAll(site.settings().pages().folders());
    if (!left.isEmpty()) {
      LOG.info(
          "The setting 'site.{}.folders' does not name {}, which the default has; what these folders"
              + " hold is on no page. Add them, or remove the setting.",
          site.name(),
          String.join(", ", left));
    }
  }

  /** A new version of the program fills no target with files that nobody asked for. */
  private static void logFormats(SiteRuntime site) {
    if (site.settings().pages().html().formats().isEmpty()
        && site.formats().equals(Forms.MARKDOWN_ALONE)) {
      LOG.info(
          "The target of {} was published without HTML and stays so. For HTML as well set"
              + " 'site.{}.formats=markdown,html'; 'markdown' keeps it as it is without this note.",
          site.name(),
          site.name());
    }
  }

  private static void logWhy(
      SiteRuntime site, Optional<Position> position, Optional<SiteManifest> manifest) {
    if (position.isPresent() && !isOfThisBuild(position.get())) {
      LOG.info(
          "The pages of {} were rendered by build {} of this program, and this is build {}. Every"
              + " page is rendered again and compared with the target.",
          site.name(),
          position.get().programVersion(),
          ProgramVersion.build());
      logFolders(site);
      logFormats(site);
      return;
    }
    LOG.warn(
        "State and target of {} do not name the same publish (state: {}, target: {}). Every page is"
            + " rendered again and compared with the target.",
        site.name(),
        position.map(Position::revision).orElse("nothing"),
        manifest.map(held -> held.header().revision()).orElse("nothing"));
  }
}
