package dev.sentinelsync.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.sentinelsync.http.HttpPort;
import dev.sentinelsync.service.CamelRouter;
import dev.sentinelsync.service.settings.HttpLimits;
import dev.sentinelsync.service.settings.ServiceSettings.Address;
import dev.sentinelsync.testing.ManualClock;
import dev.sentinelsync.webhook.provider.GitHubWebhook;
import io.vertx.core.Vertx;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import org.apache.camel.main.Main;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The route file as it is shipped, on a real server, spoken to over real HTTP. */
class WebhookRouteTest {

  private static final int SERVER_BODY_LIMIT = 40_000;
  private static final WebhookLimits LIMITS = new WebhookLimits(20_000, 1_200, 1, 16);

  private final ManualClock clock = new ManualClock();
  private final CountedOutcomes outcomes = new CountedOutcomes();
  private final List<Requested> requested = new CopyOnWriteArrayList<>();
  // Providers speak HTTP/1.1; the client would else ask for an upgrade to HTTP/2 in clear text.
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final Main main = new Main();
  private final Vertx vertx = Vertx.vertx();
  private HttpPort port;
  private WebhookReceiver receiver;
  private volatile boolean secretsFail;
  private URI base;

  @BeforeEach
  void start() {
    List<WatchedSource> sources =
        List.of(
            WatchedSource.of("public", "https://github.example/contoso/detections", "main"),
            WatchedSource.of("staging", "git@github.example:Contoso/Detections.git", ""));
    receiver =
        new WebhookReceiver(
            List.of(new WebhookCredential(new GitHubWebhook(), this::secrets, sources)),
            LIMITS,
            clock,
            new ListedDeliveries(),
            (site, requestId) -> requested.add(new Requested(site, requestId)),
            outcomes);
    WebhookEndpoint endpoint = new WebhookEndpoint(receiver, Set.of());
    main.bind("webhookEndpoint", endpoint);
    main.addInitialProperty("camel.main.routesIncludePattern", "file:routes/webhook.yaml");
    main.addInitialProperty("camel.main.shutdownTimeout", "5");
    CamelRouter router = new CamelRouter(vertx, SERVER_BODY_LIMIT);
    main.bind(CamelRouter.NAME, router);
    main.start();
    endpoint.answerFor(main.getCamelContext());
    port = HttpPort.open(vertx, "http", new Address("127.0.0.1", 0), HttpLimits.DEFAULT, router);
    base = URI.create("http://127.0.0.1:" + port.port() + "/webhook/");
  }

  @AfterEach
  void stop() {
    main.stop();
    port.close();
    vertx.close().toCompletionStage().toCompletableFuture().join();
  }

  private WebhookSecrets secrets() {
    if (secretsFail) {
      throw new IllegalStateException("meant to fail in this test");
    }
    return new WebhookSecrets("test", List.of(Deliveries.SECRET));
  }

  /** A sync that was requested. */
  private record Requested(String site, String requestId) {}

  @Test
  void aSignedPushIsAcceptedAndWakesTheSitesThatFollowIt() throws Exception {
    HttpResponse<String> response = send(push("github-push", "d-1"));

    assertThat(response.statusCode()).isEqualTo(202);
    JsonNode answer = json(response);
    assertThat(answer.get("status").asText()).isEqualTo("accepted");
    assertThat(answer.get("sites").toString()).isEqualTo("[\"public\",\"staging\"]");
    String id = answer.get("requestId").asText();
    assertThat(requested)
        .containsExactly(new Requested("public", id), new Requested("staging", id));
  }

  @Test
  void noRequestHeaderComesBack() throws Exception {
    HttpResponse<String> response =
        send(
            push("github-push", "d-1")
                .header("X-Private", "do not tell")
                .header("Retry-After", "9")
                .header("Set-Cookie", "a=b"));

    assertThat(response.headers().map().keySet())
        .allSatisfy(
            name -> assertThat(name).isIn("content-type", "content-length", "transfer-encoding"));
    assertThat(response.headers().firstValue("content-type")).hasValue("application/json");
  }

  @Test
  void aWrongSignatureIs401AndWakesNothing() throws Exception {
    byte[] body = Deliveries.body("github-push");
    HttpResponse<String> response =
        send(
            post("github", "application/json", body)
                .header("X-GitHub-Event", "push")
                .header(
                    "X-Hub-Signature-256", Deliveries.hubSignature(Deliveries.OTHER_SECRET, body)));

    assertThat(response.statusCode()).isEqualTo(401);
    assertThat(json(response).get("reason").asText()).contains("X-Hub-Signature-256");
    assertThat(requested).isEmpty();
  }

  @Test
  void anUnknownProviderIs404() throws Exception {
    HttpResponse<String> response =
        send(post("sourceforge?provider=github", "application/json", Deliveries.utf8("{}")));

    assertThat(response.statusCode()).isEqualTo(404);
    assertThat(json(response).get("status").asText()).isEqualTo("refused");
    assertThat(outcomes.outcomes()).containsExactly("unknown UNKNOWN_PROVIDER");
  }

  @Test
  void anotherMethodIs405() throws Exception {
    HttpResponse<String> response = send(HttpRequest.newBuilder(base.resolve("github")).GET());

    assertThat(response.statusCode()).isEqualTo(405);
  }

  @Test
  void aBodyOverTheLimitIs413() throws Exception {
    HttpResponse<String> response = send(post("github", "application/json", new byte[20_001]));

    assertThat(response.statusCode()).isEqualTo(413);
    assertThat(json(response).get("reason").asText()).contains("20000 bytes");
  }

  @Test
  void aBodyOverTheServersLimitIs413BeforeItIsRead() throws Exception {
    HttpResponse<String> response = send(post("github", "application/json", new byte[50_000]));

    assertThat(response.statusCode()).isEqualTo(413);
    assertThat(json(response).get("reason").asText()).contains("20000 bytes");
    assertThat(response.headers().firstValue("content-type")).hasValue("application/json");
    assertThat(outcomes.count("github TOO_LARGE")).isEqualTo(1);
  }

  @Test
  void aFormIs415AndSaysWhatToSet() throws Exception {
    byte[] form = Deliveries.utf8("payload=%7B%22ref%22%3A%22x%22%7D&" + "a".repeat(30_000));
    HttpResponse<String> response = send(post("github", "application/x-www-form-urlencoded", form));

    assertThat(response.statusCode()).isEqualTo(415);
    assertThat(json(response).get("reason").asText())
        .contains("set the content type of the hook to application/json");
    assertThat(response.headers().map()).doesNotContainKey("payload");
  }

  @Test
  void otherContentTypesAre415() throws Exception {
    for (String type :
        List.of("text/plain", "multipart/form-data; boundary=x", "application/xml")) {
      HttpResponse<String> response = send(post("github", type, Deliveries.body("github-push")));

      assertThat(response.statusCode()).as(type).isEqualTo(415);
      assertThat(json(response).get("status").asText()).as(type).isEqualTo("refused");
    }
    HttpResponse<String> untyped =
        send(
            HttpRequest.newBuilder(base.resolve("github"))
                .POST(BodyPublishers.ofByteArray(Deliveries.body("github-push"))));
    assertThat(untyped.statusCode()).isEqualTo(415);
  }

  @Test
  void malformedJsonIs400AndNotQuoted() throws Exception {
    HttpResponse<String> response = send(push("github-push-invalid", "d-1"));

    assertThat(response.statusCode()).isEqualTo(400);
    assertThat(json(response).get("reason").asText())
        .startsWith("The body is not well-formed JSON, line")
        .doesNotContain("contoso");
  }

  @Test
  void aReplayedDeliveryIsAcceptedOnceAndThenIgnored() throws Exception {
    send(push("github-push", "d-1"));
    HttpResponse<String> again = send(push("github-push", "d-1"));

    assertThat(again.statusCode()).isEqualTo(202);
    assertThat(json(again).get("status").asText()).isEqualTo("ignored");
    assertThat(outcomes.count("github DUPLICATE")).isEqualTo(1);
  }

  @Test
  void whileShuttingDownTheAnswerIs503WithATimeToComeBack() throws Exception {
    receiver.close();
    HttpResponse<String> response = send(push("github-push", "d-1"));

    assertThat(response.statusCode()).isEqualTo(503);
    assertThat(response.headers().firstValue("Retry-After")).hasValue("30");
  }

  @Test
  void anUnexpectedErrorIs500InJsonAndTellsNothing() throws Exception {
    secretsFail = true;
    HttpResponse<String> response = send(push("github-push", "d-1").header("X-Private", "x"));

    assertThat(response.statusCode()).isEqualTo(500);
    assertThat(json(response).get("status").asText()).isEqualTo("refused");
    assertThat(response.body()).doesNotContain("meant to fail");
    assertThat(response.headers().map()).doesNotContainKey("x-private");
  }

  @Test
  void aSenderOverItsRateIs429UntilTimeHasPassed() throws Exception {
    for (int i = 0; i < LIMITS.burst(); i++) {
      receiver.receive(new WebhookRequest("github", Map.of(), new byte[0], "127.0.0.1"));
    }
    HttpResponse<String> response = send(push("github-push", "d-1"));
    clock.advance(Duration.ofSeconds(1));
    HttpResponse<String> later = send(push("github-push", "d-1"));

    assertThat(response.statusCode()).isEqualTo(429);
    assertThat(response.headers().firstValue("Retry-After")).hasValue("1");
    assertThat(later.statusCode()).isEqualTo(202);
  }

  @Test
  void aThousandWebhooksAreAnsweredAndEachIsRequestedForEachSite() throws Exception {
    List<CompletableFuture<Integer>> answers = new ArrayList<>();
    Semaphore connections = new Semaphore(64);
    for (int i = 0; i < 1_000; i++) {
      connections.acquire();
      HttpRequest request = push("github-push", UUID.randomUUID().toString()).build();
      answers.add(
          client
              .sendAsync(request, BodyHandlers.discarding())
              .thenApply(HttpResponse::statusCode)
              .whenComplete((status, failure) -> connections.release()));
    }
    assertThat(answers).allSatisfy(answer -> assertThat(answer.join()).isEqualTo(202));
    assertThat(requested).hasSize(2_000).doesNotHaveDuplicates();
  }

  private HttpRequest.Builder push(String name, String deliveryId) {
    byte[] body = Deliveries.body(name);
    return post("github", "application/json", body)
        .header("X-GitHub-Event", "push")
        .header("X-GitHub-Delivery", deliveryId)
        .header("X-Hub-Signature-256", Deliveries.hubSignature(Deliveries.SECRET, body));
  }

  private HttpRequest.Builder post(String provider, String contentType, byte[] body) {
    return HttpRequest.newBuilder(base.resolve(provider))
        .header("Content-Type", contentType)
        .POST(BodyPublishers.ofByteArray(body));
  }

  private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
    return client.send(request.timeout(Duration.ofSeconds(20)).build(), BodyHandlers.ofString());
  }

  private static JsonNode json(HttpResponse<String> response) throws Exception {
    return new JsonMapper().readTree(response.body());
  }
}
