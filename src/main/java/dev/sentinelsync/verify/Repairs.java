package dev.sentinelsync.verify;

import dev.sentinelsync.pipeline.SiteRuntime;
import dev.sentinelsync.pipeline.run.PipelineRoutes;
import dev.sentinelsync.pipeline.run.SyncService;
import dev.sentinelsync.source.ProgressListener;
import dev.sentinelsync.state.StateDatabase;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Repairs targets: the entry to the route of {@code repair.yaml}. */
public final class Repairs {

  private final PipelineRoutes routes;
  private final SyncService syncs;

  /**
   * @param routes running routes that {@link #beans} were bound for
   * @param syncs gives the right to publish
   */
  public Repairs(PipelineRoutes routes, SyncService syncs) {
    this.routes = routes;
    this.syncs = syncs;
  }

  /** The beans that {@code verify.yaml} and {@code repair.yaml} name, beside those of the build. */
  public static Map<String, Object> beans(StateDatabase state, Clock clock) {
    Map<String, Object> beans = new TreeMap<>(Verifier.beans());
    beans.put("repairStep", new RepairStep(state, clock));
    return beans;
  }

  /**
   * Compares a target with a clean build of the revision that it holds and writes what differs, all
   * under one right to publish.
   *
   * @return what was found; empty if another run has the right to publish
   */
  public Optional<Verification> repair(SiteRuntime site, ProgressListener progress) {
    return syncs.withRightToPublish(
        site,
        fence ->
            routes.request(
                "direct:repair",
                new RepairRequest(new VerifyRequest(site, progress), fence),
                Verification.class));
  }
}
