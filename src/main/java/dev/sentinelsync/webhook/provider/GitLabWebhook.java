package dev.sentinelsync.webhook.provider;

import dev.sentinelsync.webhook.IgnoreReason;
import dev.sentinelsync.webhook.WebhookEvent;
import dev.sentinelsync.webhook.WebhookProvider;
import dev.sentinelsync.webhook.WebhookRefusedException;
import dev.sentinelsync.webhook.WebhookRequest;
import dev.sentinelsync.webhook.WebhookSecrets;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** GitLab, hosted and self-managed: secret token in a header, push events. */
public final class GitLabWebhook implements WebhookProvider {

  @Override
  public String name() {
    return "gitlab";
  }

  @Override
  public boolean isAuthentic(WebhookRequest request, WebhookSecrets secrets) {
    String token = request.header("X-Gitlab-Token");
    return secrets.any(secret -> HmacSha256.equal(secret, token));
  }

  @Override
  public String howToAuthenticate() {
    return "The header X-Gitlab-Token is missing or wrong; "
        + "set the hook's secret token to the one configured here";
  }

  @Override
  public WebhookEvent read(WebhookRequest request) throws WebhookRefusedException {
    String event = request.header("X-Gitlab-Event");
    if (!event.equals("Push Hook") && !event.equals("System Hook")) {
      return new WebhookEvent.Unwanted(IgnoreReason.OTHER_EVENT, event);
    }
    Payload payload = Payload.read(request.body(), Set.of("object_kind", "ref", "project"));
    String kind = payload.text("object_kind");
    if (!kind.equals("push")) {
      // A system hook brings every kind of event under one name.
      return new WebhookEvent.Unwanted(IgnoreReason.OTHER_EVENT, kind);
    }
    return new WebhookEvent.Push(
        deliveryId(request),
        List.of(
            payload.text("project", "git_http_url"),
            payload.text("project", "git_ssh_url"),
            payload.text("project", "web_url")),
        payload.text("project", "path_with_namespace"),
        Payload.branches(Stream.of(payload.text("ref"))));
  }

  /** The idempotency key stays the same over retries; older versions have the event's id only. */
  private static String deliveryId(WebhookRequest request) {
    String key = request.header("Idempotency-Key");
    return key.isEmpty() ? request.header("X-Gitlab-Event-UUID") : key;
  }
}
