package dev.sentinelsync.service;

import dev.sentinelsync.pipeline.SiteRuntime;
import dev.sentinelsync.pipeline.SiteSettings;
import dev.sentinelsync.pipeline.SyncListener;
import dev.sentinelsync.pipeline.SyncTrigger;
import dev.sentinelsync.pipeline.read.ParseResultsInUse;
import dev.sentinelsync.pipeline.run.PipelineRoutes;
import dev.sentinelsync.pipeline.run.PublishLeases;
import dev.sentinelsync.pipeline.run.SyncService;
import dev.sentinelsync.pipeline.step.SyncSteps;
import dev.sentinelsync.service.health.StateCheck;
import dev.sentinelsync.service.health.StateMonitor;
import dev.sentinelsync.service.health.StoppingCheck;
import dev.sentinelsync.service.health.TargetCheck;
import dev.sentinelsync.service.schedule.Timer;
import dev.sentinelsync.service.settings.ServiceSettings;
import dev.sentinelsync.service.settings.WebhookSettings;
import dev.sentinelsync.state.StateDatabase;
import dev.sentinelsync.verify.Repairs;
import dev.sentinelsync.webhook.WebhookEndpoint;
import dev.sentinelsync.webhook.WebhookReceiver;
import io.vertx.core.Vertx;
import io.vertx.ext.web.Router;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.function.Function;
import org.apache.camel.CamelContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The service from start to stop. Starts in the order state, sources and targets, routes with web
 * server and schedules; stops the other way round, after the running syncs had their time.
 */
public final class RunningService {

  private static final Logger LOG = LoggerFactory.getLogger(RunningService.class);

  private final ServiceParts parts;

  /** What is open, the newest first. */
  private final Deque<AutoCloseable> open = new ArrayDeque<>();

  private StateDatabase state;
  private StateMonitor monitor;
  private SyncWorkers workers;
  private WebhookReceiver receiver;
  private ServiceControl control;
  private final RouteHost routes;
  private final StoppingCheck stopping = new StoppingCheck();

  private RunningService(ServiceParts parts, Vertx vertx) {
    this.parts = parts;
    this.routes = new RouteHost(parts.settings(), vertx);
  }

  /**
   * Starts the service; when it returns, {@link #router} answers webhooks, and the sources are
   * looked at.
   *
   * @param vertx runs the web server, which its owner opens and closes
   * @throws StartException if a port is taken or the routes cannot be started
   * @throws RuntimeException of state, source or target if one of them cannot be opened; nothing
   *     stays open
   */
  public static RunningService start(ServiceParts parts, Vertx vertx) {
    RunningService service = new RunningService(parts, vertx);
    try {
      service.open();
      return service;
    } catch (RuntimeException e) {
      service.closeAll();
      throw e;
    }
  }

  private void open() {
    ServiceSettings settings = parts.settings();
    PortProbe.check("http", settings.ports().http());
    PortProbe.check("management", settings.ports().management());
    state = StateDatabase.open(parts.state(), parts.clock());
    open.push(state);
    monitor = new StateMonitor(state, parts.clock());
    open.push(monitor);
    SortedMap<String, SiteRuntime> sites = openSites();
    PublishLeases leases =
        new PublishLeases(
            state.leases(),
            settings.instance(),
            settings.syncs().lease(),
            List.copyOf(parts.additions().listeners()));
    open.push(leases);
    Timer timer = new Timer();
    open.push(timer);
    PendingRequests requests =
        new PendingRequests(
            state, parts.clock(), parts.additions().listeners(), site -> workers.wake(site));
    Retries retries = new Retries(settings.syncs().retry(), timer::after, new Random(), requests);
    List<SyncListener> listeners = new ArrayList<>(parts.additions().listeners());
    listeners.add(retries);
    SyncService service = new SyncService(state, leases, routes, listeners, parts.clock());
    long facts =
        IdleSites.most(settings.syncs().kept().factsInMemory(), Runtime.getRuntime().maxMemory());
    IdleSites idle = new IdleSites(facts);
    workers =
        new SyncWorkers(
            settings.syncs().sitesAtOnce(),
            state.requests(),
            sites.keySet(),
            site -> idle.during(sites.get(site), service::syncPending),
            retries);
    open.push(() -> workers.close(Duration.ZERO));
    receiver = receiver(requests);
    control = control(sites, requests);
    TargetCheck targets = new TargetCheck(sites.values(), parts.clock());
    open.push(targets);
    startRoutes(
        leases,
        targets,
        new ScheduledSyncs(settings.schedules().jitter(), timer, state, requests, retries));
    sites.keySet().forEach(site -> requestAtStart(site, requests, retries));
    timer.every(settings.syncs().sweep(), workers::sweep);
    Housekeeping housekeeping =
        new Housekeeping(
            state,
            sites.values(),
            parts.clock(),
            settings.syncs().kept(),
            ParseResultsInUse.of(folders(), parts.limits(), state.parseCache()));
    timer.every(Housekeeping.PERIOD, housekeeping);
    timer.every(Housekeeping.RUNS_PERIOD, housekeeping::pruneRuns);
    repairDrift(new DriftRepair(sites, state, new Repairs(routes.pipeline(), service)));
  }

  /** On a timer of its own: a clean build takes seconds, and the other tasks must not wait. */
  private void repairDrift(DriftRepair repair) {
    Duration pause = parts.settings().syncs().verifyEvery();
    if (!pause.isZero()) {
      Timer timer = new Timer();
      open.push(timer);
      timer.every(pause, repair);
    }
  }

  private SortedMap<String, SiteRuntime> openSites() {
    SortedMap<String, SiteRuntime> sites = new TreeMap<>();
    Function<SiteSettings, SiteRuntime> opener = SiteRuntime.opener();
    for (SiteSettings site : parts.sites()) {
      SiteRuntime runtime = opener.apply(site);
      open.push(runtime);
      sites.put(site.name(), runtime);
    }
    return sites;
  }

  private WebhookReceiver receiver(PendingRequests requests) {
    WebhookSettings webhooks = parts.settings().webhooks();
    return new WebhookReceiver(
        webhooks.credentials().stream()
            .map(credential -> credential.load(parts.environment(), parts.clock()))
            .toList(),
        webhooks.limits(),
        parts.clock(),
        (provider, delivery, wanted, id) ->
            monitor.ask(() -> requests.addForWebhook(provider, delivery, wanted, id)),
        new AllWebhooks(parts.additions().listeners()));
  }

  private ServiceControl control(SortedMap<String, SiteRuntime> sites, PendingRequests requests) {
    ServiceSettings settings = parts.settings();
    SiteStates states = new SiteStates(state, workers, settings.schedules(), parts.clock());
    return new ServiceControl(
        sites.keySet(), state, requests, states, parts.additions().listeners());
  }

  private void startRoutes(PublishLeases leases, TargetCheck targets, ScheduledSyncs scheduled) {
    SyncSteps steps =
        SyncSteps.wire(
            state,
            folders(),
            parts.limits(),
            leases,
            new LoggedProgress(parts.clock()),
            parts.clock());
    Map<String, Object> beans = new TreeMap<>(parts.additions().beans());
    beans.putAll(steps.beans());
    beans.putAll(Repairs.beans(state, parts.clock()));
    ExecutorService stepThreads = PipelineRoutes.bind(beans::put);
    open.push(stepThreads::shutdown);
    beans.put("scheduledSyncs", scheduled);
    beans.put("stateCheck", new StateCheck(monitor));
    beans.put("stoppingCheck", stopping);
    beans.put("targetCheck", targets);
    beans.put("publishedCheck", new PublishedCheck(() -> monitor.ask(control::sites)));
    beans.put(
        "lagCheck", new LagCheck(() -> monitor.ask(control::sites), parts.settings().lagLimit()));
    WebhookEndpoint webhooks =
        new WebhookEndpoint(receiver, parts.settings().webhooks().trustedProxies());
    beans.put("webhookEndpoint", webhooks);
    open.push(routes);
    routes.start(parts.routes(), state, stepThreads, webhooks, beans);
  }

  /** Folders that any site reads. */
  private List<String> folders() {
    return parts.sites().stream()
        .flatMap(site -> site.pages().folders().stream())
        .distinct()
        .sorted()
        .toList();
  }

  private static void requestAtStart(String site, PendingRequests requests, Retries retries) {
    try {
      requests.add(site, SyncTrigger.START);
    } catch (RuntimeException e) {
      // The database became unreachable after it was opened.
      LOG.warn("The first sync of {} could not be requested: {}", site, e.getMessage());
      retries.failed(site);
    }
  }

  /** What operators can request and see. */
  public ServiceControl control() {
    return control;
  }

  /** The open state database. */
  StateDatabase state() {
    return state;
  }

  /** The Camel context, for health checks and metrics. */
  public CamelContext context() {
    return routes.context();
  }

  /** What answers webhooks. */
  public Router router() {
    return routes.router();
  }

  /**
   * Stops the service: takes no further requests, gives running syncs the configured time, and
   * closes everything. A sync that does not end in time is abandoned; its target stays at what it
   * held or is repaired by the next run, here or on another machine.
   *
   * @return whether all running syncs ended in time
   */
  public boolean stop() {
    LOG.info("Stopping: no further requests are taken");
    stopping.stopping();
    receiver.close();
    control.close();
    boolean ended = await();
    if (ended) {
      closeAll();
      LOG.info("Stopped");
    } else {
      // What a run still uses must not be closed; the process ends anyway.
      LOG.warn(
          "A sync did not end within {} s and is abandoned; the next run resumes its work",
          parts.settings().shutdown().toSeconds());
    }
    return ended;
  }

  private boolean await() {
    try {
      return workers.close(parts.settings().shutdown());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private void closeAll() {
    while (!open.isEmpty()) {
      try {
        open.pop().close();
      } catch (Exception e) {
        // Whatever it is, the rest must be closed too.
        LOG.warn("Something could not be closed: {}", e.toString());
      }
    }
  }
}
