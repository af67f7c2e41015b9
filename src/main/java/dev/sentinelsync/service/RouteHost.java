package dev.sentinelsync.service;

import dev.sentinelsync.pipeline.SyncRun;
import dev.sentinelsync.pipeline.run.PipelineRoutes;
import dev.sentinelsync.pipeline.run.RoutesException;
import dev.sentinelsync.service.schedule.CronSchedule;
import dev.sentinelsync.service.settings.ServiceSettings;
import dev.sentinelsync.state.QuartzConnections;
import dev.sentinelsync.state.StateDatabase;
import dev.sentinelsync.webhook.WebhookEndpoint;
import io.vertx.core.Vertx;
import io.vertx.ext.web.Router;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.function.Consumer;
import org.apache.camel.CamelContext;
import org.apache.camel.component.quartz.QuartzComponent;
import org.apache.camel.health.HealthCheck;
import org.apache.camel.health.HealthCheckRegistry;
import org.apache.camel.main.BaseMainSupport;
import org.apache.camel.main.Main;
import org.apache.camel.main.MainListenerSupport;
import org.apache.camel.main.SimpleMainShutdownStrategy;

/** Camel Main with the routes folder as it is, one schedule per site, and a router for HTTP. */
final class RouteHost implements Consumer<SyncRun>, AutoCloseable {

  private static final String SCHEDULE = "schedule";

  /** Name of the context, of the scheduler and of its entries in a shared job store. */
  private static final String NAME = "sentinel-sync";

  /** Above the webhook limit, so that the refusal can say what the limit is. */
  private static final int BODY_ROOM = 1024 * 1024;

  private final Main main = new Main();
  private final ServiceSettings settings;
  private final CamelRouter router;
  private PipelineRoutes pipeline;

  RouteHost(ServiceSettings settings, Vertx vertx) {
    this.settings = settings;
    this.router =
        new CamelRouter(vertx, settings.webhooks().limits().maximumBodyBytes() + BODY_ROOM);
  }

  /**
   * Starts the routes; when it returns, the router takes webhooks and schedules run.
   *
   * @param folder the routes folder; the packaged routes count where it does not exist
   * @param workers threads that the sync routes use
   * @param webhooks answers webhooks, and is one of the beans
   * @param beans what the routes call, by name
   * @throws RoutesException if the folder lacks them
   * @throws StartException if they cannot be started
   */
  void start(
      Path folder,
      StateDatabase state,
      ExecutorService workers,
      WebhookEndpoint webhooks,
      Map<String, Object> beans) {
    String routes = PipelineRoutes.location(folder, List.of(PipelineRoutes.SYNC));
    try {
      configure(routes, state, beans);
      main.start();
      HealthCheckRegistry checks = HealthCheckRegistry.get(context());
      beans.values().stream().filter(HealthCheck.class::isInstance).forEach(checks::register);
      pipeline = PipelineRoutes.of(context(), workers);
      webhooks.answerFor(context());
    } catch (StartException e) {
      throw e;
    } catch (RuntimeException e) {
      throw new StartException(
          "The routes of %s cannot be started: %s".formatted(routes, PipelineRoutes.rootMessage(e)),
          e);
    }
  }

  private void configure(String routes, StateDatabase state, Map<String, Object> beans) {
    SortedMap<String, String> properties = new TreeMap<>(defaults());
    properties.putAll(settings.camel());
    properties.put("camel.main.routesIncludePattern", routes + "*.yaml");
    // The ports are our own.
    properties.put("camel.server.enabled", "false");
    properties.put("camel.management.enabled", "false");
    // The service stops Camel itself, after its running syncs; a hook of Camel's would come
    // between.
    main.setShutdownStrategy(new SimpleMainShutdownStrategy());
    // Ours are read already; Camel would look for a file of this name by itself.
    main.setDefaultPropertyPlaceholderLocation("false");
    properties.forEach(main::addInitialProperty);
    beans.forEach(main::bind);
    main.bind("quartz", quartz(state));
    main.bind(CamelRouter.NAME, router);
    main.addMainListener(
        new MainListenerSupport() {
          @Override
          public void afterConfigure(BaseMainSupport configured) {
            PipelineRoutes.timeStages(context());
            settings.schedules().bySite().forEach((site, schedule) -> schedule(site, schedule));
          }
        });
  }

  /** What the service relies on; all of it stands in the shipped configuration too. */
  private Map<String, String> defaults() {
    return Map.of(
        "camel.main.name", NAME,
        // The summary prints what it does not recognise as a secret.
        "camel.main.autoConfigurationLogSummary", "false",
        "camel.main.useMdcLogging", "true",
        // What the lines of a run carry, also where its route continues in another thread.
        "camel.main.mdcLoggingKeysPattern", "run,site,source,from_revision,to_revision",
        "camel.metrics.enabled", "true",
        "camel.metrics.binders", "jvm-memory,jvm-gc,jvm-thread,processor,uptime,file-descriptor",
        "camel.health.enabled", "true");
  }

  private QuartzComponent quartz(StateDatabase state) {
    Map<String, Object> quartz = new HashMap<>();
    // Instances that share a job store are those of one scheduler name.
    quartz.put(
        "org.quartz.scheduler.instanceName",
        state.shared() ? NAME : NAME + "-" + settings.instance());
    quartz.put("org.quartz.scheduler.instanceId", settings.instance());
    quartz.put("org.quartz.scheduler.skipUpdateCheck", "true");
    // A fire takes milliseconds: it only asks.
    quartz.put("org.quartz.threadPool.threadCount", "2");
    if (state.shared()) {
      QuartzConnections.removeUnknownJobs(state, NAME);
      Properties store = QuartzConnections.jobStore(state, settings.instance());
      store.stringPropertyNames().forEach(key -> quartz.put(key, store.getProperty(key)));
    }
    QuartzComponent component = new QuartzComponent();
    component.setProperties(quartz);
    component.setPrefixInstanceName(false);
    return component;
  }

  private void schedule(String site, CronSchedule schedule) {
    Map<String, Object> parameters =
        Map.of(
            "site", site,
            "cron", schedule.expression(),
            "zone", schedule.zone().getId());
    try {
      context().addRouteFromTemplate(SCHEDULE + "-" + site, SCHEDULE, parameters);
    } catch (Exception e) {
      // Camel declares plain Exception; whatever it is, the site would never be looked at.
      throw new StartException(
          "The schedule of site %s cannot be set up: %s"
              .formatted(site, PipelineRoutes.rootMessage(e)),
          e);
    }
  }

  /** Where Camel's routes are mounted. */
  Router router() {
    return router;
  }

  /** The routes of syncs, builds and verifications; they run once the host has started. */
  PipelineRoutes pipeline() {
    return pipeline;
  }

  CamelContext context() {
    return main.getCamelContext();
  }

  @Override
  public void accept(SyncRun run) {
    pipeline.sync(run);
  }

  @Override
  public void close() {
    main.stop();
  }
}
