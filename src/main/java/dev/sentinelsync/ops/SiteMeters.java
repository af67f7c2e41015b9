package dev.sentinelsync.ops;

import dev.sentinelsync.ops.Metric.Tag;
import dev.sentinelsync.service.ServiceControl;
import dev.sentinelsync.service.SiteState;
import dev.sentinelsync.state.StateException;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/**
 * Shows how the sites stand, for all instances that share the database. The database is asked when
 * somebody scrapes, at most once in a few seconds. While it is away what was known last is shown,
 * and the lag grows.
 */
final class SiteMeters {

  /** One scrape reads some ten values of each site; two scrapers must not ask twice. */
  private static final Duration FRESH = Duration.ofSeconds(2);

  private final ServiceControl control;
  private final Clock clock;
  private final Map<String, SiteState> known = new TreeMap<>();
  private final MultiGauge published;
  private final MultiGauge source;
  private Instant readAt = Instant.MIN;
  private Instant askedAt = Instant.MIN;
  private boolean up;

  /**
   * @param registry where the meters are
   * @param sites the configured sites
   * @param control tells how they stand
   */
  SiteMeters(
      MeterRegistry registry, Collection<String> sites, ServiceControl control, Clock clock) {
    this.control = control;
    this.clock = clock;
    this.published = MultiGauge.builder(Metric.PUBLISHED_REVISION).register(registry);
    this.source = MultiGauge.builder(Metric.SOURCE_REVISION).register(registry);
    Gauge.builder(Metric.STATE_UP, this, SiteMeters::isUp).register(registry);
    for (String site : sites) {
      gauge(registry, Metric.LAG, "seconds", site, this::lag);
      gauge(registry, Metric.PUBLISHED_AT, "seconds", site, state -> at(state.publishedAt()));
      gauge(registry, Metric.DELIVERED_AT, "seconds", site, state -> at(state.deliveredAt()));
      gauge(registry, Metric.REQUESTS_WAITING, null, site, SiteState::requestsWaiting);
      gauge(registry, Metric.PAUSED, null, site, state -> state.pause() == null ? 0 : 1);
    }
    refresh();
  }

  private void gauge(
      MeterRegistry registry,
      String name,
      String unit,
      String site,
      ToDoubleFunction<SiteState> value) {
    Gauge.builder(name, this, meters -> meters.read(site, value))
        .baseUnit(unit)
        .tag(Tag.SITE, site)
        .register(registry);
  }

  private synchronized double isUp() {
    refresh();
    return up ? 1 : 0;
  }

  private synchronized double read(String site, ToDoubleFunction<SiteState> value) {
    refresh();
    SiteState state = known.get(site);
    return state == null ? Double.NaN : value.applyAsDouble(state);
  }

  private void refresh() {
    Instant now = clock.instant();
    if (askedAt.plus(FRESH).isAfter(now)) {
      return;
    }
    askedAt = now;
    try {
      control.sites().forEach(state -> known.put(state.name(), state));
      readAt = now;
      up = true;
      published.register(rows(SiteState::publishedRevision), true);
      source.register(rows(SiteState::sourceRevision), true);
    } catch (StateException e) {
      // Its message is in the health details; here the value says it.
      up = false;
    }
  }

  private List<MultiGauge.Row<?>> rows(Function<SiteState, String> revision) {
    List<MultiGauge.Row<?>> rows = new ArrayList<>();
    for (SiteState state : known.values()) {
      if (revision.apply(state) != null) {
        rows.add(
            MultiGauge.Row.of(
                Tags.of(Tag.SITE, state.name(), Tag.REVISION, revision.apply(state)), 1));
      }
    }
    return rows;
  }

  /** While the database is away no run can deliver. */
  private double lag(SiteState state) {
    return state.lagSeconds() + (up ? 0 : Duration.between(readAt, clock.instant()).toSeconds());
  }

  private static double at(Instant time) {
    return time == null ? 0 : time.toEpochMilli() / 1000.0;
  }
}
