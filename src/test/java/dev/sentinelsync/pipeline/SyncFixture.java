package dev.sentinelsync.pipeline;

import dev.sentinelsync.content.parse.ContentLimits;
import dev.sentinelsync.pipeline.run.PipelineRoutes;
import dev.sentinelsync.pipeline.run.PublishLeases;
import dev.sentinelsync.pipeline.run.SyncService;
import dev.sentinelsync.pipeline.step.SyncSteps;
import dev.sentinelsync.source.ProgressListener;
import dev.sentinelsync.state.StateDatabase;
import dev.sentinelsync.state.StateSettings;
import dev.sentinelsync.verify.Repairs;
import dev.sentinelsync.verify.Verification;
import dev.sentinelsync.verify.Verifier;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A whole pipeline over a temporary folder: state, routes, source and target; may be restarted. */
public final class SyncFixture implements AutoCloseable {

  private final SiteSettings settings;
  private final Map<String, Object> steps;
  private final StateSettings stateSettings;
  private StateDatabase state;
  private PublishLeases leases;
  private PipelineRoutes routes;
  private SiteRuntime site;
  private SyncService service;

  /** Opens all of it; nothing is fetched or written yet. */
  public SyncFixture(Path folder, SiteSettings settings) {
    this(folder, settings, Map.of());
  }

  /**
   * The same with other steps.
   *
   * @param steps beans that replace those of the routes, by name
   */
  SyncFixture(Path folder, SiteSettings settings, Map<String, Object> steps) {
    this.settings = settings;
    this.steps = steps;
    this.stateSettings = StateSettings.h2(folder.resolve("state"));
    open();
  }

  private void open() {
    Clock clock = Clock.systemUTC();
    site = SiteRuntime.open(settings);
    state = StateDatabase.open(stateSettings, clock);
    leases = new PublishLeases(state.leases(), "test", Duration.ofMinutes(5), List.of());
    Map<String, Object> beans = new TreeMap<>(Repairs.beans(state, clock));
    beans.putAll(
        SyncSteps.wire(
                state,
                settings.pages().folders(),
                ContentLimits.DEFAULT,
                leases,
                ProgressListener.NONE,
                clock)
            .beans());
    beans.putAll(steps);
    routes =
        PipelineRoutes.start(
            Path.of("routes"),
            List.of(
                PipelineRoutes.SYNC,
                PipelineRoutes.BUILD,
                PipelineRoutes.VERIFY,
                PipelineRoutes.REPAIR),
            () -> beans);
    service = new SyncService(state, leases, routes::sync, List.of(), clock);
  }

  /** What a new process sees. */
  void restart() {
    close();
    open();
  }

  /** Runs one sync and fails the test if the target does not hold the revision afterwards. */
  public SyncReport sync(SyncOptions options) {
    SyncReport report = attempt(options);
    if (!report.status().isDelivered()) {
      throw new AssertionError(report.status() + ": " + report.failure());
    }
    return report;
  }

  /** Runs one sync, however it ends. */
  SyncReport attempt(SyncOptions options) {
    Optional<SyncReport> report = service.sync(site, options);
    return report.orElseThrow(() -> new AssertionError("nobody else has the right to publish"));
  }

  /** Compares every byte of the target with a clean full build. */
  public Verification verify() {
    return Verifier.over(routes).verify(site, ProgressListener.NONE);
  }

  /** The same, and repairs what differs. */
  Verification repair() {
    return new Repairs(routes, service).repair(site, ProgressListener.NONE).orElseThrow();
  }

  SiteRuntime site() {
    return site;
  }

  StateDatabase state() {
    return state;
  }

  @Override
  public void close() {
    try (StateDatabase closedState = state;
        PublishLeases closedLeases = leases;
        SiteRuntime closedSite = site;
        PipelineRoutes closedRoutes = routes) {
      // Closed in the opposite order, all of them whatever one of them throws.
    }
  }
}
