package dev.sentinelsync.webhook.provider;

import dev.sentinelsync.webhook.WebhookRequest;
import dev.sentinelsync.webhook.WebhookSecrets;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/**
 * The signature form that GitHub and Bitbucket share: {@code sha256=} and the HMAC of the raw body
 * in hexadecimal digits.
 *
 * @param header name of the header that carries it
 */
record HubSignature(String header) {

  private static final String PREFIX = "sha256=";

  boolean verifies(WebhookRequest request, WebhookSecrets secrets) {
    String value = request.header(header);
    byte[] presented =
        value.startsWith(PREFIX) ? bytes(value.substring(PREFIX.length())) : new byte[0];
    return secrets.any(
        secret ->
            HmacSha256.equal(
                presented,
                HmacSha256.sign(secret.getBytes(StandardCharsets.UTF_8), request.body())));
  }

  private static byte[] bytes(String digits) {
    try {
      return HexFormat.of().parseHex(digits);
    } catch (IllegalArgumentException e) {
      // Not hexadecimal: no signature at all.
      return new byte[0];
    }
  }
}
