package dev.sentinelsync.service;

import dev.sentinelsync.state.StateException;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.camel.health.HealthCheckResultBuilder;
import org.apache.camel.impl.health.AbstractHealthCheck;

/** Whether every site has been published at least once, by whichever instance. */
final class PublishedCheck extends AbstractHealthCheck {

  private final ServiceControl control;

  PublishedCheck(ServiceControl control) {
    super("sentinel-sync", "published");
    this.control = control;
  }

  @Override
  public boolean isLiveness() {
    return false;
  }

  @Override
  protected void doCall(HealthCheckResultBuilder builder, Map<String, Object> options) {
    try {
      List<SiteState> sites = control.sites();
      builder.state(
          sites.stream().allMatch(site -> site.revisions().published() != null)
              ? State.UP
              : State.DOWN);
      builder.message(sites.stream().map(PublishedCheck::message).collect(Collectors.joining(" ")));
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
