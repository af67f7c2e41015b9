package dev.sentinelsync.pipeline;

import dev.sentinelsync.content.parse.ContentLimits;
import dev.sentinelsync.source.ProgressListener;
import dev.sentinelsync.state.StateDatabase;
import dev.sentinelsync.state.StateSettings;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** A whole pipeline over a temporary folder: state, routes, source and target; may be restarted. */
public final class SyncFixture implements AutoCloseable {

  private final SiteSettings settings;
  private final StateSettings stateSettings;
  private StateDatabase state;
  private PublishLeases leases;
  private SyncRoutes routes;
  private SiteRuntime site;
  private SyncService service;

  /** Opens all of it; nothing is fetched or written yet. */
  public SyncFixture(Path folder, SiteSettings settings) {
    this.settings = settings;
    this.stateSettings = StateSettings.h2(folder.resolve("state"));
    open();
  }

  private void open() {
    Clock clock = Clock.systemUTC();
    site = SiteRuntime.open(settings);
    state = StateDatabase.open(stateSettings, clock);
    leases = new PublishLeases(state.leases(), "test", Duration.ofMinutes(5), List.of());
    Steps steps =
        Steps.wire(
            state, settings.folders(), ContentLimits.DEFAULT, leases, ProgressListener.NONE, clock);
    routes = SyncRoutes.start(Path.of("routes"), () -> steps);
    service = new SyncService(state, leases, routes, List.of(), clock);
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
    Optional<SyncReport> report =
        service.sync(site, options, "COMMAND", Clock.systemUTC().instant());
    return report.orElseThrow(() -> new AssertionError("nobody else has the right to publish"));
  }

  /** Compares every byte of the target with a clean full build. */
  public Verification.Result verify() {
    return new Verification(ContentLimits.DEFAULT).verify(site, ProgressListener.NONE);
  }

  /** Puts right what a verification found; returns how many pages that were. */
  int repair(Verification.Result found) {
    return service.repair(site, found).orElseThrow();
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
        SyncRoutes closedRoutes = routes) {
      // Closed in the opposite order, all of them whatever one of them throws.
    }
  }
}
