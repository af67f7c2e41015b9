package dev.sentinelsync.service;

import dev.sentinelsync.state.StateException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.apache.camel.health.HealthCheckResultBuilder;
import org.apache.camel.impl.health.AbstractHealthCheck;

/**
 * Whether no site has been behind its source for longer than the limit; paused ones do not count.
 */
final class LagCheck extends AbstractHealthCheck {

  private final Supplier<List<SiteState>> sites;
  private final Duration limit;

  /**
   * @param sites reads the states of all sites; throws {@link StateException}
   * @param limit longest time that a site may be behind
   */
  LagCheck(Supplier<List<SiteState>> sites, Duration limit) {
    super("sentinel-sync", "lag");
    this.sites = sites;
    this.limit = limit;
  }

  @Override
  public boolean isLiveness() {
    return false;
  }

  @Override
  protected void doCall(HealthCheckResultBuilder builder, Map<String, Object> options) {
    try {
      List<SiteState> now = sites.get();
      builder.state(now.stream().allMatch(this::isWithin) ? State.UP : State.DOWN);
      builder.message(now.stream().map(this::message).collect(Collectors.joining(" ")));
    } catch (StateException e) {
      builder.down().message("The lag cannot be read: " + e.getMessage());
    }
  }

  private boolean isWithin(SiteState site) {
    return site.pause() != null || site.lagSeconds() <= limit.toSeconds();
  }

  private String message(SiteState site) {
    if (site.pause() != null) {
      return "Site %s is paused by %s since %s."
          .formatted(site.name(), site.pause().by(), site.pause().since());
    }
    if (site.lagSeconds() == 0) {
      return "Site %s is up to date.".formatted(site.name());
    }
    return "Site %s may be behind its source for %d s; the limit is %d s (health.lag-limit)."
        .formatted(site.name(), site.lagSeconds(), limit.toSeconds());
  }
}
