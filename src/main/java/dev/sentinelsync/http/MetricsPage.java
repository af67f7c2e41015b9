package dev.sentinelsync.http;

import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import org.apache.camel.CamelContext;

/** {@code /observe/metrics}: what Camel and the service measure, in Prometheus' text format. */
public final class MetricsPage {

  private static final String TEXT_FORMAT = "text/plain; version=0.0.4; charset=utf-8";

  private final CamelContext context;

  /**
   * @param context in whose registry the meters are
   */
  public MetricsPage(CamelContext context) {
    this.context = context;
  }

  /** Adds its page to the management port. */
  public void addTo(ManagementRoutes routes) {
    routes.open("/observe/metrics", request -> scrape());
  }

  private Answer scrape() {
    PrometheusMeterRegistry meters =
        context.getRegistry().findSingleByType(PrometheusMeterRegistry.class);
    return meters == null
        ? Answer.refusal(404, "Metrics are switched off (camel.metrics.enabled).")
        : Answer.text(200, TEXT_FORMAT, meters.scrape());
  }
}
