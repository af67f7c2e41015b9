package dev.sentinelsync.service.settings;

import dev.sentinelsync.service.schedule.CronSchedule;
import dev.sentinelsync.service.schedule.ScheduleJitter;
import dev.sentinelsync.support.Backoff;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How the service runs. What it syncs is in the settings of its sites.
 *
 * @param instance name of this process in logs, runs and leases; unique among instances that share
 *     a database
 * @param ports where it listens
 * @param schedules when sites look at their sources
 * @param webhooks who may request syncs by webhook
 * @param syncs how sites are synced
 * @param lagLimit how long a site may be behind before the service is not ready
 * @param shutdown how long a running sync may take to end when the service stops
 * @param camel settings of Camel Main by their own names
 */
public record ServiceSettings(
    String instance,
    Ports ports,
    Schedules schedules,
    WebhookSettings webhooks,
    Syncs syncs,
    Duration lagLimit,
    Duration shutdown,
    SortedMap<String, String> camel) {

  /** Copies the map. */
  public ServiceSettings {
    camel = Collections.unmodifiableSortedMap(new TreeMap<>(camel));
  }

  /**
   * The two ports.
   *
   * @param http where webhooks arrive
   * @param management for operators and monitoring
   * @param token opens the control interface on the management port; without one it is closed
   * @param readToken opens what only reads
   * @param limits limits of each port
   */
  public record Ports(
      Address http,
      Address management,
      SecretPlace token,
      SecretPlace readToken,
      HttpLimits limits) {}

  /**
   * Where to listen.
   *
   * @param host name or address of the interface
   * @param port 0 for any free one
   */
  public record Address(String host, int port) {

    /**
     * Host and port by which a program of this machine asks whoever listens here: one that listens
     * on all interfaces is asked on loopback.
     */
    public String reachable() {
      String name = host;
      try {
        InetAddress address = InetAddress.getByName(host);
        name =
            address.isAnyLocalAddress()
                ? InetAddress.getLoopbackAddress().getHostAddress()
                : address.getHostAddress();
      } catch (UnknownHostException e) {
        // The request will fail with the same name in its message.
        name = host;
      }
      return (name.contains(":") ? "[" + name + "]" : name) + ":" + port;
    }

    @Override
    public String toString() {
      return host + ":" + port;
    }
  }

  /**
   * When sites look at their sources.
   *
   * @param bySite the schedule of each site
   * @param jitter how far the sites are spread
   */
  public record Schedules(SortedMap<String, CronSchedule> bySite, ScheduleJitter jitter) {

    /** Copies the map. */
    public Schedules {
      bySite = Collections.unmodifiableSortedMap(new TreeMap<>(bySite));
    }
  }

  /**
   * How sites are synced.
   *
   * @param sitesAtOnce how many sites may sync side by side
   * @param lease how long the right to publish lasts without renewal
   * @param sweep pause between two searches for requests of other instances
   * @param retry waits after failures that may pass
   * @param verifyEvery pause between two comparisons of the targets with clean builds; zero for
   *     never
   * @param kept how much of the past is kept
   */
  public record Syncs(
      int sitesAtOnce,
      Duration lease,
      Duration sweep,
      Backoff retry,
      Duration verifyEvery,
      Kept kept) {}

  /**
   * How much the database and the process keep.
   *
   * @param runs how many runs of each site
   * @param parseCacheBytes compressed parse results; those in use stay beyond it
   * @param factsInMemory of all sites together; those of the site synced last stay beyond it
   */
  public record Kept(int runs, long parseCacheBytes, long factsInMemory) {}
}
