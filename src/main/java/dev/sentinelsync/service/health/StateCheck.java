package dev.sentinelsync.service.health;

import dev.sentinelsync.state.StateDatabase;
import dev.sentinelsync.state.StateException;
import java.util.Map;
import org.apache.camel.health.HealthCheckResultBuilder;
import org.apache.camel.impl.health.AbstractHealthCheck;

/**
 * Whether the state database answers. Without it no webhook can be taken, so the instance is not
 * ready; a restart would not help, so it is alive.
 */
public final class StateCheck extends AbstractHealthCheck implements WebhookCheck {

  private final StateDatabase state;

  /** Creates the check of an open database. */
  public StateCheck(StateDatabase state) {
    super("sentinel-sync", "state");
    this.state = state;
  }

  @Override
  public boolean isLiveness() {
    return false;
  }

  @Override
  protected void doCall(HealthCheckResultBuilder builder, Map<String, Object> options) {
    try {
      state.check();
      builder.up().message("The state database answers.");
    } catch (StateException e) {
      builder.down().message(e.getMessage());
    }
  }
}
