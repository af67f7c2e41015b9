package dev.sentinelsync.http.dashboard;

import dev.sentinelsync.http.Answer;
import dev.sentinelsync.http.ManagedService;
import dev.sentinelsync.http.ManagementRequest;
import dev.sentinelsync.http.ManagementRoute;
import dev.sentinelsync.http.dashboard.DashboardSettings.Access;
import dev.sentinelsync.pipeline.ProgramVersion;
import dev.sentinelsync.pipeline.SiteSettings;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.regex.Pattern;

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
    SitePanels panels = new SitePanels(service.service().control(), sites);
    service.beforeClosing(streams::close);
    service.add(new Dashboard(settings, instance, panels, streams, clock).routes());
  }

  private List<ManagementRoute> routes() {
    List<ManagementRoute> routes = new ArrayList<>(PageFiles.routes());
    routes.add(ManagementRoute.open(Pattern.quote("/dashboard/access"), request -> access()));
    routes.add(reading("/dashboard/state", this::state));
    routes.add(reading("/dashboard/events", this::events));
    return routes;
  }

  private ManagementRoute reading(String path, Function<ManagementRequest, Answer> handler) {
    boolean guarded = settings.access() == Access.TOKEN;
    return new ManagementRoute("GET", Pattern.compile(Pattern.quote(path)), guarded, handler);
  }

  /** Tells the page whether to ask for the token, so that it need not try without one. */
  private Answer access() {
    return Answer.json(200, Map.of("token", settings.access() == Access.TOKEN));
  }

  private Answer state(ManagementRequest request) {
    Map<String, Object> state = new LinkedHashMap<>();
    state.put("instance", instance);
    state.put("version", ProgramVersion.current());
    state.put("now", clock.instant());
    state.put("sites", panels.all());
    return Answer.json(200, state);
  }

  private Answer events(ManagementRequest request) {
    return streams.open(
        request.parameter("after").map(Dashboard::number).orElseGet(OptionalLong::empty));
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
