package dev.sentinelsync.service;

import dev.sentinelsync.pipeline.SiteRuntime;
import dev.sentinelsync.source.ProgressListener;
import dev.sentinelsync.state.StateDatabase;
import dev.sentinelsync.verify.Repairs;
import dev.sentinelsync.verify.Verification;
import java.util.Map;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Compares every byte of each target with a clean build, and repairs what somebody else changed
 * there. Syncs that are requested meanwhile wait. A paused site is left alone.
 */
final class DriftRepair implements Runnable {

  private static final Logger LOG = LoggerFactory.getLogger(DriftRepair.class);

  private final Map<String, SiteRuntime> sites;
  private final StateDatabase state;
  private final Repairs repairs;

  DriftRepair(Map<String, SiteRuntime> sites, StateDatabase state, Repairs repairs) {
    this.sites = new TreeMap<>(sites);
    this.state = state;
    this.repairs = repairs;
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
      repairs.repair(site, ProgressListener.NONE).ifPresent(found -> log(site.name(), found));
    } catch (RuntimeException e) {
      // Source or target is away, which the next sync reports; the other sites have their turn.
      LOG.warn("Target of {} could not be verified: {}", site.name(), e.getMessage());
    }
  }

  private static void log(String site, Verification found) {
    if (found.revision().isEmpty() || found.isIdentical()) {
      LOG.info("Target of {} verified: {} pages as they must be", site, found.pages());
    } else {
      LOG.warn(
          "Target of {} was changed by somebody else; {} pages were repaired: {}",
          site,
          found.differentPages(),
          found.differences().entrySet().stream().limit(10).toList());
    }
  }
}
