package dev.sentinelsync.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sentinelsync.http.ManagedService;
import dev.sentinelsync.service.ServiceFixture;
import dev.sentinelsync.support.FileTree;
import dev.sentinelsync.testing.CapturedLog;
import dev.sentinelsync.testing.MalformedRequests;
import dev.sentinelsync.testing.RawHttp;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.core.LogEvent;
import org.apache.logging.log4j.core.config.Configurator;

/**
 * The two ports of a running service. The first byte of an input chooses the port; what a client
 * sends there follows. Each input is answered or its connection closed, every line of the log stays
 * short, and the service stays alive.
 */
final class HttpFuzz implements FuzzTarget.Subject {

  /** Bytes of a message; time, level and logger come before it. */
  private static final int LONGEST_LINE = 250;

  /** Warns when this machine is too busy. */
  private static final String WATCHDOG = "io.vertx.core.impl.BlockedThreadChecker";

  private static final int LONGEST_SEED = 4_000;
  private static final Duration SILENCE = Duration.ofMillis(100);
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final String LIVE =
      "GET /observe/health/live HTTP/1.1\r\n" + MalformedRequests.HOST + "\r\n";

  private Path folder;
  private ServiceFixture fixture;
  private ManagedService service;
  private CapturedLog log;

  @Override
  public void read(byte[] input) throws IOException {
    if (input.length == 0) {
      return;
    }
    if (service == null) {
      start();
    }
    int port = input[0] % 2 == 0 ? service.httpPort() : service.managementPort();
    String request = new String(input, 1, input.length - 1, StandardCharsets.ISO_8859_1);

    String answer = RawHttp.answer(port, request, SILENCE, PATIENCE);

    assertThat(answer).matches("(?s)(HTTP/1\\.[01] [1-5]\\d\\d .*)?");
    assertThat(answer).doesNotContain("HTTP/1.1 500", "Exception", "\tat ");
    assertThat(RawHttp.answer(service.managementPort(), LIVE, null, PATIENCE))
        .startsWith("HTTP/1.1 200 ");
    for (LogEvent event : log.drain()) {
      if (event.getLoggerName().equals(WATCHDOG)) {
        continue;
      }
      String line = event.getMessage().getFormattedMessage();
      assertThat(event.getThrown()).as(line).isNull();
      assertThat(event.getLevel()).as(line).isNotEqualTo(Level.ERROR);
      assertThat(line.getBytes(StandardCharsets.UTF_8)).hasSizeLessThanOrEqualTo(LONGEST_LINE);
    }
  }

  private void start() throws IOException {
    folder = Files.createTempDirectory("http");
    fixture = ServiceFixture.in(folder);
    fixture.set("http.header-timeout", "1s").set("http.body-timeout", "1s");
    fixture.set("http.idle-timeout", "1s").set("webhook.body-bytes", "20000");
    // Beyond these limits nothing is looked at.
    fixture.set("webhook.burst", "1000000").set("webhook.per-second", "10000");
    // The site is not the subject here, and no input may wake it.
    fixture.set("site.rules.source", folder.resolve("served/rules.git").toString());
    fixture.set("site.rules.source.schemes", "file");
    service = fixture.start(ServiceFixture.ENVIRONMENT, Clock.systemUTC(), List.of());
    log = CapturedLog.of(Level.INFO);
    // As in config/log4j2.xml.
    Configurator.setLevel("io.netty.channel", Level.ERROR);
  }

  @Override
  public List<byte[]> seeds() {
    List<byte[]> seeds = new ArrayList<>();
    String host = " HTTP/1.1\r\n" + MalformedRequests.HOST;
    String control = host + "Authorization: Bearer " + ServiceFixture.TOKEN + "\r\n";
    add(seeds, 0, MalformedRequests.beginningWith("POST /webhook/github" + host));
    add(seeds, 1, MalformedRequests.beginningWith("POST /api/sites/none/sync" + control));
    add(seeds, 0, Map.of("push", push(host)));
    for (String path : List.of("/api/sites", "/api/runs/1", "/observe/metrics", "/nowhere")) {
      add(seeds, 1, Map.of(path, "GET " + path + "?limit=1" + control + "\r\n"));
    }
    return seeds;
  }

  private static void add(List<byte[]> seeds, int port, Map<String, String> requests) {
    requests.values().stream()
        .filter(request -> request.length() < LONGEST_SEED)
        .map(request -> (char) port + request)
        .map(input -> input.getBytes(StandardCharsets.ISO_8859_1))
        .forEach(seeds::add);
  }

  /** A genuine push to a repository that no site follows. */
  private static String push(String host) {
    String body =
        """
        {"ref": "refs/heads/x", "repository": {"full_name": "o/r", "clone_url": "https://h/o/r"}}
        """;
    StringBuilder request = new StringBuilder("POST /webhook/github" + host);
    ServiceFixture.pushHeaders("delivery-1", body)
        .forEach((name, value) -> request.append(name + ": " + value + "\r\n"));
    return request
        .append("Content-Type: application/json\r\nContent-Length: " + body.length())
        .append("\r\n\r\n" + body)
        .toString();
  }

  @Override
  public void close() throws IOException {
    if (service != null) {
      log.close();
      service.stop();
      fixture.close();
      FileTree.delete(folder, Files::delete);
    }
  }
}
