package dev.sentinelsync.ops;

import dev.sentinelsync.command.Operations;
import dev.sentinelsync.config.ConfigurationFile;
import dev.sentinelsync.config.Settings;
import dev.sentinelsync.http.ManagedService;
import dev.sentinelsync.service.ServiceFixture;
import dev.sentinelsync.service.ServiceParts;
import dev.sentinelsync.service.ServiceParts.Additions;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import org.apache.logging.log4j.ThreadContext;
import org.awaitility.Awaitility;

/** The whole service as operators run it, with its events noted. */
final class ObservedService implements AutoCloseable {

  static final Duration PATIENCE = Duration.ofMinutes(4);

  private final ServiceFixture fixture;
  private final ManagedService service;
  private final List<OperationsEvent> events = new CopyOnWriteArrayList<>();
  private final Map<EventKind, Set<String>> routes = new ConcurrentHashMap<>();

  private ObservedService(ServiceFixture fixture, Map<String, String> environment) {
    this.fixture = fixture;
    Settings settings =
        Settings.readForService(
            ConfigurationFile.of(fixture.configuration()), Map.of(), environment::get);
    this.service =
        Operations.start(
            new ServiceParts(
                settings.service(),
                settings.sites(),
                settings.state(),
                settings.contentLimits(),
                settings.routes(),
                environment::get,
                Clock.systemUTC(),
                Additions.listeners(List.of())),
            settings.masked(),
            List.of(this::note));
  }

  /**
   * Sets up repository and target in a folder and starts the service.
   *
   * @param settings further settings, key and value in turn
   */
  static ObservedService start(Path folder, String... settings) throws Exception {
    return start(folder, ServiceFixture.ENVIRONMENT, settings);
  }

  /** The same with further environment variables. */
  static ObservedService start(Path folder, Map<String, String> environment, String... settings)
      throws Exception {
    ServiceFixture fixture = ServiceFixture.in(folder);
    fixture.set("retry.first", "1s").set("retry.cap", "1s");
    for (int i = 0; i < settings.length; i += 2) {
      fixture.set(settings[i], settings[i + 1]);
    }
    return new ObservedService(fixture, environment);
  }

  ServiceFixture fixture() {
    return fixture;
  }

  private void note(OperationsEvent event) {
    routes
        .computeIfAbsent(event.kind(), kind -> new ConcurrentSkipListSet<>())
        .add(String.valueOf(ThreadContext.get("camel.routeId")));
    events.add(event);
  }

  /** The routes that the log lines of events of a kind name. */
  Set<String> routes(EventKind kind) {
    return routes.getOrDefault(kind, Set.of());
  }

  /** All events so far, in order. */
  List<OperationsEvent> events() {
    return List.copyOf(events);
  }

  /** The events of a kind so far. */
  List<OperationsEvent> events(EventKind kind) {
    return events.stream().filter(event -> event.kind() == kind).toList();
  }

  /** Waits for an event. */
  OperationsEvent await(EventKind kind, Predicate<OperationsEvent> wanted) {
    return Awaitility.await()
        .atMost(PATIENCE)
        .until(
            () -> events(kind).stream().filter(wanted).findFirst().orElse(null),
            found -> found != null);
  }

  /** Waits for a run that ended so. */
  OperationsEvent awaitRun(String status) {
    return await(EventKind.SYNC_FINISHED, event -> status.equals(event.fields().get(Field.STATUS)));
  }

  /** Asks the management port. */
  String get(String path) {
    return fixture.manage(service.managementPort(), "GET", path, "").body();
  }

  int http() {
    return service.httpPort();
  }

  int management() {
    return service.managementPort();
  }

  @Override
  public void close() {
    service.stop();
    fixture.close();
  }
}
