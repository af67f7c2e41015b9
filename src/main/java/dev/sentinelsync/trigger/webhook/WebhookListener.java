package dev.sentinelsync.trigger.webhook;

import java.util.Set;

/**
 * Told of each outcome, to count it. The provider is one of the configured names or {@link
 * #UNKNOWN}, so it is safe as a metric tag. Must not block.
 */
public interface WebhookListener {

  /** Stands for every provider name that is not configured. */
  String UNKNOWN = "unknown";

  /**
   * A sync was asked for.
   *
   * @param provider bounded provider name
   * @param sites the sites concerned
   */
  void accepted(String provider, Set<String> sites);

  /**
   * An authentic delivery called for nothing.
   *
   * @param provider bounded provider name
   * @param reason why
   */
  void ignored(String provider, IgnoreReason reason);

  /**
   * A delivery was turned away.
   *
   * @param provider bounded provider name
   * @param reason why
   */
  void refused(String provider, RefusalReason reason);
}
