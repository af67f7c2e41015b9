package dev.sentinelsync.ops;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.sentinelsync.ops.Metric.Tag;
import dev.sentinelsync.pipeline.SyncStatus;
import dev.sentinelsync.service.RunState;
import dev.sentinelsync.service.ServiceControl;
import dev.sentinelsync.service.SiteState;
import dev.sentinelsync.state.Run;
import dev.sentinelsync.state.StateException;
import dev.sentinelsync.support.Json;
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
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/**
 * Shows the states of the sites, for all instances that share the database. The database is asked
 * when somebody scrapes, at most once in a few seconds. While it is away the last known values are
 * shown, and the lag grows.
 */
public final class SiteMeters {

  /** Two scrapers must not ask twice. */
  private static final Duration FRESH = Duration.ofSeconds(2);

  private final ServiceControl control;
  private final Clock clock;
  private final Map<String, SiteState> known = new TreeMap<>();
  private final Map<String, Reported> reported = new TreeMap<>();
  private final MultiGauge published;
  private final MultiGauge source;
  private Instant readAt = Instant.MIN;
  private Instant askedAt = Instant.MIN;
  private boolean up;

  /** What the report of a run says. */
  private record Reported(String run, int rejectedFiles) {}

  /**
   * @param registry where the meters are
   * @param sites the configured sites
   * @param control knows the states of the sites
   */
  public SiteMeters(
      ScrapedRegistry registry, Collection<String> sites, ServiceControl control, Clock clock) {
    this.control = control;
    this.clock = clock;
    this.published = revisions(registry, Metric.PUBLISHED_REVISION);
    this.source = revisions(registry, Metric.SOURCE_REVISION);
    Gauge.builder(Metric.STATE_UP.key(), this, SiteMeters::isUp)
        .description(Metric.STATE_UP.meaning())
        .register(registry);
    for (String site : sites) {
      gauge(registry, Metric.LAG, site, this::lag);
      gauge(registry, Metric.PUBLISHED_AT, site, state -> at(state.revisions().publishedAt()));
      gauge(registry, Metric.DELIVERED_AT, site, state -> at(state.revisions().deliveredAt()));
      gauge(registry, Metric.REQUESTS_WAITING, site, SiteState::requestsWaiting);
      gauge(registry, Metric.REJECTED_FILES, site, this::rejectedFiles);
      gauge(registry, Metric.PAUSED, site, state -> state.pause() == null ? 0 : 1);
    }
    refresh();
    registry.beforeScrape(this::refresh);
  }

  private double rejectedFiles(SiteState state) {
    Reported last = reported.get(state.name());
    return last == null ? Double.NaN : last.rejectedFiles();
  }

  private static MultiGauge revisions(MeterRegistry registry, Metric metric) {
    return MultiGauge.builder(metric.key()).description(metric.meaning()).register(registry);
  }

  private void gauge(
      MeterRegistry registry, Metric metric, String site, ToDoubleFunction<SiteState> value) {
    Gauge.builder(metric.key(), this, meters -> meters.read(site, value))
        .description(metric.meaning())
        .baseUnit(metric.unit().isEmpty() ? null : metric.unit())
        .tag(Tag.SITE, site)
        .register(registry);
  }

  private synchronized double isUp() {
    return up ? 1 : 0;
  }

  private synchronized double read(String site, ToDoubleFunction<SiteState> value) {
    SiteState state = known.get(site);
    return state == null ? Double.NaN : value.applyAsDouble(state);
  }

  private synchronized void refresh() {
    Instant now = clock.instant();
    if (askedAt.plus(FRESH).isAfter(now)) {
      return;
    }
    try {
      control.sites().forEach(this::learn);
      readAt = now;
      up = true;
      // Rows that stay are left alone, else a scrape under way would miss them.
      published.register(rows(state -> state.revisions().published()), false);
      source.register(rows(state -> state.revisions().source()), false);
    } catch (StateException e) {
      // Its message is in the health details; here the value says it.
      up = false;
    } finally {
      // From now: a database that is away answers after its time-out, and the next scraper would
      // wait as long again.
      askedAt = clock.instant();
    }
  }

  private void learn(SiteState state) {
    known.put(state.name(), state);
    RunState last = state.lastRun();
    if (last == null || last.times().finishedAt() == null || isRead(state.name(), last.id())) {
      return;
    }
    rejectedFiles(last.id())
        .ifPresent(count -> reported.put(state.name(), new Reported(last.id(), count)));
  }

  private boolean isRead(String site, String run) {
    return reported.containsKey(site) && reported.get(site).run().equals(run);
  }

  /** Of a run that came to count them. */
  private OptionalInt rejectedFiles(String run) {
    Optional<String> report = control.run(run).flatMap(Run::report);
    if (report.isEmpty()) {
      return OptionalInt.empty();
    }
    try {
      JsonNode json = Json.MAPPER.readTree(report.get());
      return SyncStatus.valueOf(json.path("status").asText()).isDelivered()
          ? OptionalInt.of(json.path("rejectedFiles").asInt())
          : OptionalInt.empty();
    } catch (JsonProcessingException | IllegalArgumentException e) {
      // Written by another version of the program; the next run is of this one.
      return OptionalInt.empty();
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
