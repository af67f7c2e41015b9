package dev.sentinelsync.testing;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsParameters;
import com.sun.net.httpserver.HttpsServer;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;
import java.util.zip.GZIPInputStream;
import javax.net.ssl.SSLContext;

/**
 * A real Git server over HTTP on a loopback port: Git's own {@code http-backend} behind the JDK's
 * web server, for fetch and push. It can ask for a login, hang, break off, or answer a status.
 */
public final class HttpGitRemote implements AutoCloseable {

  private final Path root;
  private final HttpServer server;
  private final ExecutorService workers = Executors.newCachedThreadPool();
  private final CountDownLatch closing = new CountDownLatch(1);
  private final AtomicInteger requests = new AtomicInteger();
  private final AtomicInteger handshakes = new AtomicInteger();
  private volatile String login;
  private volatile String lastAuthorization;
  private volatile int openUntil;
  private volatile int status;
  private volatile String redirect;
  private volatile int breakAfter = -1;
  private volatile int hangAfter = -1;
  private volatile long dripMillis = -1;
  private volatile boolean newProtocol = true;
  private volatile Trouble trouble = Trouble.NONE;
  private final AtomicLong sent = new AtomicLong();
  private final List<String> bodies = new CopyOnWriteArrayList<>();

  /**
   * What happens to some requests.
   *
   * @param body which, by their body
   * @param times how many are left
   * @param status what they are answered; 0 for a real answer
   * @param breakAfter bytes after which that is broken off
   */
  private record Trouble(Predicate<String> body, AtomicInteger times, int status, int breakAfter) {

    static final Trouble NONE = new Trouble(body -> false, new AtomicInteger(), 0, -1);

    boolean befalls(String text) {
      return body.test(text) && times.getAndDecrement() > 0;
    }
  }

  private HttpGitRemote(Path root, HttpServer server) {
    this.root = root;
    this.server = server;
  }

  /** Whether Git's {@code http-backend} is installed, without which nothing here works. */
  public static boolean available() {
    try {
      Process process = new ProcessBuilder("git", "--exec-path").start();
      String path = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      return process.waitFor(10, TimeUnit.SECONDS)
          && Files.isExecutable(Path.of(path.strip(), "git-http-backend"));
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /**
   * Starts a server.
   *
   * @param root the folder in which the served repositories lie
   */
  public static HttpGitRemote start(Path root) throws IOException {
    return new HttpGitRemote(root, HttpServer.create(anyPort(), 0)).start();
  }

  /**
   * The same over TLS.
   *
   * @param identity what the server shows
   */
  public static HttpGitRemote startSecure(Path root, SSLContext identity) throws IOException {
    HttpsServer server = HttpsServer.create(anyPort(), 0);
    HttpGitRemote remote = new HttpGitRemote(root, server);
    server.setHttpsConfigurator(
        new HttpsConfigurator(identity) {
          @Override
          public void configure(HttpsParameters parameters) {
            remote.handshakes.incrementAndGet();
            super.configure(parameters);
          }
        });
    return remote.start();
  }

  private static InetSocketAddress anyPort() {
    return new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
  }

  private HttpGitRemote start() {
    server.setExecutor(workers);
    server.createContext("/", this::handle);
    server.start();
    return this;
  }

  /** Where it listens. */
  public int port() {
    return server.getAddress().getPort();
  }

  /** The address of a repository in the root folder. */
  public String url(String name) {
    return "http://127.0.0.1:" + port() + "/" + name;
  }

  /** The address with a login in it. */
  public String url(String userInfo, String name) {
    return url(name).replace("://", "://" + userInfo + "@");
  }

  /** Wants this login from now on. */
  public HttpGitRemote requireLogin(String user, String secret) {
    login = user + ":" + secret;
    return this;
  }

  /** Wants the login only after so many more requests. */
  public HttpGitRemote openFor(int further) {
    openUntil = requests.get() + further;
    return this;
  }

  /** Answers every request with this status; 0 for normal service. */
  public HttpGitRemote answer(int httpStatus) {
    status = httpStatus;
    return this;
  }

  /** Redirects every request to the same path at another address. */
  public HttpGitRemote redirectTo(String address) {
    redirect = address;
    return this;
  }

  /** Breaks the connection after so many bytes of each answer's body; -1 for normal service. */
  public HttpGitRemote breakAfter(int bytes) {
    breakAfter = bytes;
    return this;
  }

  /** Falls silent after so many bytes of each answer's body; -1 for normal service. */
  public HttpGitRemote hangAfter(int bytes) {
    hangAfter = bytes;
    return this;
  }

  /** Sends each answer's body byte by byte with this pause; -1 for normal service. */
  public HttpGitRemote drip(long millis) {
    dripMillis = millis;
    return this;
  }

  /** Speaks the protocol of before 2018: contents cannot be asked for by their ids. */
  public HttpGitRemote oldProtocol() {
    newProtocol = false;
    return this;
  }

  /** Breaks the answers to the next requests of a kind. */
  public HttpGitRemote breakNext(int times, Predicate<String> body, int afterBytes) {
    trouble = new Trouble(body, new AtomicInteger(times), 0, afterBytes);
    return this;
  }

  /** Answers the next requests of a kind with a status. */
  public HttpGitRemote answerNext(int times, Predicate<String> body, int httpStatus) {
    trouble = new Trouble(body, new AtomicInteger(times), httpStatus, -1);
    return this;
  }

  /** How many bytes of answers were sent so far. */
  public long sentBytes() {
    return sent.get();
  }

  /** Bodies of the requests so far, unpacked, as Latin-1. */
  public List<String> bodies() {
    return List.copyOf(bodies);
  }

  /** How many requests came so far. */
  public int requests() {
    return requests.get();
  }

  /** How many clients began to speak TLS so far. */
  public int handshakes() {
    return handshakes.get();
  }

  /** The last authorization header that came, or null. */
  public String lastAuthorization() {
    return lastAuthorization;
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      requests.incrementAndGet();
      String authorization = exchange.getRequestHeaders().getFirst("Authorization");
      if (authorization != null) {
        lastAuthorization = authorization;
      }
      if (redirect != null) {
        exchange.getResponseHeaders().set("Location", redirect + exchange.getRequestURI());
        exchange.sendResponseHeaders(302, -1);
      } else if (status != 0) {
        exchange.sendResponseHeaders(status, -1);
      } else if (login != null && requests.get() > openUntil && !accepts(authorization)) {
        exchange.getResponseHeaders().set("WWW-Authenticate", "Basic realm=\"git\"");
        exchange.sendResponseHeaders(401, -1);
      } else {
        byte[] body = exchange.getRequestBody().readAllBytes();
        String text = unpacked(exchange, body);
        bodies.add(text);
        Trouble now = trouble;
        boolean befallen = now.befalls(text);
        if (befallen && now.status() > 0) {
          exchange.sendResponseHeaders(now.status(), -1);
        } else {
          runBackend(exchange, body, befallen ? now.breakAfter() : breakAfter);
        }
      }
    }
  }

  private static String unpacked(HttpExchange exchange, byte[] body) throws IOException {
    boolean packed = "gzip".equals(exchange.getRequestHeaders().getFirst("Content-Encoding"));
    byte[] plain =
        packed ? new GZIPInputStream(new ByteArrayInputStream(body)).readAllBytes() : body;
    return new String(plain, StandardCharsets.ISO_8859_1);
  }

  private boolean accepts(String authorization) {
    String basic =
        "Basic " + Base64.getEncoder().encodeToString(login.getBytes(StandardCharsets.UTF_8));
    return basic.equals(authorization);
  }

  private void runBackend(HttpExchange exchange, byte[] body, int breakHere) throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder("git", "-c", "http.receivepack=true", "http-backend");
    Map<String, String> environment = builder.environment();
    environment.put("GIT_CONFIG_NOSYSTEM", "1");
    environment.put("GIT_CONFIG_GLOBAL", "/dev/null");
    environment.put("GIT_HTTP_EXPORT_ALL", "1");
    environment.put("GIT_PROJECT_ROOT", root.toString());
    environment.put("REQUEST_METHOD", exchange.getRequestMethod());
    environment.put("PATH_INFO", exchange.getRequestURI().getPath());
    environment.put("QUERY_STRING", orEmpty(exchange.getRequestURI().getRawQuery()));
    environment.put("REMOTE_ADDR", "127.0.0.1");
    putHeader(exchange, "Content-Type", environment, "CONTENT_TYPE");
    putHeader(exchange, "Content-Encoding", environment, "HTTP_CONTENT_ENCODING");
    if (newProtocol) {
      putHeader(exchange, "Git-Protocol", environment, "GIT_PROTOCOL");
    }
    builder.redirectError(ProcessBuilder.Redirect.DISCARD);
    Process process = builder.start();
    try {
      try (OutputStream toGit = process.getOutputStream()) {
        toGit.write(body);
      }
      answer(exchange, process.getInputStream(), breakHere);
    } finally {
      process.destroy();
    }
  }

  private void answer(HttpExchange exchange, InputStream fromGit, int breakHere)
      throws IOException {
    int code = 200;
    for (String line = line(fromGit); !line.isEmpty(); line = line(fromGit)) {
      String[] header = line.split(":\\s*", 2);
      if (header[0].equalsIgnoreCase("Status")) {
        code = Integer.parseInt(header[1].substring(0, 3));
      } else {
        exchange.getResponseHeaders().set(header[0], header[1]);
      }
    }
    exchange.sendResponseHeaders(code, 0);
    send(fromGit, exchange.getResponseBody(), breakHere);
  }

  private void send(InputStream from, OutputStream to, int breakHere) throws IOException {
    if (breakHere < 0 && hangAfter < 0 && dripMillis < 0) {
      sent.addAndGet(from.transferTo(to));
      return;
    }
    int count = 0;
    for (int b = from.read(); b >= 0; b = from.read()) {
      if (count == breakHere) {
        throw new IOException("broken off as asked");
      }
      if (count == hangAfter) {
        to.flush();
        pause(Long.MAX_VALUE);
      }
      to.write(b);
      count++;
      sent.incrementAndGet();
      if (dripMillis >= 0) {
        to.flush();
        pause(dripMillis);
      }
    }
  }

  private void pause(long millis) throws IOException {
    try {
      if (closing.await(millis, TimeUnit.MILLISECONDS)) {
        throw new IOException("server closes");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
  }

  private static void putHeader(
      HttpExchange exchange, String header, Map<String, String> environment, String variable) {
    String value = exchange.getRequestHeaders().getFirst(header);
    if (value != null) {
      environment.put(variable, value);
    }
  }

  private static String orEmpty(String text) {
    return text == null ? "" : text;
  }

  private static String line(InputStream in) throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    for (int b = in.read(); b >= 0 && b != '\n'; b = in.read()) {
      if (b != '\r') {
        line.write(b);
      }
    }
    return line.toString(StandardCharsets.UTF_8);
  }

  @Override
  public void close() {
    closing.countDown();
    server.stop(0);
    workers.shutdownNow();
  }
}
