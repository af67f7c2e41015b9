package dev.sentinelsync.webhook;

/** How one hosting service proves and describes its deliveries. Stateless. */
public interface WebhookProvider {

  /** Last segment of the request path, and the {@code provider} tag of the metrics. */
  String name();

  /**
   * Whether a secret vouches for the delivery.
   *
   * @param request the delivery
   * @param secrets the secrets that are valid now
   * @return true when at least one does
   */
  boolean isAuthentic(WebhookRequest request, WebhookSecrets secrets);

  /** The message for a sender that was not authentic: what is expected and where it is set. */
  String howToAuthenticate();

  /**
   * Reads an authentic delivery.
   *
   * @param request the delivery
   * @return what it says
   * @throws WebhookRefusedException when the body is not what the provider documents
   */
  WebhookEvent read(WebhookRequest request) throws WebhookRefusedException;
}
