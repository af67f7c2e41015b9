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

/** GitHub, on github.com and on premises: signed body, events {@code push} and {@code ping}. */
public final class GitHubWebhook implements WebhookProvider {

  private static final HubSignature SIGNATURE = new HubSignature("X-Hub-Signature-256");

  @Override
  public String name() {
    return "github";
  }

  @Override
  public boolean isAuthentic(WebhookRequest request, WebhookSecrets secrets) {
    return SIGNATURE.verifies(request, secrets);
  }

  @Override
  public String howToAuthenticate() {
    return "The header X-Hub-Signature-256 is missing or does not fit the body; "
        + "set the hook's secret to the one configured here";
  }

  @Override
  public WebhookEvent read(WebhookRequest request) throws WebhookRefusedException {
    String event = request.header("X-GitHub-Event");
    if (!event.equals("push")) {
      return new WebhookEvent.Unwanted(
          event.equals("ping") ? IgnoreReason.PING : IgnoreReason.OTHER_EVENT, event);
    }
    Payload payload = Payload.read(request.body(), Set.of("ref", "repository"));
    return new WebhookEvent.Push(
        request.header("X-GitHub-Delivery"),
        List.of(
            payload.text("repository", "clone_url"),
            payload.text("repository", "ssh_url"),
            payload.text("repository", "html_url")),
        payload.text("repository", "full_name"),
        Payload.branches(Stream.of(payload.text("ref"))));
  }
}
