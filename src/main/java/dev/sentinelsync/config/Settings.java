package dev.sentinelsync.config;

import dev.sentinelsync.content.kind.PathClassifier;
import dev.sentinelsync.content.parse.ContentLimits;
import dev.sentinelsync.http.dashboard.DashboardSettings;
import dev.sentinelsync.ops.notify.NotificationSettings;
import dev.sentinelsync.pipeline.SiteSettings;
import dev.sentinelsync.pipeline.SiteSettings.ReferenceFiles;
import dev.sentinelsync.pipeline.SiteSettings.SyncLimits;
import dev.sentinelsync.publish.TargetSettings;
import dev.sentinelsync.service.AccessToken;
import dev.sentinelsync.service.SecretPlace;
import dev.sentinelsync.service.ServiceSettings;
import dev.sentinelsync.service.WebhookSettings;
import dev.sentinelsync.source.SourceLimits;
import dev.sentinelsync.source.SourceSettings;
import dev.sentinelsync.state.StateSettings;
import dev.sentinelsync.support.git.CredentialSettings;
import dev.sentinelsync.support.git.GitLocation;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * The whole configuration, checked.
 *
 * @param sites the pairs of source and target, in the order of the file
 * @param state where state is kept
 * @param contentLimits how much of a file is believed
 * @param routes folder of the routes
 * @param file the configuration file
 * @param service what only the service needs
 * @param dashboard how the dashboard is offered
 * @param notifications who is told of failures
 * @param traces where traces of runs go
 * @param masked all settings by key, for people; what could be a secret is masked
 */
public record Settings(
    List<SiteSettings> sites,
    StateSettings state,
    ContentLimits contentLimits,
    Path routes,
    Path file,
    ServiceSettings service,
    DashboardSettings dashboard,
    NotificationSettings notifications,
    Optional<URI> traces,
    SortedMap<String, String> masked) {

  /** Where the configuration is looked for. */
  public static final Path DEFAULT_FILE = Path.of("config", "application.properties");

  private static final Pattern SITE_NAME = Pattern.compile("[a-z0-9][a-z0-9-]{0,62}");
  private static final List<String> OURS =
      List.of(
          "site.",
          "state.",
          "limits.",
          "sync.",
          "service.",
          "http.",
          "management.",
          "schedule.",
          "webhook.",
          "shutdown.",
          "retry.",
          "dashboard.",
          "notify.",
          "trace.",
          "health.");

  /**
   * Reads and checks a configuration.
   *
   * @param file properties file; need not exist
   * @param given settings of the command line by key; they win. A key that begins with {@code
   *     site.*.} counts for the first site
   * @param environment environment variables
   * @throws SettingsException with all that is wrong
   */
  public static Settings read(
      Path file, Map<String, String> given, Function<String, String> environment) {
    return read(file, given, environment, false);
  }

  /**
   * Reads and checks a configuration for the service; its secrets must be there too, which a single
   * command does not need.
   *
   * @throws SettingsException with all that is wrong
   */
  public static Settings readForService(
      Path file, Map<String, String> given, Function<String, String> environment) {
    return read(file, given, environment, true);
  }

  private static Settings read(
      Path file,
      Map<String, String> given,
      Function<String, String> environment,
      boolean withSecrets) {
    PropertyFile properties = PropertyFile.read(file, given, environment);
    Path work = properties.path("state.folder", "state");
    List<String> names = properties.list("sync.sites", List.of("azure-sentinel"));
    List<SiteSettings> sites = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    for (String name : names) {
      if (!SITE_NAME.matcher(name).matches()) {
        properties.problem(
            "sync.sites names '%s'; allowed are lower-case letters, digits and hyphens, 63 at most."
                .formatted(name));
      } else if (!seen.add(name)) {
        properties.problem("sync.sites names '%s' twice.".formatted(name));
      } else {
        sites.add(site(properties, name, sites.isEmpty(), work));
      }
    }
    if (names.isEmpty()) {
      properties.problem("sync.sites names no site.");
    }
    StateSettings state = state(properties, work, environment);
    ContentLimits limits = limits(properties);
    Path routes = properties.path("sync.routes", "routes");
    ServiceSettings service = new ServiceReader(properties, sites).read();
    DashboardSettings dashboard = new DashboardReader(properties).read();
    NotificationSettings notifications = new NotificationReader(properties).read();
    Optional<URI> traces = new TraceReader(properties).read();
    if (withSecrets) {
      checkSecrets(service, properties, environment);
      checkAddress(notifications, properties, environment);
    }
    properties.finish(OURS);
    return new Settings(
        List.copyOf(sites),
        state,
        limits,
        routes,
        file,
        service,
        dashboard,
        notifications,
        traces,
        properties.masked());
  }

  private static void checkSecrets(
      ServiceSettings service, PropertyFile properties, Function<String, String> environment) {
    for (WebhookSettings.Door door : service.webhooks().doors()) {
      try {
        door.open(environment, Clock.systemUTC());
      } catch (IllegalArgumentException e) {
        properties.problem("%s: %s.".formatted(door.secret().key(), e.getMessage()));
      }
    }
    SecretPlace token = service.management().token();
    try {
      AccessToken.open(token, environment);
    } catch (IllegalArgumentException e) {
      properties.problem("%s: %s".formatted(token.key(), e.getMessage()));
    }
  }

  private static void checkAddress(
      NotificationSettings notifications,
      PropertyFile properties,
      Function<String, String> environment) {
    try {
      notifications.channel().ifPresent(channel -> channel.address(environment));
    } catch (IllegalArgumentException e) {
      properties.problem("notify: " + e.getMessage());
    }
  }

  private static SiteSettings site(PropertyFile properties, String name, boolean first, Path work) {
    Site site = new Site(properties, name, first);
    CredentialSettings credentials = CredentialSettings.ENVIRONMENT;
    Optional<Path> secretFile = site.path("source.secret-file");
    if (secretFile.isPresent()) {
      credentials = credentials.withSecretFile(secretFile.get());
    }
    Optional<Path> key = site.path("source.ssh-key");
    Optional<Path> hosts = site.path("source.known-hosts");
    if (key.isPresent() || hosts.isPresent()) {
      credentials = credentials.withSsh(key.orElse(null), hosts.orElse(null));
    }
    return new SiteSettings(
        name,
        source(site, work.resolve("clones").resolve(name), credentials),
        properties.list(site.key("folders"), PathClassifier.DEFAULT_FOLDERS),
        withoutSlash(site.text("web-url", "https://github.com/Azure/Azure-Sentinel/blob/master")),
        site.text("target", "file:site"),
        targetSettings(site, work, credentials),
        properties.word(site.key("layout"), "navbar", List.of("navbar", "classic")),
        site.path("templates").orElse(Path.of("config/templates")),
        new ReferenceFiles(
            site.path("reference.tables").orElse(Path.of("config/reference/tables.csv")),
            site.path("reference.marketplace").orElse(Path.of("config/reference/marketplace.csv")),
            site.path("reference.overrides").orElse(Path.of("config/overrides.csv"))),
        new SyncLimits(
            properties.number("limits.max-pages", SyncLimits.DEFAULT.maxPages(), 1, 10_000_000),
            properties.share("limits.removal-share", SyncLimits.DEFAULT.removalShare()),
            properties.number(
                "limits.removal-floor", SyncLimits.DEFAULT.removalFloor(), 0, 10_000_000)));
  }

  private static SourceSettings source(Site site, Path clone, CredentialSettings credentials) {
    PropertyFile properties = site.properties();
    String uri = site.text("source", "https://github.com/Azure/Azure-Sentinel.git");
    String branch = site.text("branch", "");
    try {
      return new SourceSettings(
          uri,
          branch,
          clone,
          properties.number(site.key("source.depth"), 0, 0, Integer.MAX_VALUE),
          properties.duration(site.key("source.timeout"), SourceSettings.DEFAULT_TIMEOUT),
          properties.duration(
              site.key("source.fetch-timeout"), SourceSettings.DEFAULT_FETCH_TIMEOUT),
          Set.copyOf(
              properties.list(
                  site.key("source.schemes"),
                  GitLocation.DEFAULT_SCHEMES.stream().sorted().toList())),
          credentials,
          sourceLimits(properties));
    } catch (IllegalArgumentException e) {
      properties.problem("%s: %s".formatted(site.key("source"), e.getMessage()));
      return SourceSettings.of(uri, branch, clone);
    }
  }

  private static SourceLimits sourceLimits(PropertyFile properties) {
    SourceLimits defaults = SourceLimits.DEFAULT;
    return new SourceLimits(
        properties.number("limits.tree-entries", defaults.maxEntries(), 1, 100_000_000),
        properties.number("limits.tree-depth", defaults.maxDepth(), 1, 1_000),
        properties.number("limits.file-name-bytes", defaults.maxNameBytes(), 1, 10_000),
        properties.number("limits.path-bytes", defaults.maxPathBytes(), 1, 100_000));
  }

  private static TargetSettings targetSettings(
      Site site, Path work, CredentialSettings credentials) {
    TargetSettings settings =
        TargetSettings.of(work.resolve("targets")).withGitCredentials(credentials);
    return site.path("target.secret-file").map(settings::withSecretFile).orElse(settings);
  }

  /** Keys of one site; what the command line says about "the site" is about the first one. */
  private record Site(PropertyFile properties, String name, boolean first) {

    String key(String setting) {
      String given = "site.*." + setting;
      if (first && properties.text(given).isPresent()) {
        return given;
      }
      return "site." + name + "." + setting;
    }

    String text(String setting, String otherwise) {
      // Both keys are asked for, so that neither counts as unknown.
      properties.text("site." + name + "." + setting);
      return properties.text(key(setting), otherwise);
    }

    Optional<Path> path(String setting) {
      properties.text("site." + name + "." + setting);
      return properties.path(key(setting));
    }
  }

  private static String withoutSlash(String address) {
    return address.endsWith("/") ? address.substring(0, address.length() - 1) : address;
  }

  private static StateSettings state(
      PropertyFile properties, Path work, Function<String, String> environment) {
    String url =
        properties.text(
            "state.url", "jdbc:h2:file:" + work.resolve("sentinel-sync").toAbsolutePath());
    String user = properties.text("state.user", "");
    String variable = properties.text("state.password-variable", "SENTINEL_SYNC_DB_PASSWORD");
    try {
      return StateSettings.of(
          url,
          user,
          () -> {
            String password = environment.apply(variable);
            return password == null ? "" : password;
          });
    } catch (IllegalArgumentException e) {
      properties.problem("state.url: " + e.getMessage());
      return StateSettings.h2(work.resolve("sentinel-sync"));
    }
  }

  private static ContentLimits limits(PropertyFile properties) {
    ContentLimits defaults = ContentLimits.DEFAULT;
    return new ContentLimits(
        properties.number("limits.file-bytes", defaults.fileBytes(), 1, 1 << 30),
        properties.number("limits.nesting", defaults.depth(), 1, 1_000),
        properties.number("limits.entries", defaults.entries(), 1, 100_000_000),
        properties.number("limits.alias-entries", defaults.aliasEntries(), 1, 10_000_000),
        properties.number("limits.name-length", defaults.nameLength(), 1, 10_000),
        properties.number("limits.query-length", defaults.queryLength(), 1, 100_000_000),
        properties.number("limits.markdown-length", defaults.markdownLength(), 1, 100_000_000));
  }
}
