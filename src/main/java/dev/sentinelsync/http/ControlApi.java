package dev.sentinelsync.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.sentinelsync.service.RunState;
import dev.sentinelsync.service.ServiceControl;
import dev.sentinelsync.service.SiteState.PauseState;
import dev.sentinelsync.state.Pause;
import dev.sentinelsync.state.Run;
import dev.sentinelsync.support.Json;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.HttpException;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** The control interface over HTTP: what operators can ask and see, in JSON. */
public final class ControlApi {

  private static final String SITE = "/api/sites/:site";
  private static final Pattern RUN = Pattern.compile("[A-Za-z0-9-]{1,64}");
  private static final int DEFAULT_RUNS = 50;
  private static final int MOST_RUNS = 500;
  private static final int LONGEST_NAME = 128;
  private static final int LONGEST_REASON = 1024;

  private final ServiceControl control;

  /**
   * @param control what is offered
   */
  public ControlApi(ServiceControl control) {
    this.control = control;
  }

  /** Adds its routes to the management port. */
  public void addTo(ManagementRoutes routes) {
    routes.guarded(HttpMethod.GET, "/api/sites", request -> Answer.json(200, control.sites()));
    routes.guarded(HttpMethod.GET, SITE, this::site);
    routes.guarded(HttpMethod.POST, SITE + "/sync", this::sync);
    routes.guarded(HttpMethod.POST, SITE + "/pause", this::pause);
    routes.guarded(HttpMethod.POST, SITE + "/resume", this::resume);
    routes.guarded(HttpMethod.GET, SITE + "/runs", this::runs);
    routes.guarded(HttpMethod.GET, "/api/runs/:run", this::run);
  }

  private Answer site(RoutingContext request) {
    return Answer.json(200, control.site(known(request)).orElseThrow());
  }

  private Answer sync(RoutingContext request) {
    String site = known(request);
    JsonNode wish = json(request, Set.of("hardRefresh", "acceptRemovals"));
    String id = control.requestSync(site, flag(wish, "hardRefresh"), flag(wish, "acceptRemovals"));
    return Answer.json(202, Map.of("requestId", id));
  }

  private Answer pause(RoutingContext request) {
    String site = known(request);
    JsonNode wish = json(request, Set.of("by", "reason"));
    Pause pause =
        control.pause(
            site,
            text(wish, "by", "operator", LONGEST_NAME),
            text(wish, "reason", "", LONGEST_REASON));
    return Answer.json(200, new PauseState(pause.by(), pause.reason(), pause.at()));
  }

  private Answer resume(RoutingContext request) {
    String site = known(request);
    json(request, Set.of());
    return Answer.json(200, Map.of("resumed", control.resume(site)));
  }

  private Answer runs(RoutingContext request) {
    String site = known(request);
    int most =
        request.queryParam("limit").stream()
            .findFirst()
            .map(ControlApi::limit)
            .orElse(DEFAULT_RUNS);
    return Answer.json(200, control.runs(site, most));
  }

  private Answer run(RoutingContext request) {
    Run run =
        Optional.of(request.pathParam("run"))
            .filter(id -> RUN.matcher(id).matches())
            .flatMap(control::run)
            .orElseThrow(() -> new HttpException(404, "There is no such run, or no longer."));
    return run.report()
        .map(Answer::writtenJson)
        .orElseGet(() -> Answer.json(200, RunState.of(run)));
  }

  private String known(RoutingContext request) {
    String site = request.pathParam("site");
    if (!control.knows(site)) {
      throw new HttpException(404, "No site of this name is configured.");
    }
    return site;
  }

  private static int limit(String text) {
    try {
      int limit = Integer.parseInt(text);
      if (limit >= 1 && limit <= MOST_RUNS) {
        return limit;
      }
    } catch (NumberFormatException e) {
      // Refused below, together with what is out of bounds.
    }
    throw new HttpException(400, "limit must be a number from 1 to %d.".formatted(MOST_RUNS));
  }

  /**
   * The body as a JSON object; an empty body counts as an empty object.
   *
   * @param allowed the fields that it may have
   */
  private static JsonNode json(RoutingContext request, Set<String> allowed) {
    if (request.body().length() <= 0) {
      return Json.MAPPER.createObjectNode();
    }
    JsonNode object;
    try {
      object = Json.MAPPER.readTree(request.body().buffer().toString());
    } catch (JsonProcessingException e) {
      throw new HttpException(400, "The body is not well-formed JSON.");
    }
    if (!object.isObject()) {
      throw new HttpException(400, "The body must be a JSON object.");
    }
    object
        .fieldNames()
        .forEachRemaining(
            name -> {
              if (!allowed.contains(name)) {
                throw new HttpException(
                    400, "The body has an unknown field; allowed are " + allowed + ".");
              }
            });
    return object;
  }

  private static boolean flag(JsonNode object, String name) {
    JsonNode value = object.path(name);
    if (!value.isMissingNode() && !value.isBoolean()) {
      throw new HttpException(400, name + " must be true or false.");
    }
    return value.asBoolean(false);
  }

  private static String text(JsonNode object, String name, String otherwise, int longest) {
    JsonNode value = object.path(name);
    if (value.isMissingNode()) {
      return otherwise;
    }
    if (!value.isTextual() || value.asText().length() > longest) {
      throw new HttpException(
          400, "%s must be a text of at most %d characters.".formatted(name, longest));
    }
    return value.asText();
  }
}
