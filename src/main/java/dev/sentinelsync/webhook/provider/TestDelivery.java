package dev.sentinelsync.webhook.provider;

import dev.sentinelsync.support.Json;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A push as a provider would send it, signed, for a test of a running service.
 *
 * @param headers what proves who sent it, and what it is; holds what was made from the secret, so
 *     it is for the service alone
 * @param body JSON
 */
public record TestDelivery(Map<String, String> headers, byte[] body) {

  /**
   * The push that is told of.
   *
   * @param repository clone address, without credentials
   * @param branch short name
   * @param id of the delivery; another one each time, else the service has taken it already
   */
  public record Push(String repository, String branch, String id) {}

  /**
   * Makes the delivery of a provider.
   *
   * @param provider one of {@link WebhookProviders#NAMES}
   * @param secret what the service has too
   * @throws IllegalArgumentException if there is no such provider
   */
  public static TestDelivery of(String provider, Push push, String secret, Instant now) {
    String ref = "refs/heads/" + push.branch();
    String address = push.repository();
    return switch (provider) {
      case "github" ->
          hub(
              Map.of("ref", ref, "repository", Map.of("clone_url", address)),
              Map.of("X-GitHub-Event", "push", "X-GitHub-Delivery", push.id()),
              "X-Hub-Signature-256",
              secret);
      case "bitbucket" ->
          hub(
              Map.of(
                  "push",
                  Map.of(
                      "changes",
                      List.of(Map.of("new", Map.of("type", "branch", "name", push.branch())))),
                  "repository",
                  Map.of("links", Map.of("html", Map.of("href", address)))),
              Map.of("X-Event-Key", "repo:push", "X-Request-UUID", push.id()),
              "X-Hub-Signature",
              secret);
      case "gitlab" ->
          new TestDelivery(
              Map.of(
                  "X-Gitlab-Event",
                  "Push Hook",
                  "X-Gitlab-Token",
                  secret,
                  "X-Gitlab-Event-UUID",
                  push.id()),
              Json.bytes(
                  Map.of(
                      "object_kind",
                      "push",
                      "ref",
                      ref,
                      "project",
                      Map.of("git_http_url", address))));
      case "azure-devops" ->
          new TestDelivery(
              Map.of("Authorization", "Basic " + base64(utf8("sentinel-sync:" + secret))),
              Json.bytes(
                  Map.of(
                      "id",
                      push.id(),
                      "eventType",
                      "git.push",
                      "resource",
                      Map.of(
                          "repository",
                          Map.of("remoteUrl", address),
                          "refUpdates",
                          List.of(Map.of("name", ref))))));
      case "signed" -> signed(push, secret, now);
      default -> throw new IllegalArgumentException("There is no webhook provider " + provider);
    };
  }

  private static TestDelivery hub(
      Object payload, Map<String, String> headers, String header, String secret) {
    byte[] body = Json.bytes(payload);
    Map<String, String> all = new TreeMap<>(headers);
    all.put(header, "sha256=" + HexFormat.of().formatHex(HmacSha256.sign(utf8(secret), body)));
    return new TestDelivery(all, body);
  }

  private static TestDelivery signed(Push push, String secret, Instant now) {
    byte[] body = Json.bytes(Map.of("repository", push.repository(), "branch", push.branch()));
    String timestamp = Long.toString(now.getEpochSecond());
    byte[] signature =
        HmacSha256.sign(SignedWebhook.key(secret), utf8(push.id() + "." + timestamp + "."), body);
    return new TestDelivery(
        Map.of(
            "webhook-id",
            push.id(),
            "webhook-timestamp",
            timestamp,
            "webhook-signature",
            "v1," + base64(signature)),
        body);
  }

  private static String base64(byte[] bytes) {
    return Base64.getEncoder().encodeToString(bytes);
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
