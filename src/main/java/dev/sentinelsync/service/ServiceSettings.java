package dev.sentinelsync.service;

import dev.sentinelsync.service.schedule.CronSchedule;
import dev.sentinelsync.service.schedule.ScheduleJitter;
import dev.sentinelsync.support.Backoff;
import java.time.Duration;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How the service runs; what it syncs is said by the settings of its sites.
 *
 * @param instance name of this process in logs, runs and leases; unique among instances that share
 *     a database
 * @param http where webhooks arrive
 * @param httpLimits what each of the two ports bears
 * @param management where operators and monitoring look in
 * @param schedules when each site looks at its source, by site
 * @param jitter how far the sites are spread
 * @param webhooks who may wake sites
 * @param sitesAtOnce how many sites may sync side by side
 * @param lease how long the right to publish lasts without renewal
 * @param sweep how often requests of other instances are looked for
 * @param shutdown how long a running sync may take to end when the service stops
 * @param retry waits after failures that may pass
 * @param lagLimit how long a site may be behind before the service is not ready
 * @param verifyEvery pause between two comparisons of the targets with clean builds; zero for never
 * @param runsKept how many runs of each site are kept in the history
 * @param camel settings of Camel Main by their own names
 */
public record ServiceSettings(
    String instance,
    Address http,
    HttpLimits httpLimits,
    ManagementSettings management,
    SortedMap<String, CronSchedule> schedules,
    ScheduleJitter jitter,
    WebhookSettings webhooks,
    int sitesAtOnce,
    Duration lease,
    Duration sweep,
    Duration shutdown,
    Backoff retry,
    Duration lagLimit,
    Duration verifyEvery,
    int runsKept,
    SortedMap<String, String> camel) {

  /** Copies the maps. */
  public ServiceSettings {
    schedules = Collections.unmodifiableSortedMap(new TreeMap<>(schedules));
    camel = Collections.unmodifiableSortedMap(new TreeMap<>(camel));
  }

  /**
   * Where to listen.
   *
   * @param host name or address of the interface
   * @param port 0 for any free one
   */
  public record Address(String host, int port) {

    @Override
    public String toString() {
      return host + ":" + port;
    }
  }

  /**
   * The management port.
   *
   * @param address where it listens
   * @param token what opens the control interface; without one that interface is closed
   */
  public record ManagementSettings(Address address, SecretPlace token) {}
}
