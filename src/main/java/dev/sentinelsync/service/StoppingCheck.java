package dev.sentinelsync.service;

import java.util.Map;
import org.apache.camel.health.HealthCheckResultBuilder;
import org.apache.camel.impl.health.AbstractHealthCheck;

/** Not ready once the service has been told to stop, so that a load balancer goes elsewhere. */
final class StoppingCheck extends AbstractHealthCheck implements WebhookCheck {

  private volatile boolean stopping;

  StoppingCheck() {
    super("sentinel-sync", "open");
  }

  void stopping() {
    stopping = true;
  }

  @Override
  public boolean isLiveness() {
    return false;
  }

  @Override
  protected void doCall(HealthCheckResultBuilder builder, Map<String, Object> options) {
    if (stopping) {
      builder.down().message("The service is shutting down.");
    } else {
      builder.up().message("The service takes requests.");
    }
  }
}
