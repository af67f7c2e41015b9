package dev.sentinelsync.http;

import dev.sentinelsync.http.Access.Role;
import dev.sentinelsync.service.AccessToken;
import dev.sentinelsync.state.StateException;
import dev.sentinelsync.support.RateLimit;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Route;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import io.vertx.ext.web.handler.HttpException;
import java.time.Clock;
import java.time.Duration;
import java.util.Collections;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The routes of the management port. Camel's own management server would be open to everyone who
 * reaches it: its authentication does not hold in this release line (CAMEL-25462, CAMEL-23767).
 * Handlers run on few threads of their own, so they may ask the database.
 */
public final class ManagementRoutes implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(ManagementRoutes.class);

  /** A pause with its reason is below 2 KiB; nothing larger is sent here. */
  static final int MAXIMUM_BODY_BYTES = 16 * 1024;

  /** Operators and one or two scrapers. */
  private static final int THREADS = 4;

  /** For liveness alone, so that no other request delays its answer. */
  private static final int RESERVED_THREADS = 1;

  private static final Pattern DOTS = Pattern.compile("(?i)(?:^|/)(?:\\.|%2e){1,2}(?:/|$)");

  private static final String CONTROL = "/api/";

  /** Under this name a request carries what its token allows. */
  private static final String ROLE = "sentinel-sync.role";

  /**
   * From one address, at once and in a minute. Whoever mistypes needs a few; more would only fill
   * the log. The right token always passes.
   */
  private static final int WRONG_TOKENS = 20;

  /** Addresses that are counted apart; the port is for a few. */
  private static final int SENDERS = 1_024;

  private final Router router;
  private final WorkerExecutor workers;
  private final WorkerExecutor reserved;
  private final Access access;
  private final RateLimit wrongTokens;
  private final SortedMap<String, SortedSet<String>> methods = new TreeMap<>();

  /**
   * @param token what opens guarded routes; empty closes them
   * @param clock measures how often wrong tokens come
   */
  public ManagementRoutes(Vertx vertx, Optional<AccessToken> token, Clock clock) {
    this(vertx, new Access(token, Optional.empty()), clock);
  }

  /**
   * @param access what opens guarded routes
   * @param clock measures how often wrong tokens come
   */
  ManagementRoutes(Vertx vertx, Access access, Clock clock) {
    this.router = Router.router(vertx);
    this.workers = vertx.createSharedWorkerExecutor("management", THREADS);
    this.reserved = vertx.createSharedWorkerExecutor("liveness", RESERVED_THREADS);
    this.access = access;
    this.wrongTokens = new RateLimit(WRONG_TOKENS, WRONG_TOKENS / 60.0, SENDERS, clock);
    router.route().handler(ManagementRoutes::requirePlainPath);
    // Also where there is no route: without the token the control interface says nothing.
    router.route(CONTROL + "*").handler(this::authenticate);
    router.route().failureHandler(context -> failure(context).send(context));
    router
        .route()
        .last()
        .handler(context -> Answer.refusal(404, "There is nothing at this path.").send(context));
  }

  /** The methods of every path, parameters written as {@code :name}. */
  public SortedMap<String, SortedSet<String>> paths() {
    return Collections.unmodifiableSortedMap(methods);
  }

  /** What answers requests to the port. */
  public Router router() {
    return router;
  }

  /** Adds a page that anyone who reaches the port may read. */
  public void open(String path, Function<RoutingContext, Answer> handler) {
    add(HttpMethod.GET, path).handler(context -> answer(workers, context, handler));
  }

  /** The same for a page that must be answered however busy the others are. */
  public void reserved(String path, Function<RoutingContext, Answer> handler) {
    add(HttpMethod.GET, path).handler(context -> answer(reserved, context, handler));
  }

  /** Adds a route that asks for the token. */
  public void guarded(HttpMethod method, String path, Function<RoutingContext, Answer> handler) {
    Route route = add(method, path);
    route.handler(
        path.startsWith(CONTROL)
            ? RoutingContext::next
            : (Handler<RoutingContext>) this::authenticate);
    if (!method.equals(HttpMethod.GET)) {
      route.handler(ManagementRoutes::requireJson);
      // A route of its own: within one, the library wants the body read before anything else.
      route =
          router
              .route(method, path)
              .handler(BodyHandler.create(false).setBodyLimit(MAXIMUM_BODY_BYTES));
    }
    route.handler(context -> answer(workers, context, handler));
  }

  /**
   * Adds an answer that its handler writes bit by bit, on the event loop.
   *
   * @param guarded whether it asks for the token
   */
  public void stream(String path, boolean guarded, Handler<RoutingContext> handler) {
    Route route = add(HttpMethod.GET, path);
    if (guarded) {
      route.handler(this::authenticate);
    }
    route.handler(handler);
  }

  private Route add(HttpMethod method, String path) {
    boolean known = methods.containsKey(path);
    SortedSet<String> allowed = methods.computeIfAbsent(path, unknown -> new TreeSet<>());
    allowed.add(method.name());
    Route route = router.route(method, path);
    if (method.equals(HttpMethod.GET)) {
      route.method(HttpMethod.HEAD);
    }
    if (!known) {
      router
          .route(path)
          .order(Integer.MAX_VALUE - 1)
          .handler(context -> refuseMethod(context, String.join(", ", allowed)));
    }
    return route;
  }

  /** The router would resolve dots; a proxy in front that does not may guard another path. */
  private static void requirePlainPath(RoutingContext context) {
    if (DOTS.matcher(context.request().path()).find()) {
      Answer.refusal(404, "There is nothing at this path.").send(context);
    } else {
      context.next();
    }
  }

  private static void refuseMethod(RoutingContext context, String allowed) {
    Answer.refusal(405, "This path takes " + allowed + " only.")
        .with("Allow", allowed)
        .send(context);
  }

  private static void answer(
      WorkerExecutor threads, RoutingContext context, Function<RoutingContext, Answer> handler) {
    threads
        .executeBlocking(() -> handler.apply(context), false)
        .onSuccess(answer -> answer.send(context))
        .onFailure(context::fail);
  }

  /** Reads the token's file, so not on the event loop; meanwhile the body must not get lost. */
  private void authenticate(RoutingContext context) {
    HttpServerRequest request = context.request();
    String authorization = request.getHeader(HttpHeaders.AUTHORIZATION);
    request.pause();
    Future<Optional<Role>> admitted =
        workers.executeBlocking(() -> access.of(authorization), false);
    admitted
        .onComplete(done -> request.resume())
        .onFailure(context::fail)
        .onSuccess(
            role -> {
              if (role.isEmpty()) {
                refuse(context);
              } else if (role.get() == Role.READ && !isRead(request.method())) {
                Answer.refusal(403, "This token may only read.").send(context);
              } else {
                context.put(ROLE, role.get());
                context.next();
              }
            });
  }

  private static boolean isRead(HttpMethod method) {
    return method.equals(HttpMethod.GET) || method.equals(HttpMethod.HEAD);
  }

  /** Whether a request came with the token that only reads. */
  public static boolean isReadOnly(RoutingContext context) {
    return context.get(ROLE) == Role.READ;
  }

  private void refuse(RoutingContext context) {
    if (access.isClosed()) {
      Answer.refusal(
              403, "The control interface is closed; give it a token with management.token-file.")
          .send(context);
      return;
    }
    String sender = context.request().remoteAddress().hostAddress();
    Optional<Duration> wait = wrongTokens.tryAcquire(sender);
    if (wait.isPresent()) {
      Answer.refusal(429, "Too many requests without the right bearer token.")
          .with("Retry-After", Long.toString(wait.get().toSeconds() + 1))
          .send(context);
      return;
    }
    LOG.warn("A request from {} was refused: bearer token missing or wrong", sender);
    Answer.refusal(401, "The bearer token is missing or wrong.")
        .with("WWW-Authenticate", "Bearer")
        .send(context);
  }

  /** Also keeps web pages of other origins from sending a request without being asked first. */
  private static void requireJson(RoutingContext context) {
    HttpServerRequest request = context.request();
    String length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
    boolean empty =
        !request.headers().contains(HttpHeaders.TRANSFER_ENCODING)
            && (length == null || length.equals("0"));
    String type = request.getHeader(HttpHeaders.CONTENT_TYPE);
    if (empty || (type != null && type.toLowerCase(Locale.ROOT).startsWith("application/json"))) {
      context.next();
    } else {
      Answer.refusal(415, "Only JSON is taken; set Content-Type: application/json.").send(context);
    }
  }

  private static Answer failure(RoutingContext context) {
    Throwable failure = context.failure();
    if (failure instanceof HttpException refused && refused.getPayload() != null) {
      return Answer.refusal(refused.getStatusCode(), refused.getPayload());
    }
    if (context.statusCode() == 413) {
      return Answer.refusal(413, "The body is larger than %d bytes.".formatted(MAXIMUM_BODY_BYTES));
    }
    if (context.statusCode() == 408) {
      return Answer.refusal(408, "The request did not arrive in time.");
    }
    if (failure instanceof StateException) {
      return Answer.refusal(503, failure.getMessage()).with("Retry-After", "10");
    }
    if (failure instanceof RejectedExecutionException) {
      return Answer.refusal(503, "The service is shutting down.").with("Retry-After", "30");
    }
    if (failure == null || context.statusCode() == 400) {
      return Answer.refusal(context.statusCode(), "The request is not well-formed.");
    }
    LOG.error("A request on the management port failed", failure);
    return Answer.refusal(500, "That went wrong; the log says why.");
  }

  @Override
  public void close() {
    workers.close();
    reserved.close();
  }
}
