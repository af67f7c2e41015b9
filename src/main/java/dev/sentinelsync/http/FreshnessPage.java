package dev.sentinelsync.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.sentinelsync.service.RunState;
import dev.sentinelsync.service.ServiceControl;
import dev.sentinelsync.service.SiteState;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * {@code /observe/freshness}: how far each site is behind its source. What a site itself says
 * ({@code freshness.json}) is a function of its commit; what changes with time is said here alone.
 */
public final class FreshnessPage {

  /** Runs looked through for the newest one that has ended: the first one may be under way. */
  private static final int RUNS = 2;

  private final ServiceControl control;

  /**
   * @param control knows the sites
   */
  public FreshnessPage(ServiceControl control) {
    this.control = control;
  }

  /**
   * A site.
   *
   * @param name the site
   * @param publishedRevision commit whose pages the target holds; null if nothing is published
   * @param publishedAt when they were published; null if nothing is
   * @param sourceRevision newest commit that a run has seen; null if none has seen any
   * @param lagSeconds for how long the target may have been behind the source; 0 if the last run
   *     delivered
   * @param deliveredAt when the last run ended that brought the target up to date, or found that it
   *     is; null if none has
   * @param lastCheckAt when the last run ended, whatever came of it; null if none has
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Site(
      String name,
      String publishedRevision,
      Instant publishedAt,
      String sourceRevision,
      long lagSeconds,
      Instant deliveredAt,
      Instant lastCheckAt) {}

  /** Adds its page to the management port. */
  public void addTo(ManagementRoutes routes) {
    routes.open(
        "/observe/freshness",
        request ->
            Answer.json(200, Map.of("sites", control.sites().stream().map(this::site).toList())));
  }

  private Site site(SiteState state) {
    List<RunState> runs = control.runs(state.name(), RUNS);
    return new Site(
        state.name(),
        state.revisions().published(),
        state.revisions().publishedAt(),
        state.revisions().source(),
        state.lagSeconds(),
        state.revisions().deliveredAt(),
        runs.stream()
            .map(run -> run.times().finishedAt())
            .filter(Objects::nonNull)
            .findFirst()
            .orElse(null));
  }
}
