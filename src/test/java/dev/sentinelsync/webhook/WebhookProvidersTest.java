package dev.sentinelsync.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sentinelsync.testing.ManualClock;
import dev.sentinelsync.webhook.provider.AzureDevOpsWebhook;
import dev.sentinelsync.webhook.provider.BitbucketWebhook;
import dev.sentinelsync.webhook.provider.GitHubWebhook;
import dev.sentinelsync.webhook.provider.GitLabWebhook;
import dev.sentinelsync.webhook.provider.SignedWebhook;
import dev.sentinelsync.webhook.provider.WebhookProviders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every provider against recorded bodies: who is believed, and what is read. */
class WebhookProvidersTest {

  private static final ManualClock CLOCK = new ManualClock();
  private static final long NOW = ManualClock.START.getEpochSecond();
  private static final WebhookSecrets SECRETS = secrets(Deliveries.SECRET);
  private static final WebhookProvider SIGNED = new SignedWebhook(CLOCK, Duration.ofMinutes(5));

  private static WebhookSecrets secrets(String... secrets) {
    return new WebhookSecrets("test", List.of(secrets));
  }

  private static WebhookRequest signed(String id, long timestamp, byte[] key, byte[] body) {
    return Deliveries.request(
        "signed",
        body,
        "webhook-id",
        id,
        "webhook-timestamp",
        String.valueOf(timestamp),
        "webhook-signature",
        Deliveries.standardSignature(key, id, timestamp, body));
  }

  private static WebhookRequest with(String secret, WebhookProvider provider) {
    return switch (provider.name()) {
      case "github" -> Deliveries.github("push", "d-1", secret, Deliveries.body("github-push"));
      case "gitlab" -> Deliveries.gitlab("Push Hook", secret, Deliveries.body("gitlab-push"));
      case "azure-devops" ->
          Deliveries.azure(Deliveries.basic("hook", secret), Deliveries.body("azure-devops-push"));
      case "bitbucket" ->
          Deliveries.bitbucket(
              "repo:push", "X-Request-UUID", secret, Deliveries.body("bitbucket-cloud-push"));
      default -> signed("m-1", NOW, Deliveries.utf8(secret), Deliveries.body("signed-push"));
    };
  }

  static Stream<WebhookProvider> providers() {
    return WebhookProviders.NAMES.stream().map(name -> WebhookProviders.create(name, CLOCK));
  }

  @Test
  void everyProviderHasItsSetUpDocumented() throws IOException {
    assertThat(Files.readString(Path.of("docs", "service.md")))
        .contains(WebhookProviders.NAMES.stream().map(name -> "/webhook/" + name + "`").toList());
  }

  @Test
  void anUnknownProviderIsRefusedWithTheKnownOnes() {
    assertThatThrownBy(() -> WebhookProviders.create("sourceforge", CLOCK))
        .hasMessage(
            "There is no webhook provider sourceforge; there are "
                + "azure-devops, bitbucket, github, gitlab, signed");
  }

  @ParameterizedTest
  @MethodSource("providers")
  void theRightSecretIsBelievedAndAWrongOneIsNot(WebhookProvider provider) {
    assertThat(provider.isAuthentic(with(Deliveries.SECRET, provider), SECRETS)).isTrue();
    assertThat(provider.isAuthentic(with(Deliveries.OTHER_SECRET, provider), SECRETS)).isFalse();
    assertThat(provider.isAuthentic(Deliveries.request(provider.name(), new byte[0]), SECRETS))
        .as("without any proof")
        .isFalse();
  }

  @ParameterizedTest
  @MethodSource("providers")
  void whileTheSecretIsChangedBothAreBelieved(WebhookProvider provider) {
    WebhookSecrets both = secrets(Deliveries.OTHER_SECRET, Deliveries.SECRET);

    assertThat(provider.isAuthentic(with(Deliveries.SECRET, provider), both)).isTrue();
    assertThat(provider.isAuthentic(with(Deliveries.OTHER_SECRET, provider), both)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"github", "bitbucket", "signed"})
  void oneChangedByteBreaksASignature(String name) {
    WebhookProvider provider =
        providers().filter(each -> each.name().equals(name)).findFirst().orElseThrow();
    WebhookRequest request = with(Deliveries.SECRET, provider);
    byte[] changed = request.body().clone();
    changed[changed.length / 2]++;

    assertThat(
            provider.isAuthentic(
                new WebhookRequest(name, request.headers(), changed, Deliveries.REMOTE), SECRETS))
        .isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"sha256=", "sha256=zz", "sha1=0000", "sha256=00, sha256=00", "", "sha256=é"})
  void aBrokenSignatureHeaderIsNotBelieved(String header) {
    WebhookRequest request =
        Deliveries.request("github", new byte[0], "X-Hub-Signature-256", header);

    assertThat(new GitHubWebhook().isAuthentic(request, SECRETS)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"Basic", "Basic !!!", "Basic OnNob3J0", "Bearer x", ""})
  void brokenBasicCredentialsAreNotBelieved(String header) {
    assertThat(new AzureDevOpsWebhook().isAuthentic(Deliveries.azure(header, new byte[0]), SECRETS))
        .isFalse();
  }

  @Test
  void aSignatureMadeElsewhereIsBelieved() {
    // openssl dgst -sha256 -hmac a-test-secret-of-sufficient-length, over the body {}
    WebhookRequest request =
        Deliveries.request(
            "github",
            Deliveries.utf8("{}"),
            "X-Hub-Signature-256",
            "sha256=2da485fec2a66d0d94ba364b06c2ff200b5b2126880133cf840b5afbdc6537b6");

    assertThat(new GitHubWebhook().isAuthentic(request, SECRETS)).isTrue();
  }

  @Test
  void aSignedDeliveryOutsideTheToleranceIsNotBelieved() {
    byte[] key = Deliveries.utf8(Deliveries.SECRET);
    byte[] body = Deliveries.body("signed-push");

    assertThat(SIGNED.isAuthentic(signed("m", NOW - 300, key, body), SECRETS)).isTrue();
    assertThat(SIGNED.isAuthentic(signed("m", NOW - 301, key, body), SECRETS)).isFalse();
    assertThat(SIGNED.isAuthentic(signed("m", NOW + 301, key, body), SECRETS)).isFalse();
    assertThat(SIGNED.isAuthentic(signed("m", Long.MAX_VALUE, key, body), SECRETS)).isFalse();
    assertThat(SIGNED.isAuthentic(signed("", NOW, key, body), SECRETS)).isFalse();
  }

  @Test
  void anEncodedSecretSignsWithWhatItEncodes() {
    byte[] key = Deliveries.utf8("thirty-two-bytes-of-key-material");
    WebhookSecrets encoded = secrets("whsec_" + Base64.getEncoder().encodeToString(key));

    assertThat(SIGNED.isAuthentic(signed("m", NOW, key, Deliveries.body("signed-push")), encoded))
        .isTrue();
    assertThat(
            SIGNED.isAuthentic(
                signed("m", NOW, new byte[] {0}, new byte[0]),
                secrets("whsec_not base64 at all, but long enough")))
        .isFalse();
  }

  static Stream<Arguments> pushes() {
    return Stream.of(
        Arguments.of(
            new GitHubWebhook(),
            with(Deliveries.SECRET, new GitHubWebhook()),
            "d-1",
            "https://GITHUB.example/Contoso/detections/",
            List.of("main")),
        Arguments.of(
            new GitLabWebhook(),
            with(Deliveries.SECRET, new GitLabWebhook()),
            "8f3c9f6e-0000-4000-8000-000000000001",
            "git@gitlab.example:security/rules/detections.git",
            List.of("main")),
        Arguments.of(
            new AzureDevOpsWebhook(),
            with(Deliveries.SECRET, new AzureDevOpsWebhook()),
            "00000000-0000-4000-8000-0000000000a1:5",
            "git@ssh.dev.azure.com:v3/contoso/Blue Team/detections",
            List.of("develop", "main")),
        Arguments.of(
            new BitbucketWebhook(),
            with(Deliveries.SECRET, new BitbucketWebhook()),
            "b1a2c3d4-0000-4000-8000-000000000002",
            "git@bitbucket.example:contoso/detections.git",
            List.of("main", "old-idea")),
        Arguments.of(
            new BitbucketWebhook(),
            Deliveries.bitbucket(
                "repo:refs_changed",
                "X-Request-Id",
                Deliveries.SECRET,
                Deliveries.body("bitbucket-server-push")),
            "b1a2c3d4-0000-4000-8000-000000000002",
            "https://git.example/scm/soc/detections.git",
            List.of("main")),
        Arguments.of(
            SIGNED,
            with(Deliveries.SECRET, SIGNED),
            "m-1",
            "https://git.example/soc/detections",
            List.of("main")));
  }

  @ParameterizedTest
  @MethodSource("pushes")
  void aPushIsReadAndMatchedToTheConfiguredAddress(
      WebhookProvider provider,
      WebhookRequest request,
      String deliveryId,
      String configured,
      List<String> branches)
      throws Exception {
    WebhookEvent.Push push = (WebhookEvent.Push) provider.read(request);

    assertThat(push.deliveryId()).isEqualTo(deliveryId);
    assertThat(push.branches()).containsExactlyElementsOf(branches);
    assertThat(WatchedSource.of("site", configured, "main").isIn(push)).isTrue();
    assertThat(WatchedSource.of("site", configured + "-fork", "main").isIn(push)).isFalse();
    assertThat(WatchedSource.of("site", configured, "main").follows(push)).isTrue();
    assertThat(WatchedSource.of("site", configured, "").follows(push)).isTrue();
    assertThat(WatchedSource.of("site", configured, "other").follows(push)).isFalse();
  }

  @Test
  void gitLabsIdempotencyKeyIsPreferredSinceItSurvivesRetries() throws Exception {
    WebhookRequest request =
        Deliveries.request(
            "gitlab",
            Deliveries.body("gitlab-push"),
            "X-Gitlab-Event",
            "Push Hook",
            "Idempotency-Key",
            "key-1",
            "X-Gitlab-Event-UUID",
            "uuid-1");

    assertThat(((WebhookEvent.Push) new GitLabWebhook().read(request)).deliveryId())
        .isEqualTo("key-1");
  }

  static Stream<Arguments> unwanted() {
    return Stream.of(
        Arguments.of(
            new GitHubWebhook(),
            Deliveries.github("ping", "d", Deliveries.SECRET, Deliveries.body("github-ping")),
            IgnoreReason.PING),
        Arguments.of(
            new GitHubWebhook(),
            Deliveries.github("star", "d", Deliveries.SECRET, Deliveries.utf8("not even JSON")),
            IgnoreReason.OTHER_EVENT),
        Arguments.of(
            new GitLabWebhook(),
            Deliveries.gitlab("System Hook", "", Deliveries.body("gitlab-tag-push")),
            IgnoreReason.OTHER_EVENT),
        Arguments.of(
            new GitLabWebhook(),
            Deliveries.gitlab("Tag Push Hook", "", Deliveries.body("gitlab-tag-push")),
            IgnoreReason.OTHER_EVENT),
        Arguments.of(
            new AzureDevOpsWebhook(),
            Deliveries.azure("", Deliveries.body("azure-devops-pull-request")),
            IgnoreReason.OTHER_EVENT),
        Arguments.of(
            new BitbucketWebhook(),
            Deliveries.bitbucket(
                "diagnostics:ping", "X-Request-Id", "s", Deliveries.utf8("{\"test\": true}")),
            IgnoreReason.PING),
        Arguments.of(
            new BitbucketWebhook(),
            Deliveries.bitbucket("repo:fork", "X-Request-UUID", "s", Deliveries.utf8("{}")),
            IgnoreReason.OTHER_EVENT));
  }

  @ParameterizedTest
  @MethodSource("unwanted")
  void otherEventsAreRecognised(
      WebhookProvider provider, WebhookRequest request, IgnoreReason reason) throws Exception {
    assertThat(provider.read(request))
        .isInstanceOfSatisfying(
            WebhookEvent.Unwanted.class, event -> assertThat(event.reason()).isEqualTo(reason));
  }

  static Stream<Arguments> invalid() {
    return Stream.of(
        Arguments.of(
            new GitHubWebhook(),
            Deliveries.github("push", "d", "s", Deliveries.body("github-push-invalid")),
            "not well-formed JSON, line"),
        Arguments.of(
            new GitLabWebhook(),
            Deliveries.gitlab(
                "Push Hook", "", Deliveries.body("gitlab-push-duplicate-key-invalid")),
            "not well-formed JSON, line"),
        Arguments.of(
            new AzureDevOpsWebhook(),
            Deliveries.azure("", Deliveries.body("azure-devops-push-invalid")),
            "not a JSON object"),
        Arguments.of(
            SIGNED,
            Deliveries.request("signed", Deliveries.body("signed-push-invalid")),
            "not well-formed JSON"),
        Arguments.of(
            SIGNED,
            Deliveries.request("signed", Deliveries.utf8("{} {}")),
            "continues after its JSON object"),
        Arguments.of(SIGNED, Deliveries.request("signed", new byte[0]), "not a JSON object"),
        Arguments.of(
            SIGNED,
            Deliveries.request(
                "signed", Deliveries.utf8("{\"deep\":" + "[".repeat(65) + "]".repeat(65) + "}")),
            "exceeds a limit"),
        Arguments.of(
            SIGNED,
            Deliveries.request("signed", new byte[] {'{', '"', (byte) 0xff, (byte) 0xfe, '"'}),
            "not "));
  }

  @ParameterizedTest
  @MethodSource("invalid")
  void aMalformedBodyIsRefusedWithAPlaceAndWithoutAQuotation(
      WebhookProvider provider, WebhookRequest request, String sentence) {
    assertThatThrownBy(() -> provider.read(request))
        .isInstanceOfSatisfying(
            WebhookRefusedException.class,
            e -> assertThat(e.reason()).isEqualTo(RefusalReason.MALFORMED))
        .hasMessageContaining(sentence)
        .hasMessageNotContaining("contoso");
  }

  @Test
  void wrongTypesInAWellFormedBodyNameNothing() throws Exception {
    WebhookEvent.Push noRepository =
        (WebhookEvent.Push)
            new GitHubWebhook()
                .read(
                    Deliveries.github(
                        "push", "d", "s", Deliveries.body("github-push-no-repository-invalid")));
    WebhookEvent.Push noChanges =
        (WebhookEvent.Push)
            new BitbucketWebhook()
                .read(
                    Deliveries.bitbucket(
                        "repo:push",
                        "X-Request-UUID",
                        "s",
                        Deliveries.body("bitbucket-cloud-push-invalid")));

    assertThat(noRepository.namesRepository()).isFalse();
    assertThat(noChanges.branches()).isEmpty();
  }
}
