package dev.sentinelsync.webhook;

import java.util.List;

/**
 * A secret and what it opens: deliveries of one provider that it vouches for may wake these sources
 * and no others. A provider may have several doors, when private repositories have secrets of their
 * own.
 *
 * @param provider how deliveries are proved and read
 * @param secrets the secrets of this door
 * @param sources the sources that may be woken
 */
public record WebhookDoor(
    WebhookProvider provider, SecretSource secrets, List<WatchedSource> sources) {

  /** Copies the list. */
  public WebhookDoor {
    sources = List.copyOf(sources);
  }

  boolean opensFor(WebhookRequest request) {
    return provider.isAuthentic(request, secrets.current());
  }
}
