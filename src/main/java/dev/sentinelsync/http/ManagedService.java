package dev.sentinelsync.http;

import dev.sentinelsync.service.AccessToken;
import dev.sentinelsync.service.RunningService;
import dev.sentinelsync.service.ServiceParts;
import dev.sentinelsync.service.ServiceSettings.ManagementSettings;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedDeque;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The service with its management port, which opens last and closes last. */
public final class ManagedService {

  private static final Logger LOG = LoggerFactory.getLogger(ManagedService.class);

  private final RunningService service;
  private final ManagementServer server;
  private final Deque<Runnable> closedFirst = new ConcurrentLinkedDeque<>();

  private ManagedService(RunningService service, ManagementServer server) {
    this.service = service;
    this.server = server;
  }

  /**
   * Starts both.
   *
   * @throws RuntimeException as {@link RunningService#start}; nothing stays open
   */
  public static ManagedService start(ServiceParts parts) {
    ManagementSettings settings = parts.settings().management();
    RunningService service = RunningService.start(parts);
    try {
      ManagementServer server =
          ManagementServer.start(
              settings.address(),
              AccessToken.open(settings.token(), parts.environment()),
              parts.clock());
      server.add(new ControlApi(service.control()).routes());
      server.add(new HealthPages(service.context()).routes());
      server.add(new MetricsPage(service.context()).routes());
      LOG.info("Management is on {}:{}", settings.address().host(), server.port());
      return new ManagedService(service, server);
    } catch (RuntimeException e) {
      service.stop();
      throw e;
    }
  }

  /** The service. */
  public RunningService service() {
    return service;
  }

  /** The port on which management listens. */
  public int managementPort() {
    return server.port();
  }

  /** Adds pages to the management port. */
  public void add(List<ManagementRoute> routes) {
    server.add(routes);
  }

  /** Does something when the service has stopped, while the port is still open. */
  public void beforeClosing(Runnable close) {
    closedFirst.push(close);
  }

  /**
   * Stops both; management can be asked until the running syncs have ended.
   *
   * @return as {@link RunningService#stop}
   */
  public boolean stop() {
    try {
      return service.stop();
    } finally {
      closeServer();
    }
  }

  private void closeServer() {
    try {
      closedFirst.forEach(Runnable::run);
    } finally {
      server.close();
    }
  }
}
