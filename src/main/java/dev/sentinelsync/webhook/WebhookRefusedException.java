package dev.sentinelsync.webhook;

import java.time.Duration;
import java.util.Optional;

/** A delivery is turned away; the message is meant for the sender and quotes no payload. */
public final class WebhookRefusedException extends Exception {

  private static final long serialVersionUID = 1L;

  private final RefusalReason reason;
  private final transient Duration retryAfter;

  /**
   * @param reason why
   * @param message what is wrong and what to do, for the sender
   */
  public WebhookRefusedException(RefusalReason reason, String message) {
    this(reason, message, null);
  }

  WebhookRefusedException(RefusalReason reason, String message, Duration retryAfter) {
    // Without a stack trace: a flood of bad deliveries must stay cheap.
    super(message, null, false, false);
    this.reason = reason;
    this.retryAfter = retryAfter;
  }

  RefusalReason reason() {
    return reason;
  }

  Optional<Duration> retryAfter() {
    return Optional.ofNullable(retryAfter);
  }
}
