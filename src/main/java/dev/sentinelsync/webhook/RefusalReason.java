package dev.sentinelsync.webhook;

/** Why a delivery was turned away; the names are the {@code reason} tag of the metrics. */
public enum RefusalReason {
  /** The body is not the JSON that the provider documents, or its chunks are no HTTP. */
  MALFORMED(400),
  /** No configured secret vouches for the delivery. */
  UNAUTHENTICATED(401),
  /** No secret is configured for a provider of this name. */
  UNKNOWN_PROVIDER(404),
  /** The body did not arrive in time. */
  TOO_SLOW(408),
  /** The body is larger than the limit. */
  TOO_LARGE(413),
  /** The body is not announced as JSON. */
  NOT_JSON(415),
  /** The sender delivers more often than the limit allows. */
  TOO_MANY(429),
  /** The service is stopping or cannot record the delivery just now. */
  UNAVAILABLE(503);

  private final int status;

  RefusalReason(int status) {
    this.status = status;
  }

  /** The HTTP status code of the answer. */
  public int status() {
    return status;
  }
}
