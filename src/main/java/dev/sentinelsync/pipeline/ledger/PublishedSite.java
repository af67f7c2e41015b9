package dev.sentinelsync.pipeline.ledger;

import dev.sentinelsync.publish.PageEntry;
import dev.sentinelsync.publish.SiteManifest;
import java.util.Optional;

/**
 * What a target holds and what the pages were made from.
 *
 * @param ledger the pages
 * @param manifest the target's manifest; empty before the first publish
 * @param exact whether the ledger holds what each page read; if not, every page is rendered again
 *     and compared
 */
public record PublishedSite(PageLedger ledger, Optional<SiteManifest> manifest, boolean exact) {

  /** The published commit. */
  public Optional<String> revision() {
    return manifest.map(known -> known.header().revision());
  }

  /** What the target holds at an address; empty when that is no page of the site. */
  public Optional<PageEntry> held(String address) {
    return manifest.flatMap(known -> known.page(address)).filter(PageEntry::isOfSite);
  }

  /** Unique name of the publish. */
  public Optional<String> publishId() {
    return manifest.map(known -> known.header().publishId());
  }
}
