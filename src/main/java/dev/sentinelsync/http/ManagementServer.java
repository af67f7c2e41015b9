package dev.sentinelsync.http;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.sentinelsync.service.AccessToken;
import dev.sentinelsync.service.ServiceSettings.Address;
import dev.sentinelsync.service.StartException;
import dev.sentinelsync.state.StateException;
import dev.sentinelsync.support.RateLimit;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.stream.IntStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The web server of the management port. Camel's own would be open to everyone who reaches it: its
 * authentication does not hold in this release line (CAMEL-25462, CAMEL-23767).
 */
public final class ManagementServer implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(ManagementServer.class);

  /** A pause with its reason is below 2 KiB; nothing larger is sent here. */
  static final int MAXIMUM_BODY_BYTES = 16 * 1024;

  /**
   * Longer than any scrape or listing takes; a reader that is slower holds a thread for nothing.
   */
  public static final Duration LONGEST_ANSWER = Duration.ofMinutes(1);

  /** Operators and one or two scrapers. */
  private static final int THREADS = 4;

  /** More than that are not waiting for an answer any more. */
  private static final int WAITING = 64;

  /** What the library's method takes for a body that comes in chunks, and for none. */
  private static final int UNKNOWN_LENGTH = 0;

  private static final int NO_BODY = -1;

  private static final String OPEN_API = "/api/";

  /**
   * From one address, at once and in a minute. Whoever mistypes needs a few; more would only fill
   * the log. The right token always passes.
   */
  private static final int WRONG_TOKENS = 20;

  /** Addresses that are counted apart; the port is for a few. */
  private static final int SENDERS = 1_024;

  private final HttpServer server;
  private final ThreadPoolExecutor threads;
  private final Optional<AccessToken> token;
  private final RateLimit wrongTokens;
  private final List<ManagementRoute> routes = new CopyOnWriteArrayList<>();

  private ManagementServer(
      HttpServer server,
      ThreadPoolExecutor threads,
      Optional<AccessToken> token,
      RateLimit wrongTokens) {
    this.server = server;
    this.threads = threads;
    this.token = token;
    this.wrongTokens = wrongTokens;
  }

  /**
   * Opens the port.
   *
   * @param token what opens guarded routes; empty closes them
   * @param clock tells how often wrong tokens come
   * @throws StartException if the port cannot be opened
   */
  public static ManagementServer start(Address address, Optional<AccessToken> token, Clock clock) {
    // Seconds. Read once per process, so they must stand before the first server.
    setUnlessSet("sun.net.httpserver.maxReqTime", "10");
    setUnlessSet("sun.net.httpserver.maxRspTime", Long.toString(LONGEST_ANSWER.toSeconds()));
    try {
      HttpServer server =
          HttpServer.create(new InetSocketAddress(address.host(), address.port()), 0);
      ManagementServer management =
          new ManagementServer(
              server,
              threads(),
              token,
              new RateLimit(WRONG_TOKENS, WRONG_TOKENS / 60.0, SENDERS, clock));
      server.setExecutor(management.threads);
      server.createContext("/", management::serve);
      server.start();
      return management;
    } catch (IOException | IllegalArgumentException e) {
      throw new StartException(
          "management.port: %s cannot be opened (%s). Stop what uses it or set another port."
              .formatted(address, e.getMessage()),
          e);
    }
  }

  private static void setUnlessSet(String property, String value) {
    if (System.getProperty(property) == null) {
      System.setProperty(property, value);
    }
  }

  private static ThreadPoolExecutor threads() {
    AtomicInteger number = new AtomicInteger();
    return new ThreadPoolExecutor(
        THREADS,
        THREADS,
        0,
        TimeUnit.SECONDS,
        new ArrayBlockingQueue<>(WAITING),
        task -> {
          Thread thread = new Thread(task, "management-" + number.incrementAndGet());
          thread.setDaemon(true);
          return thread;
        });
  }

  /** Adds routes; the first one that fits answers. */
  public void add(List<ManagementRoute> more) {
    routes.addAll(more);
  }

  /** The port on which it listens. */
  public int port() {
    return server.getAddress().getPort();
  }

  private void serve(HttpExchange exchange) throws IOException {
    boolean handedOver = false;
    try {
      Answer answer = answer(exchange);
      answer.headers().forEach(exchange.getResponseHeaders()::set);
      exchange.getResponseHeaders().set("Content-Type", answer.contentType());
      exchange.getResponseHeaders().set("Cache-Control", "no-store");
      exchange.getResponseHeaders().set("X-Content-Type-Options", "nosniff");
      boolean head = exchange.getRequestMethod().equals("HEAD");
      if (answer.stream().isPresent() && !head) {
        exchange.sendResponseHeaders(answer.status(), UNKNOWN_LENGTH);
        answer.stream().get().writeTo(new EndingExchange(exchange));
        handedOver = true;
        return;
      }
      int length = answer.body().length;
      exchange.sendResponseHeaders(answer.status(), head || length == 0 ? NO_BODY : length);
      if (!head) {
        exchange.getResponseBody().write(answer.body());
      }
    } finally {
      if (!handedOver) {
        exchange.close();
      }
    }
  }

  /** The body of an answer that outlives its handler. */
  private static final class EndingExchange extends FilterOutputStream {

    private final HttpExchange exchange;

    EndingExchange(HttpExchange exchange) {
      super(exchange.getResponseBody());
      this.exchange = exchange;
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
      // The inherited method writes byte by byte.
      out.write(bytes, offset, length);
    }

    @Override
    public void close() throws IOException {
      try (exchange) {
        super.close();
      }
    }
  }

  private Answer answer(HttpExchange exchange) throws IOException {
    try {
      return dispatch(exchange);
    } catch (RefusedException e) {
      return e.answer();
    } catch (StateException e) {
      return Answer.refusal(503, e.getMessage()).with("Retry-After", "10");
    } catch (RejectedExecutionException e) {
      return Answer.refusal(503, "The service is shutting down.").with("Retry-After", "30");
    } catch (RuntimeException e) {
      LOG.error("A request on the management port failed", e);
      return Answer.refusal(500, "That went wrong; the log says why.");
    }
  }

  private Answer dispatch(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath();
    String method = exchange.getRequestMethod().replace("HEAD", "GET");
    if (path.startsWith(OPEN_API)) {
      authenticate(exchange);
    }
    TreeSet<String> methods = new TreeSet<>();
    for (ManagementRoute route : routes) {
      Matcher matcher = route.path().matcher(path);
      if (!matcher.matches()) {
        continue;
      }
      methods.add(route.method());
      if (route.method().equals(method)) {
        if (route.guarded()) {
          authenticate(exchange);
        }
        return route.handler().apply(request(exchange, matcher));
      }
    }
    if (methods.isEmpty()) {
      throw new RefusedException(404, "There is nothing at this path.");
    }
    return Answer.refusal(405, "This path takes " + String.join(", ", methods) + " only.")
        .with("Allow", String.join(", ", methods));
  }

  private void authenticate(HttpExchange exchange) {
    if (token.isEmpty()) {
      throw new RefusedException(
          403, "The control interface is closed; give it a token with management.token-file.");
    }
    if (!token.get().admits(exchange.getRequestHeaders().getFirst("Authorization"))) {
      String sender = exchange.getRemoteAddress().getAddress().getHostAddress();
      Optional<Duration> wait = wrongTokens.tryAcquire(sender);
      if (wait.isPresent()) {
        exchange.getResponseHeaders().set("Retry-After", Long.toString(wait.get().toSeconds() + 1));
        throw new RefusedException(429, "Too many requests without the right bearer token.");
      }
      LOG.warn("A request from {} was refused: bearer token missing or wrong", sender);
      exchange.getResponseHeaders().set("WWW-Authenticate", "Bearer");
      throw new RefusedException(401, "The bearer token is missing or wrong.");
    }
  }

  private static ManagementRequest request(HttpExchange exchange, Matcher matcher)
      throws IOException {
    List<String> variables = new ArrayList<>();
    IntStream.rangeClosed(1, matcher.groupCount()).mapToObj(matcher::group).forEach(variables::add);
    return new ManagementRequest(
        variables,
        exchange.getRequestURI().getRawQuery(),
        exchange.getRequestHeaders().getFirst("Content-Type"),
        body(exchange));
  }

  private static byte[] body(HttpExchange exchange) throws IOException {
    InputStream stream = exchange.getRequestBody();
    byte[] body = stream.readNBytes(MAXIMUM_BODY_BYTES + 1);
    if (body.length > MAXIMUM_BODY_BYTES) {
      throw new RefusedException(
          413, "The body is larger than %d bytes.".formatted(MAXIMUM_BODY_BYTES));
    }
    return body;
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdown();
  }
}
