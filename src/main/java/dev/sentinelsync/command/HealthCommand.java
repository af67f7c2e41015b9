package dev.sentinelsync.command;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sentinelsync.service.settings.ServiceSettings.Address;
import dev.sentinelsync.support.Json;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.Proxy;
import java.net.URI;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * {@code health}: asks the management port of the service that runs on this machine with the same
 * configuration. For health checks of containers, which then need no other tool in the image.
 */
@Command(
    name = "health",
    description =
        "Asks the service that runs here, with the same configuration, whether it is healthy.",
    exitCodeListHeading = "Exit codes:%n",
    exitCodeList = {
      "0:It is healthy.",
      "1:It is not, or it does not answer.",
      "2:The command line or the configuration is wrong."
    })
final class HealthCommand implements Callable<Integer> {

  /** Less than the time-out of usual health checks, and more than a check of a slow database. */
  private static final int PATIENCE_MILLIS = 8_000;

  /** What is asked for: the page of that name below {@code /observe/health}. */
  enum Check {
    /** Whether only a restart can help. */
    LIVE,
    /** Whether the sites are true. */
    READY,
    /** Whether webhooks are taken. */
    WEBHOOKS
  }

  /** What a shell offers after {@code --check}. */
  static final class Checks implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return List.of("live", "ready", "webhooks").iterator();
    }
  }

  @Mixin private CommonOptions common;

  @Option(
      names = "--check",
      paramLabel = "live|ready|webhooks",
      defaultValue = "LIVE",
      completionCandidates = Checks.class,
      description =
          "What is asked: live, whether the process works (default); ready, whether the sites are"
              + " true; webhooks, whether it takes webhooks.")
  private Check check;

  @Override
  public Integer call() {
    URI page = page(common.settings().service().ports().management());
    try {
      return ask(page);
    } catch (IOException e) {
      Terminal.err().println("%s does not answer: %s.".formatted(page, e.getMessage()));
      return 1;
    }
  }

  private URI page(Address management) {
    return URI.create(
        "http://%s/observe/health/%s"
            .formatted(management.reachable(), check.name().toLowerCase(Locale.ROOT)));
  }

  private static int ask(URI page) throws IOException {
    HttpURLConnection request = (HttpURLConnection) page.toURL().openConnection(Proxy.NO_PROXY);
    request.setConnectTimeout(PATIENCE_MILLIS);
    request.setReadTimeout(PATIENCE_MILLIS);
    int status = request.getResponseCode();
    if (status == HttpURLConnection.HTTP_OK) {
      Terminal.out().println("UP");
      return 0;
    }
    Terminal.out().println("DOWN");
    try (InputStream body = request.getErrorStream()) {
      JsonNode checks = body == null ? null : Json.MAPPER.readTree(body).path("checks");
      if (checks != null) {
        checks.forEach(HealthCommand::print);
      }
    }
    return 1;
  }

  private static void print(JsonNode check) {
    if (!check.path("status").asText().equals("UP")) {
      Terminal.out()
          .printf("  %s: %s%n", check.path("name").asText(), check.path("message").asText());
    }
  }
}
