package dev.sentinelsync.ops;

import static org.awaitility.Awaitility.await;

import dev.sentinelsync.config.ConfigurationFile;
import dev.sentinelsync.config.Settings;
import dev.sentinelsync.http.ManagedService;
import dev.sentinelsync.http.dashboard.Dashboard;
import dev.sentinelsync.http.dashboard.EventFeed;
import dev.sentinelsync.ops.notify.Notifications;
import dev.sentinelsync.service.ServiceControl;
import dev.sentinelsync.service.ServiceFixture;
import dev.sentinelsync.service.ServiceParts;
import dev.sentinelsync.service.ServiceParts.Additions;
import dev.sentinelsync.testing.HttpGitRemote;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.UUID;
import org.junit.jupiter.api.Assumptions;

/** A whole service with dashboard and notifications, before a repository of one rule. */
public final class OperatedService implements AutoCloseable {

  /** How long anything may take on a busy machine. */
  public static final Duration PATIENCE = Duration.ofMinutes(2);

  private final ServiceFixture fixture;
  private final Map<String, String> environment = new HashMap<>(ServiceFixture.ENVIRONMENT);
  private ManagedService service;

  private OperatedService(ServiceFixture fixture) {
    this.fixture = fixture;
  }

  /** Sets it up, but does not start it yet. */
  public static OperatedService in(Path folder) throws IOException {
    Assumptions.assumeTrue(HttpGitRemote.available(), "git http-backend is not installed");
    return new OperatedService(ServiceFixture.in(folder));
  }

  /** Sets an environment variable. */
  public OperatedService variable(String name, String value) {
    environment.put(name, value);
    return this;
  }

  /** Starts it, as the command does. */
  public OperatedService start() {
    Settings settings =
        Settings.readForService(
            ConfigurationFile.of(fixture.configuration()), Map.of(), environment::get);
    Events events = new Events(Map.of(), Clock.systemUTC());
    EventFeed feed = new EventFeed();
    events.add(feed);
    Notifications notifications =
        Notifications.of(
            settings.operations().notifications(), environment::get, Clock.systemUTC());
    service =
        ManagedService.start(
            new ServiceParts(
                settings.service(),
                settings.sites(),
                settings.state(),
                settings.contentLimits(),
                settings.routes(),
                environment::get,
                Clock.systemUTC(),
                Additions.listeners(List.of(events, notifications))));
    Dashboard.open(
        service,
        settings.operations().dashboard(),
        "bench-1",
        settings.sites(),
        feed,
        Clock.systemUTC());
    service.beforeClosing(notifications::close);
    notifications.begin(service.service().control());
    return this;
  }

  /** Waits until nothing is to be done any more and something is published. */
  public void awaitPublished() {
    await()
        .atMost(PATIENCE)
        .until(
            () ->
                control().sites().stream()
                    .allMatch(
                        site ->
                            !site.busy()
                                && !site.waiting()
                                && site.revisions().published() != null));
  }

  /** Repository, configuration and clients. */
  public ServiceFixture fixture() {
    return fixture;
  }

  /** What operators can ask and see. */
  public ServiceControl control() {
    return service.service().control();
  }

  /** The port on which webhooks arrive. */
  public int httpPort() {
    return service.httpPort();
  }

  /** The methods of every path of the management port. */
  public SortedMap<String, SortedSet<String>> routes() {
    return service.routes().paths();
  }

  /** The management port. */
  public int port() {
    return service.managementPort();
  }

  /** Delivers a webhook, as after a push. */
  public void push() {
    fixture.webhook(service.httpPort(), UUID.randomUUID().toString());
  }

  /** Stops the service, as a signal would. */
  public void stop() {
    service.stop();
  }

  @Override
  public void close() {
    try {
      if (service != null) {
        service.stop();
      }
    } finally {
      fixture.close();
    }
  }
}
