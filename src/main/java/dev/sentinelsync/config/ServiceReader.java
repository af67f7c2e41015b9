package dev.sentinelsync.config;

import dev.sentinelsync.pipeline.SiteSettings;
import dev.sentinelsync.pipeline.run.PublishLeases;
import dev.sentinelsync.service.CronSchedule;
import dev.sentinelsync.service.ScheduleJitter;
import dev.sentinelsync.service.SecretPlace;
import dev.sentinelsync.service.ServiceSettings;
import dev.sentinelsync.service.ServiceSettings.Address;
import dev.sentinelsync.service.ServiceSettings.ManagementSettings;
import dev.sentinelsync.support.Backoff;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;

/** Reads what only the service needs. */
final class ServiceReader {

  /** Keys that Camel Main reads by itself. */
  static final String CAMEL = "camel.";

  /** The project's own repository changes some ten times a day; five minutes are soon enough. */
  private static final String DEFAULT_SCHEDULE = "0 0/5 * * * ?";

  /** A tenth of the default period. */
  private static final Duration DEFAULT_JITTER = Duration.ofSeconds(30);

  /** Each busy site takes a core and a catalog in memory. */
  private static final int DEFAULT_SITES_AT_ONCE = 2;

  /** A look-up by index; a third of a lease, so that a killed instance is not missed for long. */
  private static final Duration DEFAULT_SWEEP = Duration.ofSeconds(10);

  /** Container platforms kill after 30 seconds by default; what remains is for closing. */
  private static final Duration DEFAULT_SHUTDOWN = Duration.ofSeconds(20);

  /** Quick after a blip, never more often than every ten minutes against what stays away. */
  private static final Backoff RETRY =
      new Backoff(Integer.MAX_VALUE, Duration.ofSeconds(5), Duration.ofMinutes(10), 0.3);

  /** Twelve missed polls of the default schedule: no blip any more. */
  private static final Duration DEFAULT_LAG_LIMIT = Duration.ofHours(1);

  /** It costs a clean build, and somebody else changes a target once in a blue moon. */
  private static final Duration DEFAULT_VERIFY_EVERY = Duration.ofDays(1);

  /** Two days of the default schedule for one site. */
  private static final int DEFAULT_RUNS_KEPT = 500;

  private static final String DEFAULT_TOKEN_VARIABLE = "SENTINEL_SYNC_CONTROL_TOKEN";

  private static final int LONGEST_INSTANCE = 100;

  private final PropertyFile properties;
  private final List<SiteSettings> sites;

  ServiceReader(PropertyFile properties, List<SiteSettings> sites) {
    this.properties = properties;
    this.sites = sites;
  }

  ServiceSettings read() {
    return new ServiceSettings(
        instance(),
        new Address(
            properties.text("http.host", "127.0.0.1"),
            properties.number("http.port", 8080, 0, 65_535)),
        new ManagementSettings(
            new Address(
                properties.text("management.host", "127.0.0.1"),
                properties.number("management.port", 8081, 0, 65_535)),
            token()),
        schedules(),
        new ScheduleJitter(properties.duration("schedule.jitter", DEFAULT_JITTER)),
        new WebhookReader(properties, sites).read(),
        properties.number("sync.sites-at-once", DEFAULT_SITES_AT_ONCE, 1, 64),
        atLeast("sync.lease", PublishLeases.DEFAULT_DURATION, Duration.ofSeconds(1)),
        atLeast("sync.sweep", DEFAULT_SWEEP, Duration.ofMillis(100)),
        properties.duration("shutdown.timeout", DEFAULT_SHUTDOWN),
        retry(),
        properties.duration("health.lag-limit", DEFAULT_LAG_LIMIT),
        properties.duration("sync.verify-every", DEFAULT_VERIFY_EVERY),
        properties.number("sync.runs-kept", DEFAULT_RUNS_KEPT, 1, 100_000),
        camel());
  }

  /** A process that was started again is another one: what its predecessor held is not its own. */
  private String instance() {
    String unique = UUID.randomUUID().toString().substring(0, 8);
    Optional<String> name = properties.text("service.instance");
    if (name.filter(given -> given.length() > LONGEST_INSTANCE).isPresent()) {
      properties.problem(
          "service.instance is longer than %d characters.".formatted(LONGEST_INSTANCE));
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

  private SecretPlace token() {
    Optional<Path> file = properties.path("management.token-file");
    String variable = properties.text("management.token-variable", DEFAULT_TOKEN_VARIABLE);
    return new SecretPlace("management.token", Optional.of(variable), file);
  }

  private SortedMap<String, CronSchedule> schedules() {
    ZoneId zone = zone();
    SortedMap<String, CronSchedule> schedules = new TreeMap<>();
    for (SiteSettings site : sites) {
      String key = "site." + site.name() + ".schedule";
      try {
        schedules.put(site.name(), new CronSchedule(properties.text(key, DEFAULT_SCHEDULE), zone));
      } catch (IllegalArgumentException e) {
        properties.problem(key + ": " + e.getMessage());
      }
    }
    return schedules;
  }

  private ZoneId zone() {
    String name = properties.text("schedule.time-zone", "UTC");
    try {
      return ZoneId.of(name);
    } catch (DateTimeException e) {
      properties.problem(
          "schedule.time-zone is '%s'; allowed is a name such as UTC or Europe/Berlin."
              .formatted(name));
      return ZoneOffset.UTC;
    }
  }

  private Backoff retry() {
    Duration first = atLeast("retry.first", RETRY.first(), Duration.ofMillis(10));
    Duration cap = atLeast("retry.cap", RETRY.cap(), Duration.ofMillis(10));
    if (cap.compareTo(first) < 0) {
      properties.problem("retry.cap is shorter than retry.first.");
      return RETRY;
    }
    return new Backoff(RETRY.attempts(), first, cap, RETRY.jitter());
  }

  private Duration atLeast(String key, Duration otherwise, Duration least) {
    Duration value = properties.duration(key, otherwise);
    if (value.compareTo(least) < 0 || value.compareTo(Duration.ofDays(1)) > 0) {
      properties.problem(
          "%s is %s ms; allowed are %d ms to one day."
              .formatted(key, value.toMillis(), least.toMillis()));
      return otherwise;
    }
    return value;
  }

  private SortedMap<String, String> camel() {
    SortedMap<String, String> camel = properties.beginningWith(CAMEL);
    camel.keySet().stream()
        .filter(key -> key.startsWith("camel.server.") || key.startsWith("camel.management."))
        .filter(key -> key.endsWith(".host") || key.endsWith(".port"))
        .forEach(
            key ->
                properties.problem(
                    "%s is not read; set %s instead."
                        .formatted(
                            key, key.replace("camel.server.", "http.").replace("camel.", ""))));
    return camel;
  }
}
