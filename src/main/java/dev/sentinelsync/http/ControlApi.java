package dev.sentinelsync.http;

import static dev.sentinelsync.http.ManagementRoute.guarded;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sentinelsync.service.RunState;
import dev.sentinelsync.service.ServiceControl;
import dev.sentinelsync.service.SiteState.PauseState;
import dev.sentinelsync.state.Pause;
import dev.sentinelsync.state.Run;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The control interface over HTTP: what operators can ask and see, in JSON. */
public final class ControlApi {

  private static final String SITE = "/api/sites/([a-z0-9-]{1,63})";
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

  /** Its routes. */
  public List<ManagementRoute> routes() {
    return List.of(
        guarded("GET", "/api/sites", request -> Answer.json(200, control.sites())),
        guarded("GET", SITE, this::site),
        guarded("POST", SITE + "/sync", this::sync),
        guarded("POST", SITE + "/pause", this::pause),
        guarded("POST", SITE + "/resume", this::resume),
        guarded("GET", SITE + "/runs", this::runs),
        guarded("GET", "/api/runs/([A-Za-z0-9-]{1,64})", this::run));
  }

  private Answer site(ManagementRequest request) {
    return Answer.json(200, control.site(known(request)).orElseThrow());
  }

  private Answer sync(ManagementRequest request) {
    String site = known(request);
    JsonNode wish = request.json(Set.of("hardRefresh", "acceptRemovals"));
    String id = control.requestSync(site, flag(wish, "hardRefresh"), flag(wish, "acceptRemovals"));
    return Answer.json(202, Map.of("requestId", id));
  }

  private Answer pause(ManagementRequest request) {
    String site = known(request);
    JsonNode wish = request.json(Set.of("by", "reason"));
    Pause pause =
        control.pause(
            site,
            text(wish, "by", "operator", LONGEST_NAME),
            text(wish, "reason", "", LONGEST_REASON));
    return Answer.json(200, new PauseState(pause.by(), pause.reason(), pause.at()));
  }

  private Answer resume(ManagementRequest request) {
    String site = known(request);
    request.json(Set.of());
    return Answer.json(200, Map.of("resumed", control.resume(site)));
  }

  private Answer runs(ManagementRequest request) {
    String site = known(request);
    int most = request.parameter("limit").map(ControlApi::limit).orElse(DEFAULT_RUNS);
    return Answer.json(200, control.runs(site, most));
  }

  private Answer run(ManagementRequest request) {
    Run run =
        control
            .run(request.variables().get(0))
            .orElseThrow(() -> new RefusedException(404, "There is no such run, or no longer."));
    return run.report()
        .map(Answer::writtenJson)
        .orElseGet(() -> Answer.json(200, RunState.of(run)));
  }

  private String known(ManagementRequest request) {
    String site = request.variables().get(0);
    if (!control.knows(site)) {
      throw new RefusedException(404, "No site of this name is configured.");
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
      // Said below, together with the bounds.
    }
    throw new RefusedException(400, "limit must be a number from 1 to %d.".formatted(MOST_RUNS));
  }

  private static boolean flag(JsonNode object, String name) {
    JsonNode value = object.path(name);
    if (!value.isMissingNode() && !value.isBoolean()) {
      throw new RefusedException(400, name + " must be true or false.");
    }
    return value.asBoolean(false);
  }

  private static String text(JsonNode object, String name, String otherwise, int longest) {
    JsonNode value = object.path(name);
    if (value.isMissingNode()) {
      return otherwise;
    }
    if (!value.isTextual() || value.asText().length() > longest) {
      throw new RefusedException(
          400, "%s must be a text of at most %d characters.".formatted(name, longest));
    }
    return value.asText();
  }
}
