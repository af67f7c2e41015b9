package dev.sentinelsync.command;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.sentinelsync.config.Settings;
import dev.sentinelsync.pipeline.SiteSettings;
import dev.sentinelsync.service.settings.SecretPlace;
import dev.sentinelsync.service.settings.ServiceSettings.Address;
import dev.sentinelsync.service.settings.WebhookSettings.CredentialSettings;
import dev.sentinelsync.support.Json;
import dev.sentinelsync.support.git.GitLocation;
import dev.sentinelsync.webhook.provider.TestDelivery;
import dev.sentinelsync.webhook.provider.WebhookProviders;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code webhook-test}: does the running service take a signed webhook? */
@Command(
    name = "webhook-test",
    description = {
      "Sends a signed push to a running service and says what came back.",
      "The push is as the hosting service would send it; the service then syncs the site. The secret"
          + " is the configured one, or that of a file."
    },
    exitCodeListHeading = "Exit codes:%n",
    exitCodeList = {
      "0:The service accepted it.",
      "1:The service refused or ignored it, or does not answer.",
      "2:The command line or the configuration is wrong."
    })
final class WebhookTestCommand implements Callable<Integer> {

  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private static final int ACCEPTED = 202;

  /** The answer of the service is a line or two; a proxy may answer with a page. */
  private static final int LONGEST_ANSWER = 500;

  @Spec private CommandSpec spec;

  @Mixin private CommonOptions common;

  @Option(
      names = "--provider",
      paramLabel = "NAME",
      description =
          "Who is to have sent it: azure-devops, bitbucket, github, gitlab, signed (default: the"
              + " first one that is configured).")
  private String provider;

  @Option(
      names = "--url",
      paramLabel = "URL",
      description =
          "Address of the service without /webhook/NAME (default: the configured port of this"
              + " machine).")
  private URI url;

  @Option(
      names = "--secret-file",
      paramLabel = "FILE",
      description = "File with the secret (default: the configured file or variable).")
  private Path secretFile;

  @Override
  public Integer call() throws InterruptedException {
    Settings settings = common.settings();
    SiteSettings site = common.site(settings);
    List<CredentialSettings> credentials = settings.service().webhooks().credentials();
    String name = provider == null ? firstConfigured(credentials) : provider;
    if (!WebhookProviders.NAMES.contains(name)) {
      throw wrong(
          "There is no webhook provider '%s'; there are %s."
              .formatted(name, String.join(", ", WebhookProviders.NAMES)));
    }
    String branch = site.source().branch();
    TestDelivery delivery =
        TestDelivery.of(
            name,
            new TestDelivery.Push(
                repository(site), branch.isEmpty() ? "main" : branch, UUID.randomUUID().toString()),
            secret(name, site, credentials),
            Instant.now());
    URI address = address(settings.service().ports().http(), name);
    Terminal.out()
        .printf("Sending a push to %s as %s ...%n", GitLocation.mask(address.toString()), name);
    try {
      return report(send(settings, address, delivery));
    } catch (IOException e) {
      Terminal.err()
          .println(
              "%s does not answer: %s. Is the service running ('run'), and is this its address?"
                  .formatted(GitLocation.mask(address.toString()), reason(e)));
      return 1;
    }
  }

  private String firstConfigured(List<CredentialSettings> credentials) {
    return credentials.stream()
        .findFirst()
        .map(CredentialSettings::provider)
        .orElseThrow(
            () ->
                wrong(
                    "No provider is configured (webhook.providers). Name one with --provider, and"
                        + " its secret with --secret-file."));
  }

  /** The address by which the service knows the source. */
  private static String repository(SiteSettings site) {
    return GitLocation.mask(site.source().uri());
  }

  private String secret(String name, SiteSettings site, List<CredentialSettings> credentials) {
    SecretPlace place =
        secretFile != null
            ? new SecretPlace("--secret-file", Optional.empty(), Optional.of(secretFile))
            : credentials.stream()
                .filter(credential -> credential.provider().equals(name))
                .filter(
                    credential ->
                        credential.sources().stream()
                            .anyMatch(source -> source.site().equals(site.name())))
                .map(CredentialSettings::secret)
                .findFirst()
                .orElseThrow(
                    () ->
                        wrong(
                            "No secret is configured for %s and the site %s. Add %s to"
                                    .formatted(name, site.name(), name)
                                + " webhook.providers, or name a file with --secret-file."));
    try {
      return place.values(System::getenv).stream()
          .findFirst()
          .orElseThrow(() -> wrong(place.key() + ": there is no secret at this place."));
    } catch (IllegalArgumentException e) {
      throw wrong(e.getMessage());
    }
  }

  private URI address(Address http, String name) {
    String base = url == null ? "http://" + http.reachable() : url.toString();
    return URI.create(base.replaceFirst("/+$", "") + "/webhook/" + name);
  }

  private static HttpResponse<String> send(Settings settings, URI address, TestDelivery delivery)
      throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(address)
            .timeout(PATIENCE)
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofByteArray(delivery.body()));
    delivery.headers().forEach(request::header);
    settings.proxies().authorize(address, request::header);
    return HttpClient.newBuilder()
        .proxy(settings.proxies().selector())
        .version(HttpClient.Version.HTTP_1_1)
        .followRedirects(HttpClient.Redirect.NEVER)
        .connectTimeout(PATIENCE)
        .build()
        .send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  private static int report(HttpResponse<String> answer) {
    String body = answer.body().strip();
    Terminal.out()
        .printf(
            "%d %s%n",
            answer.statusCode(), body.substring(0, Math.min(body.length(), LONGEST_ANSWER)));
    String meaning =
        switch (answer.statusCode()) {
          case ACCEPTED -> "";
          case 401 -> "The service has another secret for this provider.";
          case 404 -> "The service does not offer this provider; see webhook.providers.";
          case 421 -> "The service does not know the host name; see http.host-names.";
          case 503 -> "The service is stopping, or its database is away.";
          default -> "See the webhooks of docs/service.md.";
        };
    if (!meaning.isEmpty()) {
      Terminal.err().println(meaning);
    }
    return answer.statusCode() == ACCEPTED && isAccepted(body) ? 0 : 1;
  }

  /**
   * A delivery that is ignored, because it is for another branch for instance, has the same code.
   */
  private static boolean isAccepted(String body) {
    try {
      return Json.MAPPER.readTree(body).path("status").asText().equals("accepted");
    } catch (JsonProcessingException e) {
      return false;
    }
  }

  private static String reason(IOException e) {
    return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
  }

  private ParameterException wrong(String message) {
    return new ParameterException(spec.commandLine(), message);
  }
}
