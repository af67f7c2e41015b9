package dev.sentinelsync.webhook;

/**
 * Notified of each outcome, to log and to count it. The provider is one of the configured names or
 * {@link #UNKNOWN}, so it is safe as a metric tag. Must not block.
 */
public interface WebhookListener {

  /** Replaces every provider name that is not configured. */
  String UNKNOWN = "unknown";

  /**
   * A sync was requested.
   *
   * @param provider bounded provider name
   * @param sender address of the sender
   * @param decision the sites concerned
   */
  void accepted(String provider, String sender, WebhookDecision.Accepted decision);

  /**
   * An authentic delivery called for nothing.
   *
   * @param provider bounded provider name
   * @param sender address of the sender
   * @param decision why
   */
  void ignored(String provider, String sender, WebhookDecision.Ignored decision);

  /**
   * A delivery was turned away.
   *
   * @param provider bounded provider name
   * @param sender address of the sender
   * @param decision why
   */
  void refused(String provider, String sender, WebhookDecision.Refused decision);
}
