package dev.sentinelsync.webhook.provider;

import dev.sentinelsync.webhook.IgnoreReason;
import dev.sentinelsync.webhook.WebhookEvent;
import dev.sentinelsync.webhook.WebhookProvider;
import dev.sentinelsync.webhook.WebhookRefusedException;
import dev.sentinelsync.webhook.WebhookRequest;
import dev.sentinelsync.webhook.WebhookSecrets;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Set;

/**
 * Azure DevOps service hooks: basic authentication, event {@code git.push}. The password is the
 * secret; the user name, which the service allows to be empty, proves nothing and is not looked at.
 */
public final class AzureDevOpsWebhook implements WebhookProvider {

  private static final String SCHEME = "Basic ";

  @Override
  public String name() {
    return "azure-devops";
  }

  @Override
  public boolean isAuthentic(WebhookRequest request, WebhookSecrets secrets) {
    String password = password(request.header("Authorization"));
    return secrets.any(secret -> HmacSha256.equal(secret, password));
  }

  @Override
  public String howToAuthenticate() {
    return "Basic authentication is missing or wrong; "
        + "set the service hook's password to the secret configured here";
  }

  @Override
  public WebhookEvent read(WebhookRequest request) throws WebhookRefusedException {
    Payload payload =
        Payload.read(
            request.body(),
            Set.of("id", "subscriptionId", "notificationId", "eventType", "resource"));
    String event = payload.text("eventType");
    if (!event.equals("git.push")) {
      return new WebhookEvent.Unwanted(IgnoreReason.OTHER_EVENT, event);
    }
    return new WebhookEvent.Push(
        deliveryId(payload),
        List.of(
            payload.text("resource", "repository", "remoteUrl"),
            payload.text("resource", "repository", "sshUrl"),
            payload.text("resource", "repository", "webUrl")),
        "",
        Payload.branches(
            payload.each("resource", "refUpdates").map(update -> update.text("name"))));
  }

  /** Notifications are numbered per subscription. */
  private static String deliveryId(Payload payload) {
    String subscription = payload.text("subscriptionId");
    String notification = payload.text("notificationId");
    return subscription.isEmpty() || notification.isEmpty()
        ? payload.text("id")
        : subscription + ":" + notification;
  }

  private static String password(String authorization) {
    if (!authorization.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
      return "";
    }
    try {
      byte[] decoded = Base64.getDecoder().decode(authorization.substring(SCHEME.length()).strip());
      String credentials = new String(decoded, StandardCharsets.UTF_8);
      return credentials.substring(credentials.indexOf(':') + 1);
    } catch (IllegalArgumentException e) {
      // Not Base64: no password at all.
      return "";
    }
  }
}
