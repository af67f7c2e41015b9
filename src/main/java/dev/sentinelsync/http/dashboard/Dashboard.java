package dev.sentinelsync.http.dashboard;

import dev.sentinelsync.http.Answer;
import dev.sentinelsync.http.ManagedService;
import dev.sentinelsync.http.ManagementRoutes;
import dev.sentinelsync.http.dashboard.DashboardSettings.Access;
import dev.sentinelsync.pipeline.ProgramVersion;
import dev.sentinelsync.pipeline.SiteSettings;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/**
 * The dashboard on the management port: the page itself, the state that it shows, and the events.
 * Buttons of the page speak to the control interface, which asks for the token.
 */
public final class Dashboard {

  private final DashboardSettings settings;
  private final String instance;
  private final SitePanels panels;
  private final EventStreams streams;
  private final Clock clock;

  private Dashboard(
      DashboardSettings settings,
      String instance,
      SitePanels panels,
      EventStreams streams,
      Clock clock) {
    this.settings = settings;
    this.instance = instance;
    this.panels = panels;
    this.streams = streams;
    this.clock = clock;
  }

  /**
   * Adds the dashboard to a running service, unless it is switched off. It ends with the service.
   *
   * @param instance name of this process
   * @param sites the configured sites
   * @param feed where this process's events go
   */
  public static void open(
      ManagedService service,
      DashboardSettings settings,
      String instance,
      List<SiteSettings> sites,
      EventFeed feed,
      Clock clock) {
    if (settings.access() == Access.OFF) {
      return;
    }
    EventStreams streams = new EventStreams(feed, settings.streams(), EventStreams.Pace.DEFAULT);
    SitePanels panels = new SitePanels(service.service().control(), sites, clock);
    service.beforeClosing(streams::close);
    new Dashboard(settings, instance, panels, streams, clock).addTo(service.routes());
  }

  private void addTo(ManagementRoutes routes) {
    boolean guarded = settings.access() == Access.TOKEN;
    PageFiles.addTo(routes);
    routes.open("/dashboard/access", request -> access());
    if (guarded) {
      routes.guarded(HttpMethod.GET, "/dashboard/state", this::state);
    } else {
      routes.open("/dashboard/state", this::state);
    }
    routes.stream("/dashboard/events", guarded, this::events);
  }

  /** Says to the page whether to ask for the token, so that it need not try without one. */
  private Answer access() {
    return Answer.json(200, Map.of("token", settings.access() == Access.TOKEN));
  }

  private Answer state(RoutingContext request) {
    Map<String, Object> state = new LinkedHashMap<>();
    state.put("instance", instance);
    state.put("version", ProgramVersion.current());
    state.put("now", clock.instant());
    state.put("readOnly", ManagementRoutes.isReadOnly(request));
    state.put("sites", panels.all());
    return Answer.json(200, state);
  }

  private void events(RoutingContext request) {
    streams.open(
        request,
        request.queryParam("after").stream()
            .findFirst()
            .map(Dashboard::number)
            .orElseGet(OptionalLong::empty));
  }

  private static OptionalLong number(String text) {
    try {
      return OptionalLong.of(Long.parseLong(text));
    } catch (NumberFormatException e) {
      // As a reader that has none: it gets all that are kept.
      return OptionalLong.empty();
    }
  }
}
