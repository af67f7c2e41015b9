package dev.sentinelsync.pipeline.step;

import dev.sentinelsync.pipeline.SiteRuntime;
import dev.sentinelsync.pipeline.SyncRun;
import dev.sentinelsync.pipeline.ledger.LedgerRecords;
import dev.sentinelsync.pipeline.ledger.PageLedger;
import dev.sentinelsync.pipeline.ledger.PublishedSite;
import dev.sentinelsync.publish.SiteManifest;
import dev.sentinelsync.state.PageRecord;
import dev.sentinelsync.state.Position;
import dev.sentinelsync.state.StateDatabase;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Last step: records the position and what each page was made from, in one transaction. Only now
 * does the revision count as published; if this fails, the next run finds out from the target.
 */
public final class RecordStep {

  private final StateDatabase state;

  RecordStep(StateDatabase state) {
    this.state = state;
  }

  /** Records what a run published. */
  public Recorded record(SyncRun run, Published published) {
    SiteRuntime site = run.site();
    boolean whole = published.rendered().build().everyPage();
    PageLedger ledger =
        whole ? new PageLedger() : site.published().map(PublishedSite::ledger).orElseThrow();
    // Once the ledger is touched it must not be taken for what is recorded until it is.
    site.forgetPublished();
    published.rendered().planned().vanished().forEach(ledger::remove);
    String revision = published.rendered().build().revision().id();
    List<PageLedger.Entry> entries =
        published.pages().stream().map(page -> enter(ledger, page, revision)).toList();
    SiteManifest manifest = published.receipt().manifest();
    Position position = site.position(manifest, run.fence());
    if (whole) {
      state.pages().replaceAll(position, () -> records(entries).iterator());
    } else {
      state.pages().record(position, records(entries).toList(), published.removedOutputs());
    }
    site.delivered(new PublishedSite(ledger, Optional.of(manifest), true));
    return new Recorded(position);
  }

  /** Made one by one: those of a whole site are more than its pages. */
  private static Stream<PageRecord> records(List<PageLedger.Entry> entries) {
    return entries.stream().map(LedgerRecords::of).flatMap(List::stream);
  }

  private static PageLedger.Entry enter(PageLedger ledger, PreparedPage page, String revision) {
    return ledger.put(
        page.page().key(),
        page.outputs().stream()
            .map(file -> new PageLedger.Output(file.path(), file.sha256(), file.size()))
            .toList(),
        page.reads(),
        revision);
  }
}
