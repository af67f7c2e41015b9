package dev.sentinelsync.command;

import dev.sentinelsync.config.Settings;
import dev.sentinelsync.pipeline.SiteRuntime;
import dev.sentinelsync.pipeline.SiteSettings;
import dev.sentinelsync.pipeline.SyncListener;
import dev.sentinelsync.pipeline.SyncOptions;
import dev.sentinelsync.pipeline.SyncReport;
import dev.sentinelsync.pipeline.run.PipelineRoutes;
import dev.sentinelsync.pipeline.run.PublishLeases;
import dev.sentinelsync.pipeline.run.SyncService;
import dev.sentinelsync.pipeline.step.SyncSteps;
import dev.sentinelsync.source.ProgressListener;
import dev.sentinelsync.state.StateDatabase;
import dev.sentinelsync.support.Futures;
import dev.sentinelsync.verify.Repairs;
import dev.sentinelsync.verify.Verification;
import dev.sentinelsync.verify.Verifier;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;

/** Everything that a single command needs to sync one site, opened and closed together. */
final class Workbench implements AutoCloseable {

  private final StateDatabase state;
  private final PublishLeases leases;
  private final PipelineRoutes routes;
  private final SiteRuntime site;
  private final SyncService service;

  private Workbench(
      StateDatabase state,
      PublishLeases leases,
      PipelineRoutes routes,
      SiteRuntime site,
      SyncService service) {
    this.state = state;
    this.leases = leases;
    this.routes = routes;
    this.site = site;
    this.service = service;
  }

  /**
   * Opens state, source, target and routes of a site.
   *
   * @throws RuntimeException if one of them cannot be opened; the state does not stay open then
   */
  static Workbench open(Settings settings, SiteSettings siteSettings, ProgressListener progress) {
    return open(settings, siteSettings, progress, List.of());
  }

  /**
   * The same.
   *
   * @param listeners hear of every sync
   */
  static Workbench open(
      Settings settings,
      SiteSettings siteSettings,
      ProgressListener progress,
      List<SyncListener> listeners) {
    Clock clock = Clock.systemUTC();
    SiteRuntime site = SiteRuntime.open(siteSettings);
    // The two slowest parts of the start have nothing to do with each other.
    CompletableFuture<OpenState> opening =
        CompletableFuture.supplyAsync(() -> OpenState.open(settings, clock));
    try {
      PipelineRoutes routes =
          PipelineRoutes.start(
              settings.routes(),
              List.of(
                  PipelineRoutes.SYNC,
                  PipelineRoutes.BUILD,
                  PipelineRoutes.VERIFY,
                  PipelineRoutes.REPAIR),
              () -> beans(Futures.result(opening), settings, siteSettings, progress, clock));
      OpenState open = Futures.result(opening);
      SyncService service =
          new SyncService(open.state(), open.leases(), routes::sync, listeners, clock);
      return new Workbench(open.state(), open.leases(), routes, site, service);
    } catch (RuntimeException e) {
      opening.thenAccept(OpenState::close).exceptionally(failed -> null).join();
      throw e;
    }
  }

  private static Map<String, Object> beans(
      OpenState open,
      Settings settings,
      SiteSettings siteSettings,
      ProgressListener progress,
      Clock clock) {
    Map<String, Object> beans = new TreeMap<>(Repairs.beans(open.state(), clock));
    beans.putAll(
        SyncSteps.wire(
                open.state(),
                siteSettings.pages().folders(),
                settings.contentLimits(),
                open.leases(),
                progress,
                clock)
            .beans());
    return beans;
  }

  private record OpenState(StateDatabase state, PublishLeases leases) {

    static OpenState open(Settings settings, Clock clock) {
      StateDatabase state = StateDatabase.open(settings.state(), clock);
      return new OpenState(
          state,
          new PublishLeases(
              state.leases(),
              "command-" + UUID.randomUUID(),
              PublishLeases.DEFAULT_DURATION,
              List.of()));
    }

    void close() {
      try (StateDatabase closedLast = state) {
        leases.close();
      }
    }
  }

  /** Runs one sync; empty if another process has the right to publish. */
  Optional<SyncReport> sync(SyncOptions options) {
    return service.sync(site, options);
  }

  /** Compares every byte of the target with a clean build. */
  Verification verify(ProgressListener progress) {
    return Verifier.over(routes).verify(site, progress);
  }

  /** The same, and writes what differs; empty if another process has the right to publish. */
  Optional<Verification> repair(ProgressListener progress) {
    return new Repairs(routes, service).repair(site, progress);
  }

  /** The site. */
  SiteRuntime site() {
    return site;
  }

  /** The state. */
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
