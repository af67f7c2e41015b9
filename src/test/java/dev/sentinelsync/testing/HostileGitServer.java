package dev.sentinelsync.testing;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPInputStream;

/**
 * A server of Git's smart protocol over HTTP, version 0 or 2, that says and sends what it is asked
 * to, however impossible.
 */
public final class HostileGitServer implements AutoCloseable {

  private static final int SIDE_BAND = 60_000;

  private final HttpServer server;
  private final int version;
  private final ExecutorService workers = Executors.newCachedThreadPool();
  private final CountDownLatch closing = new CountDownLatch(1);
  private final Map<String, String> refs = new LinkedHashMap<>();
  private volatile String head = "refs/heads/master";
  private volatile byte[] pack = new byte[0];
  private volatile PackAnswer answer = PackAnswer.PACK;
  private volatile String elsewhere = "";

  /** What follows when the pack is asked for. */
  public enum PackAnswer {
    PACK,
    UNAUTHORIZED,
    REDIRECT,
    STALL,
    NOT_OURS
  }

  private HostileGitServer(HttpServer server, int version) {
    this.server = server;
    this.version = version;
  }

  /**
   * Starts one.
   *
   * @param version of the protocol: 0 or 2
   */
  public static HostileGitServer start(int version) throws IOException {
    HttpServer http =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    HostileGitServer server = new HostileGitServer(http, version);
    http.setExecutor(server.workers);
    http.createContext("/", server::handle);
    http.start();
    return server;
  }

  /** The address of its only repository. */
  public String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/repository.git";
  }

  /** Advertises a ref, whatever its name. */
  public HostileGitServer ref(String name, String id) {
    refs.put(name, id);
    return this;
  }

  /** Lets HEAD lead to a ref. */
  public HostileGitServer head(String name) {
    head = name;
    return this;
  }

  /** Sends these bytes as the pack. */
  public HostileGitServer pack(byte[] bytes) {
    pack = bytes.clone();
    answer = PackAnswer.PACK;
    return this;
  }

  /** Answers otherwise when the pack is asked for. */
  public HostileGitServer answer(PackAnswer other) {
    answer = other;
    return this;
  }

  /** Where redirects lead. */
  public HostileGitServer elsewhere(String address) {
    elsewhere = address;
    return this;
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      boolean compressed = "gzip".equals(exchange.getRequestHeaders().getFirst("Content-Encoding"));
      InputStream in = exchange.getRequestBody();
      byte[] body = (compressed ? new GZIPInputStream(in) : in).readAllBytes();
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      if (exchange.getRequestMethod().equals("GET")) {
        advertise(out);
        send(exchange, "application/x-git-upload-pack-advertisement", out);
        return;
      }
      String request = new String(body, StandardCharsets.ISO_8859_1);
      if (version == 2 && request.contains("command=ls-refs")) {
        refs.forEach(
            (name, id) ->
                line(
                    out,
                    id
                        + " "
                        + name
                        + (name.equals("HEAD") ? " symref-target:" + head : "")
                        + "\n"));
        flush(out);
        send(exchange, "application/x-git-upload-pack-result", out);
      } else {
        answerPack(exchange, request, out);
      }
    }
  }

  private void advertise(ByteArrayOutputStream out) {
    line(out, "# service=git-upload-pack\n");
    flush(out);
    if (version == 2) {
      line(out, "version 2\n");
      line(out, "ls-refs\n");
      line(out, "fetch=shallow\n");
      flush(out);
      return;
    }
    String capabilities =
        "\0multi_ack_detailed no-done side-band-64k ofs-delta symref=HEAD:" + head;
    for (Map.Entry<String, String> ref : refs.entrySet()) {
      line(out, ref.getValue() + " " + ref.getKey() + capabilities + "\n");
      capabilities = "";
    }
    flush(out);
  }

  private void answerPack(HttpExchange exchange, String request, ByteArrayOutputStream out)
      throws IOException {
    switch (answer) {
      case UNAUTHORIZED -> {
        exchange.getResponseHeaders().set("WWW-Authenticate", "Basic realm=\"git\"");
        exchange.sendResponseHeaders(401, -1);
      }
      case REDIRECT -> {
        exchange.getResponseHeaders().set("Location", elsewhere + exchange.getRequestURI());
        exchange.sendResponseHeaders(302, -1);
      }
      case STALL -> stall(exchange);
      case NOT_OURS -> {
        line(out, "ERR upload-pack: not our ref " + refs.get(head) + "\n");
        send(exchange, "application/x-git-upload-pack-result", out);
      }
      case PACK -> {
        if (!request.contains("done\n") && !request.endsWith("0009done")) {
          line(out, version == 2 ? "acknowledgments\n" : "NAK\n");
          if (version == 2) {
            line(out, "NAK\n");
            flush(out);
          }
        } else {
          line(out, version == 2 ? "packfile\n" : "NAK\n");
          for (int at = 0; at < pack.length; at += SIDE_BAND) {
            band(out, Arrays.copyOfRange(pack, at, Math.min(pack.length, at + SIDE_BAND)));
          }
          flush(out);
        }
        send(exchange, "application/x-git-upload-pack-result", out);
      }
    }
  }

  private void stall(HttpExchange exchange) throws IOException {
    exchange.getResponseHeaders().set("Content-Type", "application/x-git-upload-pack-result");
    exchange.sendResponseHeaders(200, 0);
    exchange.getResponseBody().flush();
    try {
      closing.await(1, TimeUnit.MINUTES);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void send(HttpExchange exchange, String type, ByteArrayOutputStream out)
      throws IOException {
    exchange.getResponseHeaders().set("Content-Type", type);
    exchange.sendResponseHeaders(200, out.size());
    exchange.getResponseBody().write(out.toByteArray());
  }

  private static void line(ByteArrayOutputStream out, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    out.writeBytes("%04x".formatted(bytes.length + 4).getBytes(StandardCharsets.US_ASCII));
    out.writeBytes(bytes);
  }

  private static void band(ByteArrayOutputStream out, byte[] bytes) {
    out.writeBytes("%04x".formatted(bytes.length + 5).getBytes(StandardCharsets.US_ASCII));
    out.write(1);
    out.writeBytes(bytes);
  }

  private static void flush(ByteArrayOutputStream out) {
    out.writeBytes("0000".getBytes(StandardCharsets.US_ASCII));
  }

  @Override
  public void close() {
    closing.countDown();
    server.stop(0);
    workers.shutdownNow();
  }
}
