package dev.sentinelsync.config;

import dev.sentinelsync.content.parse.ContentLimits;
import dev.sentinelsync.http.dashboard.DashboardSettings;
import dev.sentinelsync.http.dashboard.DashboardSettings.Access;
import dev.sentinelsync.ops.notify.NoiseRules;
import dev.sentinelsync.ops.notify.NotificationSettings;
import dev.sentinelsync.ops.notify.NotificationSettings.Channel;
import dev.sentinelsync.ops.notify.NotificationSettings.Format;
import dev.sentinelsync.pipeline.SiteSettings;
import dev.sentinelsync.service.AccessToken;
import dev.sentinelsync.service.settings.SecretPlace;
import dev.sentinelsync.service.settings.ServiceSettings;
import dev.sentinelsync.service.settings.WebhookSettings.CredentialSettings;
import dev.sentinelsync.state.StateSettings;
import dev.sentinelsync.support.ProxySettings;
import dev.sentinelsync.webhook.provider.WebhookProviders;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * The whole configuration, checked.
 *
 * @param sites the pairs of source and target, in the order of the file; only the chosen one if the
 *     command line chose
 * @param state where state is kept
 * @param contentLimits limits of single files
 * @param routes folder of the routes; the packaged ones count where it does not exist
 * @param service what only the service needs
 * @param operations what operators see
 * @param proxies through which proxy other hosts are reached, by the environment
 * @param masked all settings by key, for people; what could be a secret is masked
 */
public record Settings(
    List<SiteSettings> sites,
    StateSettings state,
    ContentLimits contentLimits,
    Path routes,
    ServiceSettings service,
    OperationsSettings operations,
    ProxySettings proxies,
    SortedMap<String, String> masked) {

  /** The option that chooses a site; it has no key, since it chooses among what the file says. */
  public static final String SITE_OPTION = "--site";

  private static final String SITES = "sync.sites";

  private static final Pattern SITE_NAME = Pattern.compile("[a-z0-9][a-z0-9-]{0,62}");

  /**
   * What operators see.
   *
   * @param dashboard how the dashboard is offered
   * @param notifications who is notified of failures
   * @param traces where traces of runs go
   */
  public record OperationsSettings(
      DashboardSettings dashboard, NotificationSettings notifications, Optional<URI> traces) {}

  /**
   * Reads and checks a configuration.
   *
   * @param file what is configured
   * @param options values of the command line by key; they win. {@code <name>} in a key means the
   *     chosen site, which {@link #SITE_OPTION} names; without it that is the first
   * @param environment environment variables
   * @throws SettingsException with all that is wrong
   */
  public static Settings read(
      ConfigurationFile file, Map<String, String> options, Function<String, String> environment) {
    return read(file, options, environment, false);
  }

  /**
   * Reads and checks a configuration for the service; its secrets must be there too, which a single
   * command does not need.
   *
   * @throws SettingsException with all that is wrong
   */
  public static Settings readForService(
      ConfigurationFile file, Map<String, String> options, Function<String, String> environment) {
    return read(file, options, environment, true);
  }

  private static Settings read(
      ConfigurationFile file,
      Map<String, String> options,
      Function<String, String> environment,
      boolean withSecrets) {
    Values values = new Values(file, environment);
    if (options.containsKey(SITES)) {
      values.override(SITES, options.get(SITES));
    }
    List<String> names = names(values);
    Optional<String> chosen = Optional.ofNullable(options.get(SITE_OPTION));
    if (chosen.isPresent() && !names.contains(chosen.get())) {
      values.problem(
          "%s names '%s'; the configured sites are %s."
              .formatted(SITE_OPTION, chosen.get(), String.join(", ", names)));
      chosen = Optional.empty();
    }
    String meant = chosen.orElse(names.isEmpty() ? "" : names.get(0));
    options.forEach(
        (key, value) -> {
          if (!key.equals(SITE_OPTION)) {
            values.override(key.replace(Declaration.SITE, meant), value);
          }
        });
    ProxySettings proxies = proxies(values, environment);
    // All blocks are checked, whichever is chosen.
    List<SiteSettings> all =
        names.stream().map(name -> new SiteReader(values, name, proxies).read()).toList();
    List<SiteSettings> sites =
        chosen.isEmpty() ? all : List.of(all.get(names.indexOf(chosen.get())));
    Settings settings =
        new Settings(
            sites,
            state(values, environment),
            limits(values),
            values.existing("sync.routes"),
            new ServiceReader(values).read(sites),
            operations(values),
            proxies,
            values.masked());
    if (withSecrets) {
      settings.checkSecrets(values, environment);
    }
    values.finish(Declaration.names(names, WebhookProviders.NAMES), ServiceReader.CAMEL);
    return settings;
  }

  private static List<String> names(Values values) {
    List<String> names = new ArrayList<>();
    for (String name : values.<List<String>>get(SITES)) {
      if (!SITE_NAME.matcher(name).matches()) {
        values.problem(
            "sync.sites names '%s'; allowed are lower-case letters, digits and hyphens, 63 at most."
                .formatted(name));
      } else if (names.contains(name)) {
        values.problem("sync.sites names '%s' twice.".formatted(name));
      } else {
        names.add(name);
      }
    }
    if (names.isEmpty()) {
      values.problem("sync.sites names no site.");
    }
    return names;
  }

  private static ProxySettings proxies(Values values, Function<String, String> environment) {
    try {
      return ProxySettings.of(environment);
    } catch (IllegalArgumentException e) {
      values.problem(e.getMessage());
      return ProxySettings.NONE;
    }
  }

  private static StateSettings state(Values values, Function<String, String> environment) {
    Path file = values.<Path>get("state.folder").resolve("sentinel-sync");
    SecretPlace password = databasePassword(values);
    try {
      return StateSettings.of(
          values.<String>find("state.url").orElse("jdbc:h2:file:" + file.toAbsolutePath()),
          values.<String>find("state.user").orElse(""),
          () -> password.values(environment).stream().findFirst().orElse(""));
    } catch (IllegalArgumentException e) {
      values.problem("state.url: " + e.getMessage());
      return StateSettings.h2(file);
    }
  }

  private static SecretPlace databasePassword(Values values) {
    return new SecretPlace(
        "state.password-file",
        values.find("state.password-variable"),
        values.find("state.password-file"));
  }

  private static ContentLimits limits(Values values) {
    return new ContentLimits(
        values.get("limits.file-bytes"),
        values.get("limits.nesting"),
        values.get("limits.entries"),
        values.get("limits.alias-entries"),
        values.get("limits.name-length"),
        values.get("limits.query-length"),
        values.get("limits.markdown-length"));
  }

  private static OperationsSettings operations(Values values) {
    String access = values.get("dashboard.access");
    SecretPlace receiver =
        new SecretPlace(
            "notify.url", values.find("notify.url-variable"), values.find("notify.url-file"));
    Optional<Channel> channel =
        values
            .<String>find("notify.to")
            .filter(to -> !to.equals("nobody"))
            .map(to -> new Channel(Format.valueOf(to.toUpperCase(Locale.ROOT)), receiver));
    return new OperationsSettings(
        new DashboardSettings(
            Access.valueOf(access.toUpperCase(Locale.ROOT)), values.get("dashboard.streams")),
        new NotificationSettings(
            channel,
            new NoiseRules(
                values.get("notify.grace"),
                values.get("notify.repeat"),
                values.get("notify.rejected-files"),
                values.get("notify.rejected-files-repeat")),
            values.find("notify.link")),
        values.find("trace.endpoint"));
  }

  private void checkSecrets(Values values, Function<String, String> environment) {
    for (CredentialSettings credential : service.webhooks().credentials()) {
      try {
        credential.load(environment, Clock.systemUTC());
      } catch (IllegalArgumentException e) {
        values.problem("%s: %s.".formatted(credential.secret().key(), e.getMessage()));
      }
    }
    SecretPlace password = databasePassword(values);
    try {
      password.values(environment);
    } catch (IllegalArgumentException e) {
      values.problem("%s: %s".formatted(password.key(), e.getMessage()));
    }
    for (SecretPlace token : List.of(service.ports().token(), service.ports().readToken())) {
      try {
        AccessToken.open(token, environment);
      } catch (IllegalArgumentException e) {
        values.problem("%s: %s".formatted(token.key(), e.getMessage()));
      }
    }
    try {
      operations.notifications().channel().ifPresent(channel -> channel.address(environment));
    } catch (IllegalArgumentException e) {
      values.problem("notify: " + e.getMessage());
    }
  }
}
