package dev.sentinelsync.http;

import dev.sentinelsync.service.health.WebhookCheck;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.apache.camel.CamelContext;
import org.apache.camel.health.HealthCheck;
import org.apache.camel.health.HealthCheck.State;
import org.apache.camel.health.HealthCheckHelper;

/**
 * Health by Camel's checks: {@code /observe/health} asks all of them, {@code /live} those that only
 * a restart mends, {@code /ready} those that say whether the sites are true: state and targets
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

  /** Its routes. */
  public List<ManagementRoute> routes() {
    return List.of(
        page("/observe/health", asked -> HealthCheckHelper.invoke(asked, FULL)),
        page("/observe/health/live", asked -> HealthCheckHelper.invokeLiveness(asked, FULL)),
        page("/observe/health/ready", asked -> HealthCheckHelper.invokeReadiness(asked, FULL)),
        page("/observe/health/webhooks", HealthPages::webhooks));
  }

  private static Collection<HealthCheck.Result> webhooks(CamelContext context) {
    return HealthCheckHelper.invokeReadiness(context, FULL).stream()
        .filter(result -> result.getCheck() instanceof WebhookCheck)
        .toList();
  }

  private ManagementRoute page(
      String path, Function<CamelContext, Collection<HealthCheck.Result>> checks) {
    return ManagementRoute.open(path, request -> answer(checks.apply(context)));
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
