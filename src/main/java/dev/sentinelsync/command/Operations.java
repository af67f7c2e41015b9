package dev.sentinelsync.command;

import dev.sentinelsync.http.ManagedService;
import dev.sentinelsync.ops.ActivityMeters;
import dev.sentinelsync.ops.EventLog;
import dev.sentinelsync.ops.EventSink;
import dev.sentinelsync.ops.Events;
import dev.sentinelsync.ops.ScrapedRegistry;
import dev.sentinelsync.ops.SiteMeters;
import dev.sentinelsync.service.ServiceListener;
import dev.sentinelsync.service.ServiceParts;
import dev.sentinelsync.service.ServiceParts.Additions;
import dev.sentinelsync.service.settings.WebhookSettings.CredentialSettings;
import dev.sentinelsync.source.SourceSettings;
import dev.sentinelsync.support.git.GitLocation;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** The service together with all that its operators look at: event log and metrics. */
public final class Operations {

  /** Under this name Camel looks for the registry of its own meters. */
  private static final String REGISTRY = "metricsRegistry";

  private Operations() {}

  /**
   * Starts the service.
   *
   * @param parts what it is made of
   * @param settings every setting by its key, secrets masked, for the log
   * @param sinks further sinks of events
   * @throws RuntimeException as {@link ManagedService#start}
   */
  public static ManagedService start(
      ServiceParts parts, SortedMap<String, String> settings, List<EventSink> sinks) {
    Events events = new Events(sources(parts), parts.clock());
    events.add(new EventLog());
    sinks.forEach(events::add);
    events.configurationLoaded(parts.settings().instance(), settings);
    ScrapedRegistry registry = new ScrapedRegistry();
    SortedSet<String> sites = sites(parts);
    List<ServiceListener> listeners = new ArrayList<>(parts.additions().listeners());
    listeners.add(events);
    listeners.add(new ActivityMeters(registry, sites, providers(parts)));
    SortedMap<String, Object> beans = new TreeMap<>(parts.additions().beans());
    beans.put(REGISTRY, registry);
    ManagedService service = ManagedService.start(parts.with(new Additions(listeners, beans)));
    new SiteMeters(registry, sites, service.service().control(), parts.clock());
    return service;
  }

  private static SortedMap<String, String> sources(ServiceParts parts) {
    SortedMap<String, String> sources = new TreeMap<>();
    parts.sites().forEach(site -> sources.put(site.name(), address(site.source())));
    return sources;
  }

  private static String address(SourceSettings source) {
    try {
      return GitLocation.parse(source.uri(), source.allowedSchemes()).toString();
    } catch (IllegalArgumentException e) {
      // The start of the service says what is wrong with it.
      return GitLocation.mask(source.uri());
    }
  }

  private static SortedSet<String> sites(ServiceParts parts) {
    SortedSet<String> sites = new TreeSet<>();
    parts.sites().forEach(site -> sites.add(site.name()));
    return sites;
  }

  private static SortedSet<String> providers(ServiceParts parts) {
    SortedSet<String> providers = new TreeSet<>();
    parts.settings().webhooks().credentials().stream()
        .map(CredentialSettings::provider)
        .forEach(providers::add);
    return providers;
  }
}
