package dev.sentinelsync.service;

import dev.sentinelsync.pipeline.Failure;
import dev.sentinelsync.pipeline.SiteRuntime;
import dev.sentinelsync.pipeline.SyncOrders;
import dev.sentinelsync.pipeline.SyncReport;
import dev.sentinelsync.pipeline.run.SyncService;
import dev.sentinelsync.state.StateDatabase;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What a wake-up leads to: runs until nobody waits for one any more. */
final class SiteSyncs implements SyncRunner {

  private static final Logger LOG = LoggerFactory.getLogger(SiteSyncs.class);

  private final Map<String, SiteRuntime> sites;
  private final StateDatabase state;
  private final SyncService syncs;
  private final SyncOrders orders;
  private final Retries retries;
  private volatile boolean closed;

  SiteSyncs(
      Map<String, SiteRuntime> sites,
      StateDatabase state,
      SyncService syncs,
      SyncOrders orders,
      Retries retries) {
    this.sites = new TreeMap<>(sites);
    this.state = state;
    this.syncs = syncs;
    this.orders = orders;
    this.retries = retries;
  }

  /** From now on no further run begins. */
  void close() {
    closed = true;
  }

  @Override
  public void run(WakeUp wakeUp) {
    String name = wakeUp.site();
    try {
      boolean more = true;
      while (more && !closed && state.pauses().find(name).isEmpty()) {
        Optional<SyncReport> report = syncs.sync(sites.get(name), orders);
        // Another instance that was turned away meanwhile left its request and went.
        more = report.isPresent() && state.requests().waiting(name);
      }
    } catch (RuntimeException e) {
      // Failures of a run are in its report; this one kept the run from beginning or ending.
      Failure failure = Failure.of(e);
      LOG.error("Site {} cannot be synced: {}", name, failure.message());
      if (!failure.known()) {
        LOG.error("This is a fault of the program", e);
      }
      if (failure.retryable()) {
        retries.failed(name);
      }
    }
  }
}
