package dev.sentinelsync.pipeline;

import dev.sentinelsync.pipeline.SiteRuntime.Published;
import dev.sentinelsync.publish.SiteManifest;
import dev.sentinelsync.state.PageRecord;
import dev.sentinelsync.state.Position;
import dev.sentinelsync.state.StateDatabase;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Last step: records the position and what each page was made from, in one transaction. Only now
 * does the revision count as published; if this fails, the next run finds out from the target.
 */
public final class RecordStep {

  private final StateDatabase state;

  RecordStep(StateDatabase state) {
    this.state = state;
  }

  /** Records what the run published. */
  public void record(SyncRun run) {
    run.enter(Stage.RECORD);
    SiteRuntime site = run.site();
    Published before = site.published().orElseThrow();
    SiteManifest manifest = run.receipt.orElseThrow().manifest();
    PageLedger ledger = before.ledger();
    boolean whole = !before.exact() || run.options().hardRefresh();
    if (whole) {
      ledger = new PageLedger();
    }
    SortedSet<String> freed = new TreeSet<>(run.toRemove);
    run.vanishedPages.forEach(ledger::remove);
    List<PageRecord> records = new ArrayList<>(run.pages.size());
    // Once the ledger is touched it must not be taken for what is recorded until it is.
    site.forgetPublished();
    for (PublishStep.Made page : run.pages.values()) {
      ledger.put(
          page.page().page().key(),
          page.address(),
          page.content().sha256(),
          page.content().bytes().length,
          page.page().reads(),
          run.revision.id());
      records.add(toRecord(ledger.find(page.page().page().key()).orElseThrow()));
    }
    Position position = position(run, manifest);
    if (whole) {
      state.pages().replaceAll(position, records);
    } else {
      state.pages().record(position, records, freed);
    }
    site.delivered(new Published(ledger, Optional.of(manifest), true));
  }

  private static Position position(SyncRun run, SiteManifest manifest) {
    return new Position(
        run.site().name(),
        manifest.header().revision(),
        manifest.header().publishId(),
        run.fence(),
        ProgramVersion.build(),
        manifest.header().configurationDigest(),
        manifest.header().publishedAt());
  }

  private static PageRecord toRecord(PageLedger.Entry page) {
    int slash = page.key().indexOf('/');
    return new PageRecord(
        page.address(),
        page.key().substring(0, slash),
        page.key().substring(slash + 1),
        page.digest(),
        page.size(),
        ReadsCodec.encode(page),
        page.renderedAt());
  }
}
