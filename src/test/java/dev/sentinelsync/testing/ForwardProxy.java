package dev.sentinelsync.testing;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * An HTTP proxy as enterprises have them: passes plain requests on, and opens tunnels for {@code
 * CONNECT}. It alone knows the hosts of a test, so that whoever reaches one came through it.
 */
public final class ForwardProxy implements AutoCloseable {

  private final ServerSocket listening;
  private final Map<String, Integer> hosts = new ConcurrentHashMap<>();
  private final List<String> requests = new CopyOnWriteArrayList<>();
  private final List<Socket> open = new CopyOnWriteArrayList<>();
  private final AtomicInteger refusals = new AtomicInteger();
  private volatile Optional<String> credential = Optional.empty();

  private ForwardProxy() throws IOException {
    listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    start(this::accept);
  }

  /** Starts one that knows no host yet. */
  public static ForwardProxy start() throws IOException {
    return new ForwardProxy();
  }

  /** Lets a host name lead to a port of this machine. */
  public ForwardProxy knows(String host, int port) {
    hosts.put(host, port);
    return this;
  }

  /** Demands the value of a {@code Proxy-Authorization} header. */
  public ForwardProxy demands(String header) {
    credential = Optional.of(header);
    return this;
  }

  /** Host and port. */
  public String address() {
    return "127.0.0.1:" + listening.getLocalPort();
  }

  /** The first lines of the requests that were let through. */
  public List<String> requests() {
    return List.copyOf(requests);
  }

  /** How many requests came without the credential. */
  public int refusals() {
    return refusals.get();
  }

  private void accept() {
    while (!listening.isClosed()) {
      try {
        Socket client = listening.accept();
        open.add(client);
        start(() -> serve(client));
      } catch (IOException e) {
        // Closed.
      }
    }
  }

  private void serve(Socket client) {
    try (client) {
      List<String> head = head(client.getInputStream());
      OutputStream answer = client.getOutputStream();
      boolean admitted =
          credential.isEmpty()
              || head.stream()
                  .map(line -> line.split(": *", 2))
                  .anyMatch(
                      header ->
                          header[0].equalsIgnoreCase("Proxy-Authorization")
                              && header[1].equals(credential.get()));
      if (!admitted) {
        refusals.incrementAndGet();
        answer(
            answer, "407 Proxy Authentication Required\r\nProxy-Authenticate: Basic realm=\"p\"");
        return;
      }
      String[] line = head.get(0).split(" ");
      boolean tunnel = line[0].equals("CONNECT");
      URI target = URI.create(tunnel ? "https://" + line[1] : line[1]);
      Integer port = hosts.get(target.getHost());
      requests.add(line[0] + " " + (tunnel ? line[1] : target.getHost()));
      if (port == null) {
        answer(answer, "502 Bad Gateway");
        return;
      }
      Socket server = new Socket(InetAddress.getLoopbackAddress(), port);
      open.add(server);
      if (tunnel) {
        answer.write("HTTP/1.1 200 Connected\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
      } else {
        server.getOutputStream().write(forwarded(head, line, target));
      }
      start(() -> pump(client, server));
      pump(server, client);
    } catch (IOException e) {
      // One side went away.
    }
  }

  /** The request as a server expects it, for one request only. */
  private static byte[] forwarded(List<String> head, String[] line, URI target) {
    StringBuilder text = new StringBuilder(line[0]).append(' ').append(target.getRawPath());
    if (target.getRawQuery() != null) {
      text.append('?').append(target.getRawQuery());
    }
    text.append(" HTTP/1.1\r\n");
    head.stream()
        .skip(1)
        .filter(header -> !header.toLowerCase(Locale.ROOT).matches("(proxy-.*|connection):.*"))
        .forEach(header -> text.append(header).append("\r\n"));
    return text.append("Connection: close\r\n\r\n").toString().getBytes(StandardCharsets.UTF_8);
  }

  private static List<String> head(InputStream in) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    while (!bytes.toString(StandardCharsets.ISO_8859_1).endsWith("\r\n\r\n")) {
      int next = in.read();
      if (next < 0) {
        throw new IOException("The client went away");
      }
      bytes.write(next);
    }
    return new ArrayList<>(List.of(bytes.toString(StandardCharsets.UTF_8).strip().split("\r\n")));
  }

  private static void answer(OutputStream out, String status) throws IOException {
    out.write(
        ("HTTP/1.1 " + status + "\r\nContent-Length: 0\r\nConnection: close\r\n\r\n")
            .getBytes(StandardCharsets.US_ASCII));
  }

  private static void pump(Socket from, Socket to) {
    try {
      byte[] buffer = new byte[8192];
      InputStream in = from.getInputStream();
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        to.getOutputStream().write(buffer, 0, read);
      }
      to.shutdownOutput();
    } catch (IOException e) {
      // One side went away.
    }
  }

  private static void start(Runnable work) {
    Thread thread = new Thread(work, "proxy");
    thread.setDaemon(true);
    thread.start();
  }

  @Override
  public void close() {
    try {
      listening.close();
      for (Socket socket : open) {
        socket.close();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
