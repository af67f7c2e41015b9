package dev.sentinelsync.config;

import dev.sentinelsync.pipeline.SiteSettings;
import dev.sentinelsync.service.SecretPlace;
import dev.sentinelsync.service.WebhookSettings;
import dev.sentinelsync.service.WebhookSettings.Door;
import dev.sentinelsync.webhook.WatchedSource;
import dev.sentinelsync.webhook.WebhookLimits;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Reads who may wake sites: one door per provider for all sites, and one of its own for each site
 * that has a secret of its own.
 */
final class WebhookReader {

  private final PropertyFile properties;
  private final List<SiteSettings> sites;

  WebhookReader(PropertyFile properties, List<SiteSettings> sites) {
    this.properties = properties;
    this.sites = sites;
  }

  WebhookSettings read() {
    List<Door> doors = new ArrayList<>();
    List<String> enabled = properties.list("webhook.providers", List.of());
    for (String provider : enabled) {
      if (!WebhookSettings.PROVIDERS.contains(provider)) {
        properties.problem(
            "webhook.providers names '%s'; allowed are %s."
                .formatted(provider, String.join(", ", WebhookSettings.PROVIDERS)));
      }
    }
    for (String provider : WebhookSettings.PROVIDERS) {
      // Read in any case, so that the keys of a provider that is switched off are known.
      List<Door> ofProvider = doors(provider);
      if (enabled.contains(provider)) {
        doors.addAll(ofProvider);
      }
    }
    return new WebhookSettings(
        doors, limits(), Set.copyOf(properties.list("webhook.trusted-proxies", List.of())));
  }

  private List<Door> doors(String provider) {
    List<Door> doors = new ArrayList<>();
    List<WatchedSource> shared = new ArrayList<>();
    for (SiteSettings site : sites) {
      SecretPlace own = place("site.%s.webhook.%s".formatted(site.name(), provider));
      Optional<WatchedSource> source = watched(site);
      if (source.isPresent() && own.isNamed()) {
        doors.add(new Door(provider, own, List.of(source.get())));
      } else {
        source.ifPresent(shared::add);
      }
    }
    SecretPlace place = place("webhook." + provider);
    if (!shared.isEmpty()) {
      doors.add(new Door(provider, place.isNamed() ? place : byDefault(provider), shared));
    }
    return doors;
  }

  /** A source without a name that a host could use, such as a bundle, is only polled. */
  private static Optional<WatchedSource> watched(SiteSettings site) {
    try {
      return Optional.of(
          WatchedSource.of(site.name(), site.source().uri(), site.source().branch()));
    } catch (IllegalArgumentException e) {
      // No host knows it by a name, so no webhook can speak of it.
      return Optional.empty();
    }
  }

  private static SecretPlace byDefault(String provider) {
    String variable =
        "SENTINEL_SYNC_%s_SECRET".formatted(provider.toUpperCase(Locale.ROOT).replace('-', '_'));
    return new SecretPlace(
        "webhook.%s.secret-variable".formatted(provider), Optional.of(variable), Optional.empty());
  }

  private SecretPlace place(String key) {
    Optional<String> variable = properties.text(key + ".secret-variable");
    Optional<Path> file = properties.path(key + ".secret-file");
    return new SecretPlace(key, variable, file);
  }

  private WebhookLimits limits() {
    WebhookLimits defaults = WebhookLimits.DEFAULT;
    return new WebhookLimits(
        properties.number(
            "webhook.body-bytes", defaults.maximumBodyBytes(), 1_024, 64 * 1024 * 1024),
        properties.number("webhook.burst", defaults.burst(), 1, 1_000_000),
        properties.number("webhook.per-second", (int) defaults.perSecond(), 1, 1_000_000),
        properties.number("webhook.senders", defaults.maximumSenders(), 1, 1_000_000));
  }
}
