package dev.sentinelsync.command;

import dev.sentinelsync.command.settings.Settings;
import dev.sentinelsync.pipeline.PublishLeases;
import dev.sentinelsync.pipeline.SiteRuntime;
import dev.sentinelsync.pipeline.SiteSettings;
import dev.sentinelsync.pipeline.Steps;
import dev.sentinelsync.pipeline.SyncOptions;
import dev.sentinelsync.pipeline.SyncReport;
import dev.sentinelsync.pipeline.SyncRoutes;
import dev.sentinelsync.pipeline.SyncService;
import dev.sentinelsync.pipeline.Verification;
import dev.sentinelsync.source.ProgressListener;
import dev.sentinelsync.state.StateDatabase;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Everything that a single command needs to sync one site, opened and closed together. */
final class Workbench implements AutoCloseable {

  private final StateDatabase state;
  private final PublishLeases leases;
  private final SyncRoutes routes;
  private final SiteRuntime site;
  private final SyncService service;
  private final Clock clock = Clock.systemUTC();

  private Workbench(
      StateDatabase state,
      PublishLeases leases,
      SyncRoutes routes,
      SiteRuntime site,
      SyncService service) {
    this.state = state;
    this.leases = leases;
    this.routes = routes;
    this.site = site;
    this.service = service;
  }

  /** Opens state, source, target and routes of a site. */
  static Workbench open(Settings settings, SiteSettings wanted, ProgressListener progress) {
    Clock clock = Clock.systemUTC();
    SiteRuntime site = SiteRuntime.open(wanted);
    StateDatabase state = StateDatabase.open(settings.state(), clock);
    PublishLeases leases =
        new PublishLeases(
            state.leases(),
            "command-" + UUID.randomUUID(),
            PublishLeases.DEFAULT_DURATION,
            List.of());
    Steps steps =
        Steps.wire(state, wanted.folders(), settings.contentLimits(), leases, progress, clock);
    SyncRoutes routes = SyncRoutes.start(settings.routes(), steps);
    SyncService service = new SyncService(state, leases, routes, List.of(), clock);
    return new Workbench(state, leases, routes, site, service);
  }

  /** Runs one sync; empty if another process has the right to publish. */
  Optional<SyncReport> sync(SyncOptions options) {
    return service.sync(site, options, "COMMAND", clock.instant());
  }

  /** Puts right what differs; empty if another process has the right to publish. */
  Optional<Integer> repair(Verification.Result found) {
    return service.repair(site, found);
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
        SyncRoutes closedRoutes = routes) {
      // Closed in the opposite order, all of them whatever one of them throws.
    }
  }
}
