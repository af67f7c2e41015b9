package dev.sentinelsync.config;

import dev.sentinelsync.pipeline.SiteSettings;
import dev.sentinelsync.service.schedule.CronSchedule;
import dev.sentinelsync.service.schedule.ScheduleJitter;
import dev.sentinelsync.service.settings.HttpLimits;
import dev.sentinelsync.service.settings.SecretPlace;
import dev.sentinelsync.service.settings.ServiceSettings;
import dev.sentinelsync.service.settings.ServiceSettings.Address;
import dev.sentinelsync.service.settings.ServiceSettings.Kept;
import dev.sentinelsync.service.settings.ServiceSettings.Ports;
import dev.sentinelsync.service.settings.ServiceSettings.Schedules;
import dev.sentinelsync.service.settings.ServiceSettings.Syncs;
import dev.sentinelsync.support.Backoff;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;

/** Reads what only the service needs. */
final class ServiceReader {

  /** Beginning of the keys that Camel Main reads by itself. */
  static final String CAMEL = "camel.";

  private static final int LONGEST_INSTANCE = 100;

  /** Instances that failed together do not come back together. */
  private static final double RETRY_JITTER = 0.3;

  private final Values values;

  ServiceReader(Values values) {
    this.values = values;
  }

  ServiceSettings read(List<SiteSettings> sites) {
    return new ServiceSettings(
        instance(),
        ports(),
        new Schedules(schedules(sites), new ScheduleJitter(values.get("schedule.jitter"))),
        new WebhookReader(values, sites).read(),
        syncs(),
        values.get("health.lag-limit"),
        values.get("shutdown.timeout"),
        camel());
  }

  private Ports ports() {
    return new Ports(
        new Address(values.get("http.host"), values.get("http.port")),
        new Address(values.get("management.host"), values.get("management.port")),
        new SecretPlace(
            "management.token",
            values.find("management.token-variable"),
            values.find("management.token-file")),
        new SecretPlace(
            "management.read-token",
            values.find("management.read-token-variable"),
            values.find("management.read-token-file")),
        httpLimits());
  }

  private Syncs syncs() {
    return new Syncs(
        values.get("sync.sites-at-once"),
        values.get("sync.lease"),
        values.get("sync.sweep"),
        retry(),
        values.get("sync.verify-every"),
        new Kept(
            values.get("sync.runs-kept"),
            values.<Integer>get("state.parse-cache-bytes"),
            values.<Integer>get("sync.facts-in-memory")));
  }

  private HttpLimits httpLimits() {
    return new HttpLimits(
        values.get("http.header-timeout"),
        values.get("http.idle-timeout"),
        values.get("http.body-timeout"),
        values.get("http.connections"),
        values.get("http.connections-per-address"),
        new TreeSet<>(values.<List<String>>find("http.host-names").orElse(List.of())));
  }

  /** A process that was started again is another one: what its predecessor held is not its own. */
  private String instance() {
    String unique = UUID.randomUUID().toString().substring(0, 8);
    Optional<String> name = values.find("service.instance");
    if (name.filter(given -> given.length() > LONGEST_INSTANCE).isPresent()) {
      values.problem("service.instance is longer than %d characters.".formatted(LONGEST_INSTANCE));
    }
    return name.orElseGet(ServiceReader::hostName) + "-" + unique;
  }

  private static String hostName() {
    try {
      String name = InetAddress.getLocalHost().getHostName();
      return name.substring(0, Math.min(LONGEST_INSTANCE, name.length()));
    } catch (UnknownHostException e) {
      // A machine without a name in its own network still needs one in the log.
      return "instance";
    }
  }

  private SortedMap<String, CronSchedule> schedules(List<SiteSettings> sites) {
    ZoneId zone = values.get("schedule.time-zone");
    SortedMap<String, CronSchedule> schedules = new TreeMap<>();
    for (SiteSettings site : sites) {
      String key = "site." + site.name() + ".schedule";
      try {
        schedules.put(site.name(), new CronSchedule(values.get(key), zone));
      } catch (IllegalArgumentException e) {
        values.problem(key + ": " + e.getMessage());
      }
    }
    return schedules;
  }

  private Backoff retry() {
    Duration first = values.get("retry.first");
    Duration cap = values.get("retry.cap");
    if (cap.compareTo(first) < 0) {
      values.problem("retry.cap is shorter than retry.first.");
      cap = first;
    }
    return new Backoff(Integer.MAX_VALUE, first, cap, RETRY_JITTER);
  }

  private SortedMap<String, String> camel() {
    SortedMap<String, String> camel = values.beginningWith(CAMEL);
    camel.keySet().stream()
        .filter(key -> key.startsWith("camel.server.") || key.startsWith("camel.management."))
        .filter(key -> key.endsWith(".host") || key.endsWith(".port"))
        .forEach(
            key ->
                values.problem(
                    "%s is not read; set %s instead."
                        .formatted(
                            key, key.replace("camel.server.", "http.").replace("camel.", ""))));
    return camel;
  }
}
