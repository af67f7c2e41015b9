package dev.sentinelsync.service;

import dev.sentinelsync.webhook.AzureDevOpsWebhook;
import dev.sentinelsync.webhook.BitbucketWebhook;
import dev.sentinelsync.webhook.EnvironmentSecretSource;
import dev.sentinelsync.webhook.FileSecretSource;
import dev.sentinelsync.webhook.GitHubWebhook;
import dev.sentinelsync.webhook.GitLabWebhook;
import dev.sentinelsync.webhook.SecretSource;
import dev.sentinelsync.webhook.SignedWebhook;
import dev.sentinelsync.webhook.WatchedSource;
import dev.sentinelsync.webhook.WebhookDoor;
import dev.sentinelsync.webhook.WebhookLimits;
import dev.sentinelsync.webhook.WebhookProvider;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/**
 * Who may wake sites.
 *
 * @param doors what may come in; none means that only the schedule looks
 * @param limits how much one sender may ask
 * @param trustedProxies IP addresses whose {@code X-Forwarded-For} is trusted
 */
public record WebhookSettings(List<Door> doors, WebhookLimits limits, Set<String> trustedProxies) {

  /** The providers' names, as they stand in the path. */
  public static final List<String> PROVIDERS =
      List.of("azure-devops", "bitbucket", "github", "gitlab", "signed");

  /** What Standard Webhooks recommends: room for clocks that differ, little for a replay. */
  private static final Duration SIGNATURE_AGE = Duration.ofMinutes(5);

  /** Copies the collections. */
  public WebhookSettings {
    doors = List.copyOf(doors);
    trustedProxies = Set.copyOf(trustedProxies);
  }

  /**
   * A secret and what it opens.
   *
   * @param provider one of {@link #PROVIDERS}
   * @param secret where the secret is
   * @param sources what it may wake
   */
  public record Door(String provider, SecretPlace secret, List<WatchedSource> sources) {

    /** Copies the list. */
    public Door {
      sources = List.copyOf(sources);
    }

    /**
     * Opens the door.
     *
     * @throws IllegalArgumentException if there is no usable secret, with a message that says why
     */
    public WebhookDoor open(Function<String, String> environment, Clock clock) {
      return new WebhookDoor(reader(clock), secrets(environment, clock), sources);
    }

    private SecretSource secrets(Function<String, String> environment, Clock clock) {
      return secret.file().isPresent()
          ? new FileSecretSource(secret.file().get(), clock)
          : new EnvironmentSecretSource(
              secret.variables(environment), secret.variable().orElseThrow());
    }

    private WebhookProvider reader(Clock clock) {
      return switch (provider) {
        case "azure-devops" -> new AzureDevOpsWebhook();
        case "bitbucket" -> new BitbucketWebhook();
        case "github" -> new GitHubWebhook();
        case "gitlab" -> new GitLabWebhook();
        case "signed" -> new SignedWebhook(clock, SIGNATURE_AGE);
        default -> throw new IllegalArgumentException("No such provider: " + provider);
      };
    }
  }
}
