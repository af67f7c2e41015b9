package dev.sentinelsync.http;

import dev.sentinelsync.service.AccessToken;
import dev.sentinelsync.service.RunningService;
import dev.sentinelsync.service.ServiceParts;
import dev.sentinelsync.service.settings.HttpLimits;
import dev.sentinelsync.service.settings.ServiceSettings;
import dev.sentinelsync.service.settings.ServiceSettings.Address;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.file.FileSystemOptions;
import io.vertx.ext.web.Router;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.ConcurrentLinkedDeque;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The service with its web server, whose two ports open last and close last. */
public final class ManagedService {

  private static final Logger LOG = LoggerFactory.getLogger(ManagedService.class);

  private final Deque<Runnable> closedFirst = new ConcurrentLinkedDeque<>();

  /** What is open of the web server, the newest first. */
  private final Deque<AutoCloseable> open = new ArrayDeque<>();

  private final HttpLimits limits;
  private final Vertx vertx;
  private RunningService service;
  private ManagementRoutes routes;
  private HttpPort webhooks;
  private HttpPort management;

  private ManagedService(HttpLimits limits) {
    this.limits = limits;
    this.vertx = vertx();
    open.push(() -> vertx.close().toCompletionStage().toCompletableFuture().join());
  }

  /**
   * Starts both.
   *
   * @throws RuntimeException as {@link RunningService#start}; nothing stays open
   */
  public static ManagedService start(ServiceParts parts) {
    ManagedService managed = new ManagedService(parts.settings().ports().limits());
    try {
      managed.open(parts);
      return managed;
    } catch (RuntimeException e) {
      if (managed.service != null) {
        managed.service.stop();
      }
      managed.closeServer();
      throw e;
    }
  }

  private void open(ServiceParts parts) {
    ServiceSettings settings = parts.settings();
    service = RunningService.start(parts, vertx);
    webhooks = open("http", settings.ports().http(), service.router());
    LOG.info(
        "Instance {} syncs {} and takes webhooks on {}:{}",
        settings.instance(),
        settings.schedules().bySite().keySet(),
        settings.ports().http().host(),
        webhooks.port());
    routes =
        new ManagementRoutes(
            vertx, AccessToken.open(settings.ports().token(), parts.environment()), parts.clock());
    open.push(routes);
    new ControlApi(service.control()).addTo(routes);
    new HealthPages(service.context()).addTo(routes);
    new MetricsPage(service.context()).addTo(routes);
    new FreshnessPage(service.control()).addTo(routes);
    management = open("management", settings.ports().management(), routes.router());
    LOG.info("Management is on {}:{}", settings.ports().management().host(), management.port());
  }

  private HttpPort open(String key, Address address, Router router) {
    HttpPort port = HttpPort.open(vertx, key, address, limits, router);
    open.push(port);
    return port;
  }

  private static Vertx vertx() {
    return Vertx.vertx(
        new VertxOptions()
            // One for each port: they only pass on what others answer.
            .setEventLoopPoolSize(2)
            .setUseDaemonThread(true)
            // No folder for copies of resources: nothing here serves files.
            .setFileSystemOptions(
                new FileSystemOptions()
                    .setFileCachingEnabled(false)
                    .setClassPathResolvingEnabled(false)));
  }

  /** The service. */
  public RunningService service() {
    return service;
  }

  /** The port on which webhooks arrive. */
  public int httpPort() {
    return webhooks.port();
  }

  /** The port on which management listens. */
  public int managementPort() {
    return management.port();
  }

  /** Takes further pages of the management port. */
  public ManagementRoutes routes() {
    return routes;
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
      while (!open.isEmpty()) {
        try {
          open.pop().close();
        } catch (Exception e) {
          // Whatever it is, the rest must be closed too.
          LOG.warn("Part of the web server could not be closed: {}", e.toString());
        }
      }
    }
  }
}
