package dev.sentinelsync.webhook.provider;

import dev.sentinelsync.webhook.WebhookProvider;
import java.time.Clock;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/** The list of webhook providers; settings, paths, metrics and documentation follow it. */
public final class WebhookProviders {

  /** What Standard Webhooks recommends: room for clocks that differ, little for a replay. */
  private static final Duration SIGNATURE_AGE = Duration.ofMinutes(5);

  private static final SortedMap<String, Function<Clock, WebhookProvider>> PROVIDERS =
      byName(
          List.of(
              clock -> new AzureDevOpsWebhook(),
              clock -> new BitbucketWebhook(),
              clock -> new GitHubWebhook(),
              clock -> new GitLabWebhook(),
              clock -> new SignedWebhook(clock, SIGNATURE_AGE)));

  /** The names, as they stand in paths and settings, in alphabetical order. */
  public static final List<String> NAMES = List.copyOf(PROVIDERS.keySet());

  private WebhookProviders() {}

  /**
   * Creates a provider.
   *
   * @param name one of {@link #NAMES}
   * @param clock determines the age of deliveries
   * @throws IllegalArgumentException if there is no provider of this name
   */
  public static WebhookProvider create(String name, Clock clock) {
    Function<Clock, WebhookProvider> factory = PROVIDERS.get(name);
    if (factory == null) {
      throw new IllegalArgumentException(
          "There is no webhook provider %s; there are %s"
              .formatted(name, String.join(", ", NAMES)));
    }
    return factory.apply(clock);
  }

  private static SortedMap<String, Function<Clock, WebhookProvider>> byName(
      List<Function<Clock, WebhookProvider>> factories) {
    SortedMap<String, Function<Clock, WebhookProvider>> byName = new TreeMap<>();
    for (Function<Clock, WebhookProvider> factory : factories) {
      byName.put(factory.apply(Clock.systemUTC()).name(), factory);
    }
    return Collections.unmodifiableSortedMap(byName);
  }
}
