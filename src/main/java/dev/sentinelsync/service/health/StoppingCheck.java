package dev.sentinelsync.service.health;

import java.util.Map;
import org.apache.camel.health.HealthCheckResultBuilder;
import org.apache.camel.impl.health.AbstractHealthCheck;

/** Not ready once the service stops, so that a load balancer chooses another instance. */
public final class StoppingCheck extends AbstractHealthCheck implements WebhookCheck {

  private volatile boolean stopping;

  /** Creates the check of a service that runs. */
  public StoppingCheck() {
    super("sentinel-sync", "open");
  }

  /** From now on the service takes no requests. */
  public void stopping() {
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
