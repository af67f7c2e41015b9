package dev.sentinelsync.webhook.provider;

import dev.sentinelsync.webhook.WebhookEvent;
import dev.sentinelsync.webhook.WebhookProvider;
import dev.sentinelsync.webhook.WebhookRefusedException;
import dev.sentinelsync.webhook.WebhookRequest;
import dev.sentinelsync.webhook.WebhookSecrets;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Any other sender, in the form of the Standard Webhooks specification: {@code webhook-id}, {@code
 * webhook-timestamp} (seconds since 1970) and {@code webhook-signature}, a list of {@code v1,} and
 * the Base64 HMAC of {@code id.timestamp.body}. Body: {@code {"repository": "<address>", "branch":
 * "<name>"}}.
 */
public final class SignedWebhook implements WebhookProvider {

  private static final String VERSION = "v1,";
  private static final String ENCODED_SECRET = "whsec_";

  /** 128 bits: below that, the encoded text is a better key than what it encodes. */
  private static final int SHORTEST_ENCODED_KEY = 16;

  /** Room for several keys on the sender's side; each costs one comparison per secret. */
  private static final int MAXIMUM_SIGNATURES = 8;

  private final Clock clock;
  private final Duration tolerance;

  /**
   * Makes the provider.
   *
   * @param clock determines the age of a delivery
   * @param tolerance how far a timestamp may be from now, either way
   */
  public SignedWebhook(Clock clock, Duration tolerance) {
    this.clock = clock;
    this.tolerance = tolerance;
  }

  @Override
  public String name() {
    return "signed";
  }

  @Override
  public boolean isAuthentic(WebhookRequest request, WebhookSecrets secrets) {
    String id = request.header("webhook-id");
    String timestamp = request.header("webhook-timestamp");
    byte[] signed = (id + "." + timestamp + ".").getBytes(StandardCharsets.UTF_8);
    List<byte[]> presented = signatures(request.header("webhook-signature"));
    boolean genuine =
        secrets.any(
            secret -> {
              byte[] expected = HmacSha256.sign(key(secret), signed, request.body());
              boolean found = false;
              for (byte[] signature : presented) {
                found |= HmacSha256.equal(expected, signature);
              }
              return found;
            });
    return genuine & !id.isEmpty() & isRecent(timestamp);
  }

  @Override
  public String howToAuthenticate() {
    return ("webhook-id, webhook-timestamp or webhook-signature is missing, does not fit"
            + " the body, or is further than %d s from now")
        .formatted(tolerance.toSeconds());
  }

  @Override
  public WebhookEvent read(WebhookRequest request) throws WebhookRefusedException {
    Payload payload = Payload.read(request.body(), Set.of("repository", "branch"));
    return new WebhookEvent.Push(
        request.header("webhook-id"),
        List.of(payload.text("repository")),
        "",
        branches(payload.text("branch")));
  }

  private static SortedSet<String> branches(String branch) {
    return branch.isEmpty() ? Collections.emptySortedSet() : new TreeSet<>(Set.of(branch));
  }

  private boolean isRecent(String timestamp) {
    try {
      Instant sent = Instant.ofEpochSecond(Long.parseLong(timestamp));
      return Duration.between(sent, clock.instant()).abs().compareTo(tolerance) <= 0;
    } catch (NumberFormatException | DateTimeException | ArithmeticException e) {
      // No point in time: not recent.
      return false;
    }
  }

  private static List<byte[]> signatures(String header) {
    return Stream.of(header.split(" "))
        .filter(signature -> signature.startsWith(VERSION))
        .limit(MAXIMUM_SIGNATURES)
        .map(signature -> decoded(signature.substring(VERSION.length())))
        .toList();
  }

  /** A secret that only looks encoded, or too short when decoded, is taken as it is written. */
  static byte[] key(String secret) {
    byte[] decoded =
        secret.startsWith(ENCODED_SECRET)
            ? decoded(secret.substring(ENCODED_SECRET.length()))
            : new byte[0];
    return decoded.length < SHORTEST_ENCODED_KEY
        ? secret.getBytes(StandardCharsets.UTF_8)
        : decoded;
  }

  private static byte[] decoded(String base64) {
    try {
      return Base64.getDecoder().decode(base64);
    } catch (IllegalArgumentException e) {
      // Not Base64: matches nothing.
      return new byte[0];
    }
  }
}
