package dev.sentinelsync.service;

import dev.sentinelsync.content.parse.ContentLimits;
import dev.sentinelsync.pipeline.SiteSettings;
import dev.sentinelsync.service.settings.ServiceSettings;
import dev.sentinelsync.state.StateSettings;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * What a service is made of.
 *
 * @param settings how it runs
 * @param sites what it syncs
 * @param state where its state is kept
 * @param limits limits on the files that are read
 * @param routes folder of the routes
 * @param environment environment variables
 * @param clock the time of day
 * @param additions listeners and beans from outside
 */
public record ServiceParts(
    ServiceSettings settings,
    List<SiteSettings> sites,
    StateSettings state,
    ContentLimits limits,
    Path routes,
    Function<String, String> environment,
    Clock clock,
    Additions additions) {

  public ServiceParts {
    sites = List.copyOf(sites);
  }

  /**
   * What is added from outside.
   *
   * @param listeners are notified of all that it does
   * @param beans further beans for Camel's registry, by name; a meter registry is used instead of
   *     one of Camel's own
   */
  public record Additions(List<ServiceListener> listeners, SortedMap<String, Object> beans) {

    public Additions {
      listeners = List.copyOf(listeners);
      beans = Collections.unmodifiableSortedMap(new TreeMap<>(beans));
    }

    /** Listeners alone. */
    public static Additions listeners(List<ServiceListener> listeners) {
      return new Additions(listeners, new TreeMap<>());
    }
  }

  /** The same with other additions. */
  public ServiceParts with(Additions other) {
    return new ServiceParts(settings, sites, state, limits, routes, environment, clock, other);
  }
}
