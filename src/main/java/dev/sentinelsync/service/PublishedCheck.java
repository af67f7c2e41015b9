package dev.sentinelsync.service;

import dev.sentinelsync.state.StateException;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.apache.camel.health.HealthCheckResultBuilder;
import org.apache.camel.impl.health.AbstractHealthCheck;

/** Whether every site has been published at least once, by whichever instance. */
final class PublishedCheck extends AbstractHealthCheck {

  private final Supplier<List<SiteState>> sites;

  PublishedCheck(Supplier<List<SiteState>> sites) {
    super("sentinel-sync", "published");
    this.sites = sites;
  }

  @Override
  public boolean isLiveness() {
    return false;
  }

  @Override
  protected void doCall(HealthCheckResultBuilder builder, Map<String, Object> options) {
    try {
      List<SiteState> now = sites.get();
      builder.state(
          now.stream().allMatch(site -> site.revisions().published() != null)
              ? State.UP
              : State.DOWN);
      builder.message(now.stream().map(PublishedCheck::message).collect(Collectors.joining(" ")));
    } catch (StateException e) {
      builder.down().message("What is published cannot be read: " + e.getMessage());
    }
  }

  private static String message(SiteState site) {
    return site.revisions().published() == null
        ? "Site %s has never been published.".formatted(site.name())
        : "Site %s holds revision %s since %s."
            .formatted(site.name(), site.revisions().published(), site.revisions().publishedAt());
  }
}
