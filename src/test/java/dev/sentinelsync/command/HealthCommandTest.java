package dev.sentinelsync.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The health command and the answers of a management port; {@code ImageIT} has a real one. */
class HealthCommandTest {

  @TempDir Path folder;

  @Test
  void aServiceThatIsUpIsHealthyAndTheChosenPageIsAsked() throws Exception {
    assertThat(ask("0.0.0.0", 200, "{}")).isEqualTo(new CapturedCommand(0, "UP\n", ""));
    assertThat(ask("127.0.0.1", 200, "{}", "--check=webhooks").code()).isZero();
    assertThat(ask("127.0.0.1", 200, "{}", "--check=ready").code())
        .as("another page than the served one")
        .isEqualTo(1);
  }

  @Test
  void aServiceThatIsDownSaysWhatIs() throws Exception {
    CapturedCommand ended =
        ask(
            "127.0.0.1",
            503,
            """
            {"status": "DOWN", "checks": [
              {"name": "state", "status": "DOWN", "message": "The database is away."},
              {"name": "target", "status": "UP"}]}
            """);

    assertThat(ended)
        .isEqualTo(new CapturedCommand(1, "DOWN\n  state: The database is away.\n", ""));
  }

  @Test
  void nobodyAtThePortIsSaidSo() throws Exception {
    CapturedCommand ended = execute("127.0.0.1", unusedPort());

    assertThat(ended.code()).isEqualTo(1);
    assertThat(ended.err()).contains("/observe/health/live does not answer");
  }

  @Test
  void anUnknownCheckIsAMistakeOfTheCommandLine() throws Exception {
    assertThat(execute("127.0.0.1", 1, "--check=tomorrow").code()).isEqualTo(2);
  }

  private CapturedCommand ask(String host, int status, String body, String... options)
      throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    for (String page : new String[] {"live", "webhooks"}) {
      server.createContext(
          "/observe/health/" + page,
          exchange -> {
            exchange.sendResponseHeaders(status, bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
          });
    }
    server.start();
    try {
      return execute(host, server.getAddress().getPort(), options);
    } finally {
      server.stop(0);
    }
  }

  private CapturedCommand execute(String host, int port, String... options) throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("health.properties"),
            "management.host=%s\nmanagement.port=%d\n".formatted(host, port));
    String[] line = new String[options.length + 2];
    line[0] = "health";
    line[1] = "--config=" + file;
    System.arraycopy(options, 0, line, 2, options.length);
    return CapturedCommand.execute(line);
  }

  private static int unusedPort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }
}
