package dev.sentinelsync.testing;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Function;

/**
 * A network between a client and a real HTTP server that counts what goes through and can be made
 * to fail: refuses requests, breaks connections in the middle of an upload, or loses answers. Bytes
 * are passed on as they are, so that signatures stay valid.
 */
public final class FaultyProxy implements AutoCloseable {

  /** What happens to a request. */
  public sealed interface Fate permits Pass, Answer, Break, LoseAnswer {}

  /** It goes through. */
  public record Pass() implements Fate {}

  /** It is answered here: status and the rest of the head, then the body. */
  public record Answer(int status, String headers, String body) implements Fate {}

  /** The connection is reset when half of the body has come in. */
  public record Break() implements Fate {}

  /** It goes through, but the connection is reset in place of the answer. */
  public record LoseAnswer() implements Fate {}

  /** A request that came in; its path is decoded and has no query. */
  public record Request(String method, String path, String query, int bytes) {}

  private final ServerSocket listener;
  private final URI server;
  private final ConcurrentLinkedQueue<Request> requests = new ConcurrentLinkedQueue<>();
  private final List<Socket> open = Collections.synchronizedList(new ArrayList<>());
  private volatile Function<Request, Fate> fate = request -> new Pass();

  private FaultyProxy(URI server) throws IOException {
    this.server = server;
    this.listener = new ServerSocket(0, 100, InetAddress.getLoopbackAddress());
  }

  /** Starts one before a server. */
  public static FaultyProxy before(URI server) throws IOException {
    FaultyProxy proxy = new FaultyProxy(server);
    start(proxy::accept);
    return proxy;
  }

  /** The address of the server by way of this. */
  public URI endpoint() {
    return URI.create("http://127.0.0.1:" + listener.getLocalPort() + server.getRawPath());
  }

  /** From now on requests fare like this. */
  public void fate(Function<Request, Fate> next) {
    fate = next;
  }

  /** From now on all goes through. */
  public void heal() {
    fate = request -> new Pass();
  }

  /** What came in since the last time this was asked. */
  public List<Request> takeRequests() {
    List<Request> taken = new ArrayList<>();
    for (Request next = requests.poll(); next != null; next = requests.poll()) {
      taken.add(next);
    }
    return taken;
  }

  private static void start(Runnable work) {
    Thread thread = new Thread(work, "faulty-proxy");
    thread.setDaemon(true);
    thread.start();
  }

  private void accept() {
    while (!listener.isClosed()) {
      try {
        Socket client = listener.accept();
        open.add(client);
        if (listener.isClosed()) {
          // A thread that waits in the kernel may get one more connection after the close.
          client.close();
          return;
        }
        start(() -> serve(client));
      } catch (IOException e) {
        // The listener was closed.
        return;
      }
    }
  }

  private void serve(Socket client) {
    try (Socket in = client) {
      InputStream fromClient = new BufferedInputStream(in.getInputStream());
      boolean more = true;
      while (more) {
        more = relay(in, fromClient);
      }
    } catch (IOException e) {
      // Either side went away; the other one is closed with it.
    }
  }

  private boolean relay(Socket client, InputStream fromClient) throws IOException {
    Head head = Head.read(fromClient);
    if (head == null) {
      return false;
    }
    Request request = head.request();
    requests.add(request);
    Fate now = fate.apply(request);
    OutputStream toClient = client.getOutputStream();
    if (now instanceof Break) {
      fromClient.readNBytes(request.bytes() / 2);
      reset(client);
      return false;
    }
    byte[] body = fromClient.readNBytes(request.bytes());
    if (now instanceof Answer answer) {
      byte[] text = answer.body().getBytes(StandardCharsets.UTF_8);
      String top =
          "HTTP/1.1 %d Fault\r\n%sContent-Length: %d\r\n\r\n"
              .formatted(answer.status(), answer.headers(), text.length);
      toClient.write(top.getBytes(StandardCharsets.ISO_8859_1));
      if (!request.method().equals("HEAD")) {
        toClient.write(text);
      }
      toClient.flush();
      return true;
    }
    byte[] whole = ask(request, head, body);
    if (now instanceof LoseAnswer) {
      reset(client);
      return false;
    }
    toClient.write(whole);
    toClient.flush();
    return true;
  }

  /** On a connection of its own: the server may have closed an older one without our noticing. */
  private byte[] ask(Request request, Head head, byte[] body) throws IOException {
    try (Socket upstream = new Socket(server.getHost(), server.getPort())) {
      upstream.getOutputStream().write(head.bytes());
      upstream.getOutputStream().write(body);
      upstream.getOutputStream().flush();
      InputStream fromServer = new BufferedInputStream(upstream.getInputStream());
      Head answer = Head.read(fromServer);
      if (answer == null) {
        throw new IOException("the server gave no answer");
      }
      ByteArrayOutputStream whole = new ByteArrayOutputStream();
      whole.write(answer.bytes());
      answer.copyBody(fromServer, whole, request.method());
      return whole.toByteArray();
    }
  }

  private static void reset(Socket socket) throws IOException {
    socket.setSoLinger(true, 0);
    socket.close();
  }

  @Override
  public void close() {
    try {
      listener.close();
      for (Socket socket : List.copyOf(open)) {
        socket.close();
      }
    } catch (IOException e) {
      throw new UncheckedIOException("the proxy did not close", e);
    }
  }

  /** First line and fields of a message, as they came. */
  private record Head(byte[] bytes, List<String> lines) {

    static Head read(InputStream in) throws IOException {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      int ends = 0;
      while (ends < 4) {
        int next = in.read();
        if (next < 0) {
          return null;
        }
        bytes.write(next);
        ends = next == (ends % 2 == 0 ? '\r' : '\n') ? ends + 1 : 0;
      }
      String text = bytes.toString(StandardCharsets.ISO_8859_1);
      return new Head(bytes.toByteArray(), text.lines().toList());
    }

    Request request() {
      String[] first = lines.get(0).split(" ");
      String target = first[1];
      int question = target.indexOf('?');
      String path = question < 0 ? target : target.substring(0, question);
      return new Request(
          first[0],
          // A plus sign in a path is a plus sign.
          URLDecoder.decode(path.replace("+", "%2B"), StandardCharsets.UTF_8),
          question < 0 ? "" : target.substring(question + 1),
          length());
    }

    int length() {
      String length = field("content-length");
      return length.isEmpty() ? 0 : Integer.parseInt(length);
    }

    String field(String name) {
      String start = name + ":";
      return lines.stream()
          .filter(line -> line.toLowerCase(Locale.ROOT).startsWith(start))
          .map(line -> line.substring(start.length()).strip())
          .findFirst()
          .orElse("");
    }

    void copyBody(InputStream in, OutputStream out, String method) throws IOException {
      int status = Integer.parseInt(lines.get(0).split(" ")[1]);
      if (method.equals("HEAD") || status == 204 || status == 304) {
        return;
      }
      if (field("transfer-encoding").equalsIgnoreCase("chunked")) {
        int size;
        do {
          String line = line(in, out);
          size = Integer.parseInt(line.split(";")[0].strip(), 16);
          out.write(in.readNBytes(size));
          line(in, out);
        } while (size > 0);
      } else {
        out.write(in.readNBytes(length()));
      }
    }

    private static String line(InputStream in, OutputStream out) throws IOException {
      StringBuilder line = new StringBuilder();
      int next;
      do {
        next = in.read();
        out.write(next);
        line.append((char) next);
      } while (next != '\n' && next >= 0);
      return line.toString();
    }
  }
}
