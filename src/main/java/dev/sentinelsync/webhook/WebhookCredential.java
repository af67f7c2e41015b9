package dev.sentinelsync.webhook;

import java.util.List;

/**
 * A secret and what it permits: deliveries of one provider that prove this secret may request syncs
 * of these sources and no others. A provider may have several credentials, when private
 * repositories have secrets of their own.
 *
 * @param provider authenticates and reads deliveries
 * @param secrets the secrets of this credential
 * @param sources the sources whose sync may be requested
 */
public record WebhookCredential(
    WebhookProvider provider, SecretSource secrets, List<WatchedSource> sources) {

  /** Copies the list. */
  public WebhookCredential {
    sources = List.copyOf(sources);
  }

  boolean matches(WebhookRequest request) {
    return provider.isAuthentic(request, secrets.current());
  }
}
