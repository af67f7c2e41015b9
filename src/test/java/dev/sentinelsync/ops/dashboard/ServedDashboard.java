package dev.sentinelsync.ops.dashboard;

import static org.awaitility.Awaitility.await;

import dev.sentinelsync.command.settings.Settings;
import dev.sentinelsync.ops.Events;
import dev.sentinelsync.service.ServiceBench;
import dev.sentinelsync.service.ServiceControl;
import dev.sentinelsync.service.ServiceParts;
import dev.sentinelsync.service.management.ManagedService;
import dev.sentinelsync.testing.HttpGitRemote;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.Assumptions;

/** A whole service with its dashboard, before a repository of one rule. */
final class ServedDashboard implements AutoCloseable {

  static final Duration PATIENCE = Duration.ofMinutes(2);

  final ServiceBench bench;
  final EventFeed feed = new EventFeed();
  private ManagedService service;

  private ServedDashboard(ServiceBench bench) {
    this.bench = bench;
  }

  /** Sets it up, but does not start it yet. */
  static ServedDashboard in(Path folder) throws IOException {
    Assumptions.assumeTrue(HttpGitRemote.available(), "git http-backend is not installed");
    return new ServedDashboard(ServiceBench.in(folder));
  }

  /** Starts it and waits for the first sync. */
  ServedDashboard start() {
    Settings settings =
        Settings.readForService(
            bench.configuration(), Map.of(), ServiceBench.ENVIRONMENT::get);
    Events events = new Events(Map.of(), Clock.systemUTC());
    events.add(feed);
    service =
        ManagedService.start(
            new ServiceParts(
                settings.service(),
                settings.sites(),
                settings.state(),
                settings.contentLimits(),
                settings.routes(),
                ServiceBench.ENVIRONMENT::get,
                Clock.systemUTC(),
                List.of(events),
                new TreeMap<>()));
    Dashboard.open(
        service, settings.dashboard(), "bench-1", settings.sites(), feed, Clock.systemUTC());
    awaitPublished();
    return this;
  }

  /** Waits until nothing is to be done any more and something is published. */
  void awaitPublished() {
    await()
        .atMost(PATIENCE)
        .until(
            () ->
                control().sites().stream()
                    .allMatch(
                        site ->
                            !site.busy() && !site.waiting() && site.publishedRevision() != null));
  }

  ServiceControl control() {
    return service.service().control();
  }

  int port() {
    return service.managementPort();
  }

  /** Delivers a webhook, as after a push. */
  void push() {
    bench.webhook(service.service().httpPort(), UUID.randomUUID().toString());
  }

  /** Stops the service, as a signal would. */
  void stop() {
    service.stop();
  }

  @Override
  public void close() {
    try {
      if (service != null) {
        service.stop();
      }
    } finally {
      bench.close();
    }
  }
}
