package dev.sentinelsync.service.health;

import java.util.Map;
import java.util.Optional;
import org.apache.camel.health.HealthCheckResultBuilder;
import org.apache.camel.impl.health.AbstractHealthCheck;

/**
 * Whether the state database answers. Without it no webhook can be taken, so the instance is not
 * ready; a restart would not help, so it is alive.
 */
public final class StateCheck extends AbstractHealthCheck implements WebhookCheck {

  private final StateMonitor monitor;

  /** Creates a check that says what is known. */
  public StateCheck(StateMonitor monitor) {
    super("sentinel-sync", "state");
    this.monitor = monitor;
  }

  @Override
  public boolean isLiveness() {
    return false;
  }

  @Override
  protected void doCall(HealthCheckResultBuilder builder, Map<String, Object> options) {
    Optional<String> failure = monitor.failure();
    builder.state(failure.isEmpty() ? State.UP : State.DOWN);
    builder.message(failure.orElse("The state database answers."));
  }
}
