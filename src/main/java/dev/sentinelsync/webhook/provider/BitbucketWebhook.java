package dev.sentinelsync.webhook.provider;

import dev.sentinelsync.webhook.IgnoreReason;
import dev.sentinelsync.webhook.WebhookEvent;
import dev.sentinelsync.webhook.WebhookProvider;
import dev.sentinelsync.webhook.WebhookRefusedException;
import dev.sentinelsync.webhook.WebhookRequest;
import dev.sentinelsync.webhook.WebhookSecrets;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Bitbucket Cloud ({@code repo:push}) and Data Center ({@code repo:refs_changed}): signed body, one
 * event header for both.
 */
public final class BitbucketWebhook implements WebhookProvider {

  private static final HubSignature SIGNATURE = new HubSignature("X-Hub-Signature");

  @Override
  public String name() {
    return "bitbucket";
  }

  @Override
  public boolean isAuthentic(WebhookRequest request, WebhookSecrets secrets) {
    return SIGNATURE.verifies(request, secrets);
  }

  @Override
  public String howToAuthenticate() {
    return "The header X-Hub-Signature is missing or does not fit the body; "
        + "set the hook's secret to the one configured here";
  }

  @Override
  public WebhookEvent read(WebhookRequest request) throws WebhookRefusedException {
    String event = request.header("X-Event-Key");
    return switch (event) {
      case "repo:push" -> cloudPush(request);
      case "repo:refs_changed" -> dataCenterPush(request);
      case "diagnostics:ping" -> new WebhookEvent.Unwanted(IgnoreReason.PING, event);
      default -> new WebhookEvent.Unwanted(IgnoreReason.OTHER_EVENT, event);
    };
  }

  private static WebhookEvent cloudPush(WebhookRequest request) throws WebhookRefusedException {
    Payload payload = Payload.read(request.body(), Set.of("push", "repository"));
    return new WebhookEvent.Push(
        request.header("X-Request-UUID"),
        List.of(payload.text("repository", "links", "html", "href")),
        payload.text("repository", "full_name"),
        payload
            .each("push", "changes")
            // A new branch has no old state, a deleted one no new state.
            .flatMap(change -> Stream.of("new", "old").map(side -> branch(change, side)))
            .filter(branch -> !branch.isEmpty())
            .collect(Collectors.toCollection(TreeSet::new)));
  }

  private static WebhookEvent dataCenterPush(WebhookRequest request)
      throws WebhookRefusedException {
    Payload payload = Payload.read(request.body(), Set.of("changes", "repository"));
    return new WebhookEvent.Push(
        request.header("X-Request-Id"),
        payload.each("repository", "links", "clone").map(link -> link.text("href")).toList(),
        payload.text("repository", "project", "key") + "/" + payload.text("repository", "slug"),
        Payload.branches(payload.each("changes").map(change -> change.text("ref", "id"))));
  }

  private static String branch(Payload change, String side) {
    return change.text(side, "type").equals("branch") ? change.text(side, "name") : "";
  }
}
