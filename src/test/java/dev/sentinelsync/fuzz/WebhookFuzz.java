package dev.sentinelsync.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sentinelsync.webhook.DeliveryLog;
import dev.sentinelsync.webhook.WatchedSource;
import dev.sentinelsync.webhook.WebhookCredential;
import dev.sentinelsync.webhook.WebhookDecision;
import dev.sentinelsync.webhook.WebhookLimits;
import dev.sentinelsync.webhook.WebhookListener;
import dev.sentinelsync.webhook.WebhookProvider;
import dev.sentinelsync.webhook.WebhookReceiver;
import dev.sentinelsync.webhook.WebhookRequest;
import dev.sentinelsync.webhook.WebhookSecrets;
import dev.sentinelsync.webhook.provider.AzureDevOpsWebhook;
import dev.sentinelsync.webhook.provider.BitbucketWebhook;
import dev.sentinelsync.webhook.provider.GitHubWebhook;
import dev.sentinelsync.webhook.provider.GitLabWebhook;
import dev.sentinelsync.webhook.provider.SignedWebhook;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Webhook deliveries. The first byte of an input chooses the provider, the second whether the
 * delivery carries its secret; header lines follow, an empty line and the body. Nothing fails, and
 * what carries no secret wakes nobody.
 */
final class WebhookFuzz implements FuzzTarget.Subject {

  private static final String SECRET = "a-test-secret-of-sufficient-length";
  private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");
  private static final Charset UTF_8 = StandardCharsets.UTF_8;
  private static final Path RECORDED = Path.of("src/test/resources/webhooks");

  private final Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
  private final List<WebhookProvider> providers =
      List.of(
          new GitHubWebhook(),
          new GitLabWebhook(),
          new AzureDevOpsWebhook(),
          new BitbucketWebhook(),
          new SignedWebhook(clock, Duration.ofMinutes(5)));

  @Override
  public void read(byte[] input) throws GeneralSecurityException {
    if (input.length < 2) {
      return;
    }
    String provider = providers.get((input[0] & 0xFF) % providers.size()).name();
    boolean genuine = input[1] % 2 != 0;
    String text = new String(input, 2, input.length - 2, StandardCharsets.ISO_8859_1);
    int end = text.indexOf("\n\n");
    byte[] body = text.substring(end < 0 ? 0 : end + 2).getBytes(StandardCharsets.ISO_8859_1);
    Map<String, String> headers = headers(end < 0 ? "" : text.substring(0, end));
    if (genuine) {
      prove(headers, body);
    }
    WebhookDecision decision =
        receiver().receive(new WebhookRequest(provider, headers, body, "192.0.2.1"));
    assertThat(decision.status()).isIn(200, 202, 400, 401, 404, 413, 415, 429);
    assertThat(decision.reason()).isNotBlank().hasSizeLessThan(1_000).doesNotContain(SECRET);
    assertThat(decision.reason().chars()).noneMatch(Character::isISOControl);
    if (!genuine) {
      assertThat(decision).isNotInstanceOf(WebhookDecision.Accepted.class);
    }
  }

  private WebhookReceiver receiver() {
    List<WatchedSource> sources =
        List.of(WatchedSource.of("site", "https://github.example/contoso/detections.git", ""));
    return new WebhookReceiver(
        providers.stream()
            .map(
                provider ->
                    new WebhookCredential(
                        provider, () -> new WebhookSecrets("test", List.of(SECRET)), sources))
            .toList(),
        WebhookLimits.DEFAULT,
        clock,
        new Forgetful(),
        (site, requestId) -> {},
        deaf());
  }

  /** Every delivery is new. */
  private static final class Forgetful implements DeliveryLog {
    @Override
    public boolean add(String provider, String deliveryId) {
      assertThat(deliveryId).matches("[!-~]{1,128}");
      return true;
    }

    @Override
    public void remove(String provider, String deliveryId) {}
  }

  /** Hears nothing, whatever there is to hear. */
  private static WebhookListener deaf() {
    return (WebhookListener)
        Proxy.newProxyInstance(
            WebhookListener.class.getClassLoader(),
            new Class<?>[] {WebhookListener.class},
            (proxy, method, arguments) -> null);
  }

  private static Map<String, String> headers(String text) {
    Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    headers.put("Content-Type", "application/json");
    text.lines()
        .forEach(
            line -> {
              int colon = line.indexOf(':');
              headers.put(
                  colon < 0 ? line : line.substring(0, colon), line.substring(colon + 1).strip());
            });
    return headers;
  }

  /** Gives a delivery every provider's proof. */
  private static void prove(Map<String, String> headers, byte[] body)
      throws GeneralSecurityException {
    String hub = "sha256=" + HexFormat.of().formatHex(mac(body));
    headers.put("X-Hub-Signature-256", hub);
    headers.put("X-Hub-Signature", hub);
    headers.put("X-Gitlab-Token", SECRET);
    headers.put("Authorization", "Basic " + base64(("user:" + SECRET).getBytes(UTF_8)));
    String id = headers.computeIfAbsent("webhook-id", name -> "msg_1");
    String time = String.valueOf(NOW.getEpochSecond());
    headers.put("webhook-timestamp", time);
    byte[] signed = Seeds.concat((id + "." + time + ".").getBytes(UTF_8), body);
    headers.put("webhook-signature", "v1," + base64(mac(signed)));
  }

  private static byte[] mac(byte[] bytes) throws GeneralSecurityException {
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(SECRET.getBytes(UTF_8), "HmacSHA256"));
    return mac.doFinal(bytes);
  }

  private static String base64(byte[] bytes) {
    return Base64.getEncoder().encodeToString(bytes);
  }

  @Override
  public List<byte[]> seeds() throws IOException {
    List<String> begins = List.of("github", "gitlab", "azure", "bitbucket", "signed");
    String events =
        "X-GitHub-Event: push\nX-Gitlab-Event: Push Hook\nX-Event-Key: repo:push\n"
            + "X-GitHub-Delivery: d-1\nwebhook-id: msg_1\n\n";
    List<byte[]> seeds = new ArrayList<>();
    try (Stream<Path> recorded = Files.list(RECORDED)) {
      for (Path file : recorded.sorted().toList()) {
        String name = file.getFileName().toString();
        for (int i = 0; i < begins.size(); i++) {
          if (name.startsWith(begins.get(i))) {
            byte[] start = Seeds.concat(new byte[] {(byte) i, 1}, events.getBytes(UTF_8));
            seeds.add(Seeds.concat(start, Files.readAllBytes(file)));
          }
        }
      }
    }
    return seeds;
  }
}
