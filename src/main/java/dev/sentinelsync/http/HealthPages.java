package dev.sentinelsync.http;

import dev.sentinelsync.service.health.WebhookCheck;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.camel.CamelContext;
import org.apache.camel.health.HealthCheck;
import org.apache.camel.health.HealthCheck.State;
import org.apache.camel.health.HealthCheckHelper;

/**
 * Health by Camel's checks: {@code /observe/health} asks all of them, {@code /live} those that only
 * a restart repairs, {@code /ready} those that say whether the sites are true: state and targets
 * reachable, everything published, no lag beyond the limit. {@code /webhooks} is what a load
 * balancer asks, the checks without which no webhook can be taken here: an instance that has just
 * started, or whose target is away, still takes them. 200 when all are up, else 503.
 */
public final class HealthPages {

  /** Checks that are up are shown too. */
  private static final String FULL = "full";

  private final CamelContext context;

  /**
   * @param context whose checks are asked
   */
  public HealthPages(CamelContext context) {
    this.context = context;
  }

  /** Adds its pages to the management port. */
  public void addTo(ManagementRoutes routes) {
    routes.open("/observe/health", request -> answer(HealthCheckHelper.invoke(context, FULL)));
    routes.reserved(
        "/observe/health/live", request -> answer(HealthCheckHelper.invokeLiveness(context, FULL)));
    routes.open(
        "/observe/health/ready",
        request -> answer(HealthCheckHelper.invokeReadiness(context, FULL)));
    routes.open("/observe/health/webhooks", request -> answer(webhooks()));
  }

  private Collection<HealthCheck.Result> webhooks() {
    return HealthCheckHelper.invokeReadiness(context, FULL).stream()
        .filter(result -> result.getCheck() instanceof WebhookCheck)
        .toList();
  }

  private static Answer answer(Collection<HealthCheck.Result> results) {
    boolean up = results.stream().noneMatch(result -> result.getState() == State.DOWN);
    Map<String, Object> page = new LinkedHashMap<>();
    page.put("status", up ? State.UP : State.DOWN);
    page.put("checks", checks(results));
    return Answer.json(up ? 200 : 503, page);
  }

  private static List<Map<String, Object>> checks(Collection<HealthCheck.Result> results) {
    Map<String, Map<String, Object>> checks = new TreeMap<>();
    for (HealthCheck.Result result : results) {
      Map<String, Object> check = new LinkedHashMap<>();
      check.put("name", result.getCheck().getId());
      check.put("status", result.getState());
      result.getMessage().ifPresent(message -> check.put("message", message));
      checks.put(result.getCheck().getId(), check);
    }
    return new ArrayList<>(checks.values());
  }
}
