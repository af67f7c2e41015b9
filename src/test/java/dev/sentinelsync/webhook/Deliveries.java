package dev.sentinelsync.webhook;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Deliveries as the providers make them, from the recorded bodies, signed with a test secret. */
final class Deliveries {

  static final String SECRET = "a-test-secret-of-sufficient-length";
  static final String OTHER_SECRET = "quite-another-secret-of-good-length";
  static final String REMOTE = "192.0.2.10";

  private Deliveries() {}

  static byte[] body(String name) {
    try (InputStream in = Deliveries.class.getResourceAsStream("/webhooks/" + name + ".json")) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static String hubSignature(String secret, byte[] body) {
    return "sha256=" + HexFormat.of().formatHex(hmac(utf8(secret), body));
  }

  static String basic(String user, String password) {
    return "Basic " + Base64.getEncoder().encodeToString(utf8(user + ":" + password));
  }

  static String standardSignature(byte[] key, String id, long timestamp, byte[] body) {
    byte[] mac = hmac(key, utf8(id + "." + timestamp + "."), body);
    return "v1," + Base64.getEncoder().encodeToString(mac);
  }

  private static byte[] hmac(byte[] key, byte[]... parts) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
      for (byte[] part : parts) {
        mac.update(part);
      }
      return mac.doFinal();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  static WebhookRequest github(String event, String deliveryId, String secret, byte[] body) {
    return request(
        "github",
        body,
        "X-GitHub-Event",
        event,
        "X-GitHub-Delivery",
        deliveryId,
        "X-Hub-Signature-256",
        hubSignature(secret, body));
  }

  static WebhookRequest gitlab(String event, String token, byte[] body) {
    return request(
        "gitlab",
        body,
        "X-Gitlab-Event",
        event,
        "X-Gitlab-Token",
        token,
        "X-Gitlab-Event-UUID",
        "8f3c9f6e-0000-4000-8000-000000000001");
  }

  static WebhookRequest azure(String authorization, byte[] body) {
    return request("azure-devops", body, "Authorization", authorization);
  }

  static WebhookRequest bitbucket(String event, String idHeader, String secret, byte[] body) {
    return request(
        "bitbucket",
        body,
        "X-Event-Key",
        event,
        idHeader,
        "b1a2c3d4-0000-4000-8000-000000000002",
        "X-Hub-Signature",
        hubSignature(secret, body));
  }

  static WebhookRequest request(String provider, byte[] body, String... headers) {
    Map<String, String> all = new LinkedHashMap<>();
    all.put("Content-Type", "application/json; charset=utf-8");
    for (int i = 0; i < headers.length; i += 2) {
      all.put(headers[i], headers[i + 1]);
    }
    return new WebhookRequest(provider, all, body, REMOTE);
  }

  static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
