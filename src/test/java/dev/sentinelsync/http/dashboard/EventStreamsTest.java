package dev.sentinelsync.http.dashboard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.sentinelsync.http.HttpPort;
import dev.sentinelsync.http.ManagementRoutes;
import dev.sentinelsync.http.dashboard.EventStreams.Pace;
import dev.sentinelsync.ops.EventKind;
import dev.sentinelsync.ops.OperationsEvent;
import dev.sentinelsync.ops.OperationsEvent.Outcome;
import dev.sentinelsync.service.settings.HttpLimits;
import dev.sentinelsync.service.settings.ServiceSettings.Address;
import io.vertx.core.Vertx;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.event.Level;

/** Server-sent events over real HTTP. */
class EventStreamsTest {

  private static final Duration LONG = Duration.ofSeconds(30);
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final EventFeed feed = new EventFeed();
  private final HttpClient client = HttpClient.newHttpClient();
  private final Vertx vertx = Vertx.vertx();
  private final ManagementRoutes routes =
      new ManagementRoutes(vertx, Optional.empty(), Clock.systemUTC());
  private HttpPort server;
  private EventStreams streams;

  @BeforeEach
  void openThePort() {
    server =
        HttpPort.open(
            vertx, "management", new Address("127.0.0.1", 0), HttpLimits.DEFAULT, routes.router());
  }

  @AfterEach
  void closeThePort() {
    streams.close();
    server.close();
    vertx.close().toCompletionStage().toCompletableFuture().join();
  }

  @Test
  void whatHappensArrivesNumberedAndOnOneLine() throws Exception {
    serve(2, new Pace(LONG, LONG, LONG));
    feed.accept(event("before\nthe reader came"));

    try (BufferedReader lines = lines(read())) {
      assertThat(message(lines)).containsExactly("retry: 2000");
      assertThat(message(lines))
          .startsWith("id: 1", "event: happened")
          .last()
          .asString()
          .startsWith("data: {\"time\":\"2026-01-01T00:00:00Z\",\"action\":\"sync-finished\"")
          .contains("before\\nthe reader came");
      feed.accept(event("now"));
      assertThat(message(lines)).contains("id: 2").hasSize(3);
    }
  }

  @Test
  void singlePagesAreNotToldOf() throws Exception {
    serve(1, new Pace(LONG, LONG, LONG));
    feed.accept(event(EventKind.PAGE_PUBLISHED, "one of thousands"));
    feed.accept(event("the run"));

    try (BufferedReader lines = lines(read())) {
      message(lines);
      assertThat(message(lines)).contains("id: 1").last().asString().contains("the run");
    }
  }

  @Test
  void whoMissedEventsIsToldHowMany() {
    for (int i = 0; i < EventFeed.KEPT + 10; i++) {
      feed.accept(event("event " + i));
    }
    serve(1, new Pace(LONG, LONG, LONG));

    assertThat(feed.beginning(OptionalLong.empty())).isEqualTo(10);
    assertThat(feed.beginning(OptionalLong.of(4))).isEqualTo(4);
    assertThat(feed.beginning(OptionalLong.of(100_000))).as("another process").isEqualTo(10);
    assertThat(after(4).missed()).isEqualTo(6);
    assertThat(after(4).events()).hasSize(EventFeed.KEPT);
    assertThat(after(EventFeed.KEPT).events()).hasSize(10);
  }

  @Test
  void aQuietStreamSaysThatItIsStillThereAndEndsAfterItsTime() throws Exception {
    serve(1, new Pace(Duration.ofMillis(20), Duration.ofMillis(300), LONG));

    try (InputStream body = read().body()) {
      String all = new String(body.readAllBytes(), StandardCharsets.UTF_8);
      assertThat(all).contains(": still here\n\n: still here\n\n");
    }
    await().atMost(PATIENCE).until(() -> streams.readers() == 0);
  }

  @Test
  void oneReaderMoreThanAllowedIsAskedToComeAgain() throws Exception {
    serve(1, new Pace(Duration.ofMillis(20), LONG, LONG));
    try (InputStream first = read().body()) {
      assertThat(first.read()).isPositive();

      HttpResponse<InputStream> second = read();

      assertThat(second.statusCode()).isEqualTo(503);
      assertThat(second.headers().firstValue("Retry-After")).isPresent();
      second.body().close();
    }
    await().atMost(PATIENCE).until(() -> streams.readers() == 0);
    HttpResponse<InputStream> third = read();
    assertThat(third.statusCode()).isEqualTo(200);
    third.body().close();
  }

  @Test
  void aReaderThatDoesNotReadIsDropped() throws Exception {
    serve(1, new Pace(LONG, LONG, Duration.ofMillis(200)));
    try (Socket socket = new Socket()) {
      socket.setReceiveBufferSize(1024);
      socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), server.port()));
      socket
          .getOutputStream()
          .write(
              "GET /events HTTP/1.1\r\nHost: localhost\r\n\r\n"
                  .getBytes(StandardCharsets.US_ASCII));
      await().atMost(PATIENCE).until(() -> streams.readers() == 1);

      await()
          .atMost(PATIENCE)
          .until(
              () -> {
                feed.accept(event("x".repeat(100_000)));
                return streams.readers() == 0;
              });
    }
  }

  @Test
  void whenTheServiceStopsReadersAreToldAndTheirStreamsEnd() throws Exception {
    serve(2, new Pace(LONG, LONG, LONG));
    try (InputStream one = read().body();
        InputStream two = read().body()) {
      await().atMost(PATIENCE).until(() -> streams.readers() == 2);

      streams.close();

      for (InputStream body : List.of(one, two)) {
        assertThat(new String(body.readAllBytes(), StandardCharsets.UTF_8))
            .endsWith("event: closed\ndata: stopping\n\n");
      }
      assertThat(streams.readers()).isZero();
    }
  }

  private void serve(int most, Pace pace) {
    streams = new EventStreams(feed, most, pace);
    routes.stream("/events", false, request -> streams.open(request, OptionalLong.empty()));
  }

  private EventFeed.Batch after(long number) {
    return feed.after(number);
  }

  private HttpResponse<InputStream> read() throws IOException, InterruptedException {
    return client.send(
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + "/events")).build(),
        BodyHandlers.ofInputStream());
  }

  private static BufferedReader lines(HttpResponse<InputStream> response) {
    return new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8));
  }

  /** The lines up to the next empty one. */
  private static List<String> message(BufferedReader lines) throws IOException {
    List<String> message = new ArrayList<>();
    for (String line = lines.readLine(); line != null && !line.isEmpty(); line = lines.readLine()) {
      message.add(line);
    }
    return message;
  }

  private static OperationsEvent event(String message) {
    return event(EventKind.SYNC_FINISHED, message);
  }

  private static OperationsEvent event(EventKind kind, String message) {
    return new OperationsEvent(
        Instant.parse("2026-01-01T00:00:00Z"),
        kind,
        Outcome.SUCCESS,
        Level.INFO,
        new OperationsEvent.Labels("rules", "run-1", "", "", ""),
        message,
        Map.of());
  }
}
