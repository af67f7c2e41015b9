package dev.sentinelsync.service.health;

import dev.sentinelsync.pipeline.SiteRuntime;
import dev.sentinelsync.publish.TargetException;
import dev.sentinelsync.support.DaemonThreads;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.apache.camel.health.HealthCheckResultBuilder;
import org.apache.camel.impl.health.AbstractHealthCheck;

/**
 * Whether every target can be reached and written. A target may take long to answer, and each look
 * costs requests; so the result of the last look is reported, and a new look starts in the
 * background when that one is old. A restart would not help.
 */
public final class TargetCheck extends AbstractHealthCheck implements AutoCloseable {

  /** Four looks before a lag of five minutes alarms; some 1,500 a day against a metered store. */
  private static final Duration FRESH = Duration.ofMinutes(1);

  private final List<SiteRuntime> sites;
  private final Clock clock;
  private final SortedMap<String, Found> found = new TreeMap<>();
  private final ExecutorService looks =
      Executors.newSingleThreadExecutor(DaemonThreads.named("target-check"));
  private Instant lookedAt = Instant.MIN;

  /** Creates the check of some sites; the first call looks at their targets. */
  public TargetCheck(Collection<SiteRuntime> sites, Clock clock) {
    super("sentinel-sync", "target");
    this.sites = List.copyOf(sites);
    this.clock = clock;
  }

  /** What the last look at a target found. */
  private record Found(boolean reachable, String message) {}

  @Override
  public boolean isLiveness() {
    return false;
  }

  @Override
  protected void doCall(HealthCheckResultBuilder builder, Map<String, Object> options) {
    List<String> messages = new ArrayList<>();
    boolean up;
    synchronized (this) {
      lookIfOld();
      up = found.size() == sites.size() && found.values().stream().allMatch(Found::reachable);
      found.values().forEach(look -> messages.add(look.message()));
    }
    builder.state(up ? State.UP : State.DOWN);
    builder.message(
        messages.isEmpty() ? "The targets are being looked at." : String.join(" ", messages));
  }

  private void lookIfOld() {
    Instant now = clock.instant();
    if (!looks.isShutdown() && lookedAt.plus(FRESH).isBefore(now)) {
      lookedAt = now;
      looks.execute(() -> sites.forEach(this::look));
    }
  }

  private void look(SiteRuntime site) {
    Found now;
    try {
      site.validateTarget();
      now =
          new Found(
              true,
              "The target of %s can be written: %s."
                  .formatted(site.name(), site.targetDescription()));
    } catch (TargetException e) {
      now = new Found(false, "Site %s: %s".formatted(site.name(), e.getMessage()));
    } catch (RuntimeException e) {
      // One target must not end the check of the others; the next run reports what is wrong.
      now =
          new Found(
              false,
              "The target of %s could not be looked at (%s)."
                  .formatted(site.name(), e.getClass().getSimpleName()));
    }
    synchronized (this) {
      found.put(site.name(), now);
    }
  }

  @Override
  public void close() {
    looks.shutdownNow();
  }
}
