package dev.sentinelsync.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sentinelsync.testing.ManualClock;
import dev.sentinelsync.webhook.provider.GitHubWebhook;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.Test;

class WebhookReceiverTest {

  private static final WebhookLimits LIMITS = new WebhookLimits(4_000, 5, 1, 2);

  private final ManualClock clock = new ManualClock();
  private final CountedOutcomes outcomes = new CountedOutcomes();
  private final ListedDeliveries deliveries = new ListedDeliveries();
  private final List<String> requested = new ArrayList<>();
  private boolean requesterFails;
  private final WebhookReceiver receiver = receiver(credentials());

  private WebhookReceiver receiver(List<WebhookCredential> credentials) {
    return new WebhookReceiver(credentials, LIMITS, clock, deliveries, this::request, outcomes);
  }

  private void request(String site, String requestId) {
    if (requesterFails) {
      throw new RejectedExecutionException("closed");
    }
    requested.add(site);
  }

  /** One secret for the public repository, another for a private one at the same provider. */
  private static List<WebhookCredential> credentials() {
    return List.of(
        credential(
            Deliveries.SECRET,
            WatchedSource.of("public", "https://github.example/contoso/detections.git", "main"),
            WatchedSource.of("preview", "https://github.example/contoso/detections.git", "next")),
        credential(
            Deliveries.OTHER_SECRET,
            WatchedSource.of("private", "https://github.example/fabrikam/website.git", "main")));
  }

  private static WebhookCredential credential(String secret, WatchedSource... sources) {
    return new WebhookCredential(
        new GitHubWebhook(), () -> new WebhookSecrets("test", List.of(secret)), List.of(sources));
  }

  private WebhookDecision push(String name, String deliveryId, String secret) {
    return receiver.receive(Deliveries.github("push", deliveryId, secret, Deliveries.body(name)));
  }

  @Test
  void aPushWakesTheSitesOfItsRepositoryAndBranch() {
    WebhookDecision decision = push("github-push", "d-1", Deliveries.SECRET);

    assertThat(decision.status()).isEqualTo(202);
    assertThat(requested).containsExactly("public");
    assertThat(outcomes.outcomes()).containsExactly("github ACCEPTED");
  }

  @Test
  void otherBranchTagAndRepositoryAreIgnoredWithTheReason() {
    assertIgnored(
        push("github-push-other-branch", "d-1", Deliveries.SECRET),
        IgnoreReason.OTHER_BRANCH,
        "No site follows the branch 'feature/new-rule'");
    assertIgnored(
        push("github-push-tag", "d-2", Deliveries.SECRET),
        IgnoreReason.OTHER_BRANCH,
        "The push moved no branch");
    assertIgnored(
        push("github-push-other-repository", "d-3", Deliveries.SECRET),
        IgnoreReason.OTHER_REPOSITORY,
        "No site is made from this repository");
    assertThat(requested).isEmpty();
  }

  @Test
  void aSecretPermitsOnlyItsOwnSources() {
    push("github-push-other-repository", "d-1", Deliveries.OTHER_SECRET);
    assertIgnored(
        push("github-push", "d-2", Deliveries.OTHER_SECRET),
        IgnoreReason.OTHER_REPOSITORY,
        "No site is made from this repository");

    assertThat(requested).containsExactly("private");
  }

  @Test
  void aPayloadWithoutARepositoryIsMalformed() {
    assertRefused(
        push("github-push-no-repository-invalid", "d-1", Deliveries.SECRET),
        RefusalReason.MALFORMED);
  }

  @Test
  void anUnauthenticatedBodyIsNotEvenParsed() {
    assertRefused(
        push("github-push-invalid", "d-1", "some-secret-that-nobody-configured"),
        RefusalReason.UNAUTHENTICATED);
  }

  @Test
  void aRepeatedDeliveryAsksOnce() {
    push("github-push", "d-1", Deliveries.SECRET);
    WebhookDecision again = push("github-push", "d-1", Deliveries.SECRET);

    assertIgnored(again, IgnoreReason.DUPLICATE, "The delivery 'd-1' has been taken before");
    assertThat(requested).hasSize(1);
  }

  @Test
  void withoutAUsableIdentifierEqualBodiesAreOneDelivery() {
    push("github-push", "", Deliveries.SECRET);
    WebhookDecision again = push("github-push", "x".repeat(129), Deliveries.SECRET);
    WebhookDecision third = push("github-push", "line\nbreak", Deliveries.SECRET);

    assertThat(again).isInstanceOf(WebhookDecision.Ignored.class);
    assertThat(third.reason()).startsWith("The delivery 'sha256:");
    assertThat(requested).hasSize(1);
  }

  @Test
  void aDeliveryThatCouldNotBeRecordedMayComeAgain() {
    requesterFails = true;
    assertRefused(push("github-push", "d-1", Deliveries.SECRET), RefusalReason.UNAVAILABLE);
    requesterFails = false;

    assertThat(push("github-push", "d-1", Deliveries.SECRET))
        .isInstanceOf(WebhookDecision.Accepted.class);
  }

  @Test
  void whoKnocksTooOftenWaitsAndOthersDoNot() {
    for (int i = 0; i < LIMITS.burst(); i++) {
      push("github-push", "d-" + i, "some-secret-that-nobody-configured");
    }
    assertRefused(push("github-push", "d-6", Deliveries.SECRET), RefusalReason.TOO_MANY);
    WebhookRequest known =
        Deliveries.github("push", "d-7", Deliveries.SECRET, Deliveries.body("github-push"));
    assertThat(
            receiver.receive(
                new WebhookRequest("github", known.headers(), known.body(), "192.0.2.99")))
        .isInstanceOf(WebhookDecision.Accepted.class);

    clock.advance(Duration.ofSeconds(1));
    assertThat(push("github-push", "d-8", Deliveries.SECRET))
        .isInstanceOf(WebhookDecision.Accepted.class);
  }

  @Test
  void unknownProvidersAreCountedUnderOneName() {
    receiver.receive(Deliveries.request("a\nb", new byte[0]));
    assertThat(receiver.receive(Deliveries.request("other", new byte[0])).reason())
        .isEqualTo(
            "No webhook provider of this name is configured; "
                + "the path is /webhook/ and one of github");

    assertThat(outcomes.count("unknown UNKNOWN_PROVIDER")).isEqualTo(2);
    assertThat(outcomes.outcomes()).hasSize(1);
  }

  @Test
  void formAndSizeAreCheckedBeforeAnySecret() {
    assertRefused(
        receiver.receive(
            Deliveries.request(
                "github", new byte[0], "content-type", "application/x-www-form-urlencoded")),
        RefusalReason.NOT_JSON);
    assertRefused(
        receiver.receive(Deliveries.request("github", new byte[4_001])), RefusalReason.TOO_LARGE);
  }

  @Test
  void afterClosingEveryDeliveryIsToldToComeBack() {
    receiver.close();

    assertThat(push("github-push", "d-1", Deliveries.SECRET))
        .isInstanceOfSatisfying(
            WebhookDecision.Refused.class,
            refused -> {
              assertThat(refused.cause()).isEqualTo(RefusalReason.UNAVAILABLE);
              assertThat(refused.retryAfter()).hasValue(Duration.ofSeconds(30));
            });
  }

  @Test
  void aCredentialWithoutAUsableSecretStopsTheStart() {
    assertThatThrownBy(() -> receiver(List.of(credential("too short"))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("shorter than 24 bytes")
        .hasMessageNotContaining("too short");
  }

  @Test
  void secretsAndHeadersDoNotShow() {
    WebhookRequest request =
        Deliveries.azure(Deliveries.basic("u", Deliveries.SECRET), new byte[3]);

    assertThat(request).hasToString("WebhookRequest[azure-devops, 3 bytes]");
    assertThat(new WebhookSecrets("test", List.of(Deliveries.SECRET)))
        .hasToString("WebhookSecrets[1]");
  }

  private static void assertIgnored(WebhookDecision decision, IgnoreReason cause, String reason) {
    assertThat(decision)
        .isInstanceOfSatisfying(
            WebhookDecision.Ignored.class,
            ignored -> {
              assertThat(ignored.cause()).isEqualTo(cause);
              assertThat(ignored.reason()).isEqualTo(reason);
              assertThat(ignored.status()).isEqualTo(202);
            });
  }

  private static void assertRefused(WebhookDecision decision, RefusalReason cause) {
    assertThat(decision)
        .isInstanceOfSatisfying(
            WebhookDecision.Refused.class, refused -> assertThat(refused.cause()).isEqualTo(cause));
  }
}
