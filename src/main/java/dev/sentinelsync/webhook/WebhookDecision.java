package dev.sentinelsync.webhook;

import java.time.Duration;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/** The outcome of a delivery. */
public sealed interface WebhookDecision {

  /** Identifier of this delivery in answer, log and run report. */
  String requestId();

  /** The HTTP status code of the answer. */
  int status();

  /** One word for the {@code status} field of the answer. */
  String word();

  /** The message for the sender. */
  String reason();

  /**
   * A sync was requested.
   *
   * @param requestId identifier of this delivery
   * @param sites names of the sites that will sync
   */
  record Accepted(String requestId, SortedSet<String> sites) implements WebhookDecision {
    /** Copies the set. */
    public Accepted {
      sites = new TreeSet<>(sites);
    }

    @Override
    public int status() {
      return 202;
    }

    @Override
    public String word() {
      return "accepted";
    }

    @Override
    public String reason() {
      return "A sync has been requested";
    }
  }

  /**
   * The delivery is authentic and calls for nothing.
   *
   * @param requestId identifier of this delivery
   * @param cause why nothing is done
   * @param reason the message for the sender
   */
  record Ignored(String requestId, IgnoreReason cause, String reason) implements WebhookDecision {
    @Override
    public int status() {
      return 202;
    }

    @Override
    public String word() {
      return "ignored";
    }
  }

  /**
   * The delivery was turned away.
   *
   * @param requestId identifier of this delivery
   * @param cause why
   * @param reason the message for the sender, which says what to do
   * @param retryAfter when to try again, if that may help
   */
  record Refused(
      String requestId, RefusalReason cause, String reason, Optional<Duration> retryAfter)
      implements WebhookDecision {
    @Override
    public int status() {
      return cause.status();
    }

    @Override
    public String word() {
      return "refused";
    }
  }
}
