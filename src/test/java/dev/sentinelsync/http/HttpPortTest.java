package dev.sentinelsync.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.sentinelsync.service.AccessToken;
import dev.sentinelsync.service.settings.HttpLimits;
import dev.sentinelsync.service.settings.SecretPlace;
import dev.sentinelsync.service.settings.ServiceSettings.Address;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Bounds of the web server's ports, spoken to byte by byte. */
class HttpPortTest {

  private static final Duration LONG = Duration.ofMinutes(5);
  private static final Duration SHORT = Duration.ofMillis(300);
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final String TOKEN = "a-test-token-of-sufficient-length";
  private static final String GET = "GET /open HTTP/1.1\r\nHost: localhost\r\n";
  private static final String POST =
      "POST /secret HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer "
          + TOKEN
          + "\r\nContent-Type: application/json\r\n";

  private final Vertx vertx = Vertx.vertx();
  private final CountDownLatch release = new CountDownLatch(1);
  private final List<Socket> sockets = new ArrayList<>();
  private HttpPort port;

  @AfterEach
  void close() throws IOException {
    release.countDown();
    for (Socket socket : sockets) {
      socket.close();
    }
    port.close();
    vertx.close().toCompletionStage().toCompletableFuture().join();
  }

  @Test
  void aConnectionThatSendsNothingIsClosed() throws IOException {
    open(SHORT, LONG, LONG);

    assertThat(rest(send(""))).isEmpty();
  }

  @Test
  void headersThatDripAreCutOff() throws Exception {
    open(SHORT, LONG, LONG);
    Socket socket = send(GET);

    await().atMost(PATIENCE).until(() -> isClosedAfter(socket, "X-Drip: 1\r\n"));
  }

  @Test
  void aConnectionThatStaysIdleAfterAnAnswerIsClosed() throws IOException {
    open(LONG, SHORT, LONG);

    assertThat(rest(send(GET + "\r\n"))).startsWith("HTTP/1.1 200").endsWith("fine");
  }

  @Test
  void aBodyThatDoesNotArriveIs408AndTheConnectionIsClosed() throws IOException {
    open(LONG, LONG, SHORT);

    assertThat(rest(send(POST + "Content-Length: 100\r\n\r\n{")))
        .startsWith("HTTP/1.1 408")
        .containsIgnoringCase("connection: close");
  }

  @Test
  void aRefusalBeforeTheBodyClosesTheConnection() throws IOException {
    open(LONG, LONG, LONG);

    assertThat(rest(send(POST + "Content-Length: 1000000\r\n\r\n{")))
        .startsWith("HTTP/1.1 413")
        .containsIgnoringCase("connection: close");
  }

  @Test
  void aConnectionBeyondTheCapReplacesTheOneThatWaitsLongest() throws IOException {
    open(new HttpLimits(LONG, LONG, LONG, 3, 3, new TreeSet<>()));
    Socket first = send(GET);
    Socket second = send(GET);
    Socket third = send(GET);
    await().atMost(PATIENCE).until(() -> port.connections() == 3);

    Socket fourth = send(GET + "\r\n");

    assertThat(rest(first)).isEmpty();
    assertThat(fourth.getInputStream().readNBytes(12)).asString().isEqualTo("HTTP/1.1 200");
    assertThat(port.connections()).isEqualTo(3);
    second.close();
    third.close();
  }

  @Test
  void whereEveryConnectionIsBeingAnsweredANewOneIsClosed() throws IOException {
    open(new HttpLimits(LONG, LONG, LONG, 100, 2, new TreeSet<>()));
    send("GET /slow HTTP/1.1\r\nHost: localhost\r\n\r\n");
    send("GET /slow HTTP/1.1\r\nHost: localhost\r\n\r\n");
    await().atMost(PATIENCE).until(() -> slow.getCount() == 0);

    assertThat(rest(send(GET + "\r\n"))).isEmpty();
  }

  @Test
  void aClientThatLeavesBehindHalfASecondRequestIsNotCounted() throws Exception {
    open(LONG, LONG, LONG);
    String second = POST + "Content-Length: 100\r\n\r\n{";
    Socket socket = send("GET /slow HTTP/1.1\r\nHost: localhost\r\n\r\n" + second);
    await().atMost(PATIENCE).until(() -> slow.getCount() == 1);
    assertThat(port.connections()).isEqualTo(1);

    socket.close();

    await().atMost(PATIENCE).until(() -> port.connections() == 0);
  }

  @Test
  void livenessIsAnsweredWhileOthersAreHalfOpenOrBusy() throws IOException {
    open(LONG, LONG, LONG);
    for (int i = 0; i < 8; i++) {
      send(GET);
      send(POST + "Content-Length: 100\r\n\r\n{");
      send("GET /slow HTTP/1.1\r\nHost: localhost\r\n\r\n");
    }
    await().atMost(PATIENCE).until(() -> slow.getCount() == 0);

    Socket probe = send("GET /live HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");

    assertThat(rest(probe)).startsWith("HTTP/1.1 200").endsWith("alive");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "localhost",
        "LOCALHOST:8081",
        "localhost.",
        "127.0.0.1:1",
        "127.9.9.9",
        "[::1]:8081",
        "hooks.example.org",
        "Hooks.Example.Org:443"
      })
  void aNameOfThisServerIsAnswered(String host) throws IOException {
    open(LONG, LONG, LONG);

    assertThat(ask("GET /open HTTP/1.1\r\nHost: " + host)).startsWith("HTTP/1.1 200");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "evil.example",
        "localhost.evil.example",
        "127.0.0.1.evil.example",
        "hooks.example.org.evil.example:8081",
        "10.0.0.1",
        "[fe80::1]",
        "*"
      })
  void anotherNameIs421(String host) throws IOException {
    open(LONG, LONG, LONG);

    assertThat(ask("GET /open HTTP/1.1\r\nHost: " + host))
        .startsWith("HTTP/1.1 421")
        .contains("http.host-names")
        .doesNotContain("fine");
  }

  @Test
  void anAsteriskAdmitsEveryName() throws IOException {
    open(new HttpLimits(LONG, LONG, LONG, 9, 9, new TreeSet<>(List.of("*"))));

    assertThat(ask("GET /open HTTP/1.1\r\nHost: any.example")).startsWith("HTTP/1.1 200");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "GET /open HTTP/1.1",
        "GET /open HTTP/1.1\r\nHost: localhost\r\nHost: evil.example",
        "GET http://evil.example/open HTTP/1.1\r\nHost: localhost",
        "POST /secret HTTP/1.1\r\nHost: localhost\r\nContent-Length: 5\r\n"
            + "Transfer-Encoding: chunked\r\n\r\n0\r\n",
        "POST /secret HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n"
            + "Content-Length: 5\r\n\r\n0\r\n",
        "POST /secret HTTP/1.1\r\nHost: localhost\r\nContent-Length: 5\r\nContent-Length: 6\r\n",
        "GET /open HTTP/1.1\r\nHost: local%host",
        "GET /open <b>/1.1\r\nHost: localhost",
        "PRI * HTTP/2.0\r\n\r\nSM\r\n",
        "GET /%zz HTTP/1.1\r\nHost: localhost"
      })
  void anAmbiguousOrMalformedRequestIsRefused(String request) throws IOException {
    open(LONG, LONG, LONG);

    assertThat(ask(request)).matches("(?s)HTTP/[0-9.]+ (400|501).*").doesNotContain("secret");
  }

  @Test
  void anUpgradeToHttp2IsNotMade() throws IOException {
    open(LONG, LONG, LONG);

    assertThat(
            ask(
                "GET /open HTTP/1.1\r\nHost: localhost\r\nUpgrade: h2c\r\n"
                    + "HTTP2-Settings: AAMAAABkAARAAAAAAAIAAAAA\r\n"
                    + "Connection: Upgrade, HTTP2-Settings, close"))
        .startsWith("HTTP/1.1 200");
  }

  private final CountDownLatch slow = new CountDownLatch(2);

  private void open(Duration headers, Duration idle, Duration body) {
    open(
        new HttpLimits(headers, idle, body, 100, 100, new TreeSet<>(List.of("hooks.example.org"))));
  }

  private void open(HttpLimits limits) {
    SecretPlace place = new SecretPlace("token", Optional.of("TOKEN"), Optional.empty());
    ManagementRoutes routes =
        new ManagementRoutes(vertx, AccessToken.open(place, name -> TOKEN), Clock.systemUTC());
    routes.open("/open", request -> Answer.text(200, "text/plain", "fine"));
    routes.reserved("/live", request -> Answer.text(200, "text/plain", "alive"));
    routes.open("/slow", request -> slowly());
    routes.guarded(
        HttpMethod.POST, "/secret", request -> Answer.text(200, "text/plain", "the secret"));
    port = HttpPort.open(vertx, "management", new Address("127.0.0.1", 0), limits, routes.router());
  }

  private Answer slowly() {
    slow.countDown();
    try {
      release.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return Answer.text(200, "text/plain", "at last");
  }

  /** Sends a request's beginning. */
  private Socket send(String bytes) throws IOException {
    Socket socket = new Socket("127.0.0.1", port.port());
    socket.setSoTimeout((int) PATIENCE.toMillis());
    sockets.add(socket);
    socket.getOutputStream().write(bytes.getBytes(StandardCharsets.ISO_8859_1));
    socket.getOutputStream().flush();
    return socket;
  }

  /** Sends a request and reads until the server closes the connection. */
  private String ask(String head) throws IOException {
    return rest(send(head + "\r\nConnection: close\r\n\r\n"));
  }

  /** What comes until the server closes the connection. */
  private static String rest(Socket socket) throws IOException {
    InputStream in = socket.getInputStream();
    StringBuilder text = new StringBuilder();
    try {
      for (int next = in.read(); next >= 0; next = in.read()) {
        text.append((char) next);
      }
    } catch (SocketException e) {
      // Reset: closed with something unread.
      assertThat(e).hasMessageContaining("reset");
    }
    return text.toString();
  }

  private static boolean isClosedAfter(Socket socket, String more) {
    try {
      socket.getOutputStream().write(more.getBytes(StandardCharsets.ISO_8859_1));
      return false;
    } catch (IOException e) {
      return true;
    }
  }
}
