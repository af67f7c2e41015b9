package dev.sentinelsync.service;

import dev.sentinelsync.pipeline.SiteRuntime;
import dev.sentinelsync.pipeline.SyncService;
import dev.sentinelsync.pipeline.Verification;
import dev.sentinelsync.source.ProgressListener;
import dev.sentinelsync.state.StateDatabase;
import java.util.Map;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Compares every byte of each target with a clean build, and puts right what somebody else changed
 * there. Syncs that are asked for meanwhile wait. A paused site is left alone.
 */
final class DriftRepair implements Runnable {

  private static final Logger LOG = LoggerFactory.getLogger(DriftRepair.class);

  private final Map<String, SiteRuntime> sites;
  private final StateDatabase state;
  private final SyncService syncs;
  private final Verification verification;

  DriftRepair(
      Map<String, SiteRuntime> sites,
      StateDatabase state,
      SyncService syncs,
      Verification verification) {
    this.sites = new TreeMap<>(sites);
    this.state = state;
    this.syncs = syncs;
    this.verification = verification;
  }

  @Override
  public void run() {
    sites.forEach(
        (name, site) -> {
          if (state.pauses().find(name).isEmpty()) {
            repair(site);
          }
        });
  }

  private void repair(SiteRuntime site) {
    try {
      syncs
          .verifyAndRepair(site, verification, ProgressListener.NONE)
          .ifPresent(found -> tell(site.name(), found));
    } catch (RuntimeException e) {
      // Source or target is away, which the next sync reports; the other sites have their turn.
      LOG.warn("Target of {} could not be verified: {}", site.name(), e.getMessage());
    }
  }

  private static void tell(String site, Verification.Result found) {
    if (found.revision().isEmpty() || found.isIdentical()) {
      LOG.info("Target of {} verified: {} pages as they must be", site, found.pages());
    } else {
      LOG.warn(
          "Target of {} had been changed by somebody else; {} pages were put right: {}",
          site,
          found.differences().size(),
          found.differences().entrySet().stream().limit(10).toList());
    }
  }
}
