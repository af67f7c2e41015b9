package dev.sentinelsync.service.settings;

import dev.sentinelsync.webhook.EnvironmentSecretSource;
import dev.sentinelsync.webhook.FileSecretSource;
import dev.sentinelsync.webhook.SecretSource;
import dev.sentinelsync.webhook.WatchedSource;
import dev.sentinelsync.webhook.WebhookCredential;
import dev.sentinelsync.webhook.WebhookLimits;
import dev.sentinelsync.webhook.provider.WebhookProviders;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/**
 * Who may request syncs by webhook.
 *
 * @param credentials who may; without any, only the schedule requests syncs
 * @param limits how much one sender may request
 * @param trustedProxies IP addresses whose {@code X-Forwarded-For} is trusted
 */
public record WebhookSettings(
    List<CredentialSettings> credentials, WebhookLimits limits, Set<String> trustedProxies) {

  /** Copies the collections. */
  public WebhookSettings {
    credentials = List.copyOf(credentials);
    trustedProxies = Set.copyOf(trustedProxies);
  }

  /**
   * A credential before its secret is read.
   *
   * @param provider one of {@link WebhookProviders#NAMES}
   * @param secret where the secret is
   * @param sources the sources whose sync it may request
   */
  public record CredentialSettings(
      String provider, SecretPlace secret, List<WatchedSource> sources) {

    /** Copies the list. */
    public CredentialSettings {
      sources = List.copyOf(sources);
    }

    /**
     * Reads the secret.
     *
     * @param environment environment variables
     * @param clock determines the age of deliveries and when a secret file is read again
     * @throws IllegalArgumentException if there is no usable secret, with a message that says why
     */
    public WebhookCredential load(Function<String, String> environment, Clock clock) {
      return new WebhookCredential(
          WebhookProviders.create(provider, clock), secrets(environment, clock), sources);
    }

    private SecretSource secrets(Function<String, String> environment, Clock clock) {
      return secret.file().isPresent()
          ? new FileSecretSource(secret.file().get(), clock)
          : new EnvironmentSecretSource(
              secret.variables(environment), secret.variable().orElseThrow());
    }
  }
}
