package dev.sentinelsync.config;

import dev.sentinelsync.pipeline.SiteSettings;
import dev.sentinelsync.service.settings.SecretPlace;
import dev.sentinelsync.service.settings.WebhookSettings;
import dev.sentinelsync.service.settings.WebhookSettings.CredentialSettings;
import dev.sentinelsync.webhook.WatchedSource;
import dev.sentinelsync.webhook.WebhookLimits;
import dev.sentinelsync.webhook.provider.WebhookProviders;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Reads who may request syncs by webhook: one secret per provider for all sites, and one of its own
 * for each site that names one.
 */
final class WebhookReader {

  private final Values values;
  private final List<SiteSettings> sites;

  WebhookReader(Values values, List<SiteSettings> sites) {
    this.values = values;
    this.sites = sites;
  }

  WebhookSettings read() {
    List<String> enabled = list("webhook.providers");
    List<CredentialSettings> credentials = new ArrayList<>();
    WebhookProviders.NAMES.stream()
        .filter(enabled::contains)
        .forEach(provider -> credentials.addAll(credentials(provider)));
    int perSecond = values.get("webhook.per-second");
    return new WebhookSettings(
        credentials,
        new WebhookLimits(
            values.get("webhook.body-bytes"),
            values.get("webhook.burst"),
            perSecond,
            values.get("webhook.senders")),
        Set.copyOf(list("webhook.trusted-proxies")));
  }

  private List<String> list(String key) {
    return values.<List<String>>find(key).orElse(List.of());
  }

  private List<CredentialSettings> credentials(String provider) {
    List<CredentialSettings> credentials = new ArrayList<>();
    List<WatchedSource> shared = new ArrayList<>();
    for (SiteSettings site : sites) {
      SecretPlace own = place("site.%s.webhook.%s".formatted(site.name(), provider));
      Optional<WatchedSource> source = watched(site);
      if (source.isPresent() && own.isNamed()) {
        credentials.add(new CredentialSettings(provider, own, List.of(source.get())));
      } else {
        source.ifPresent(shared::add);
      }
    }
    SecretPlace place = place("webhook." + provider);
    if (!shared.isEmpty()) {
      credentials.add(
          new CredentialSettings(provider, place.isNamed() ? place : byDefault(provider), shared));
    }
    return credentials;
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
    return new SecretPlace(
        key, values.find(key + ".secret-variable"), values.find(key + ".secret-file"));
  }
}
