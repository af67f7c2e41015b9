package dev.sentinelsync.http;

import dev.sentinelsync.service.StartException;
import dev.sentinelsync.service.settings.HttpLimits;
import dev.sentinelsync.service.settings.ServiceSettings.Address;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.net.SocketAddress;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.camel.util.IOHelper;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An open port of the web server. HTTP/1.1 only: nothing here needs HTTP/2, whose frames cost an
 * attacker little and the server much. Before any route it bounds connections and times, and
 * refuses requests that name another host or whose length is ambiguous.
 */
public final class HttpPort implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(HttpPort.class);

  /** A tenth of the shortest time-out, within these bounds. */
  private static final long SHORTEST_PERIOD_MILLIS = 10;

  private static final long LONGEST_PERIOD_MILLIS = 250;

  /** What the library refuses by itself. */
  private static final Map<Integer, String> REFUSALS =
      Map.of(
          400, "The request is not well-formed.",
          404, "There is nothing at this path.",
          405, "This path does not take this method.",
          406, "This path has no answer of the accepted types.",
          415, "This path does not take this content type.",
          417, "The only expectation understood is 100-continue.");

  private final String key;
  private final Connections connections;
  private final HostCheck hosts;
  private final AtomicBoolean toldOfHost = new AtomicBoolean();
  private final HttpServer server;
  private final Runnable stopTimer;

  private HttpPort(String key, Vertx vertx, Address address, HttpLimits limits, Router router) {
    this.key = key;
    this.connections = new Connections(limits);
    this.hosts = new HostCheck(address.host(), limits.hostNames());
    HttpServerOptions options = new HttpServerOptions().setHttp2ClearTextEnabled(false);
    this.server =
        vertx
            .createHttpServer(options)
            .connectionHandler(
                connection -> {
                  StrictDecoder.replaceIn(connection, options);
                  connections.opened(connection);
                })
            .exceptionHandler(e -> LOG.debug("A connection to {} failed: {}", key, e.toString()))
            .requestHandler(request -> route(request, router));
    router.route().order(-1).handler(this::admit).failureHandler(this::failed);
    // Without these the library logs an error for each, with a stack trace for a malformed path.
    REFUSALS.forEach(
        (status, reason) ->
            router.errorHandler(status, context -> Answer.refusal(status, reason).send(context)));
    long shortest =
        Math.min(
            limits.headers().toMillis(),
            Math.min(limits.idle().toMillis(), limits.body().toMillis()));
    long period = Math.max(SHORTEST_PERIOD_MILLIS, Math.min(LONGEST_PERIOD_MILLIS, shortest / 10));
    long timer = vertx.setPeriodic(period, tick -> connections.closeOverdue());
    this.stopTimer = () -> vertx.cancelTimer(timer);
  }

  /**
   * Opens a port.
   *
   * @param key the settings' prefix of this port, for messages
   * @param router what answers
   * @throws StartException if the port cannot be opened
   */
  public static HttpPort open(
      Vertx vertx, String key, Address address, HttpLimits limits, Router router) {
    // Everything of the port on one event loop: its timer, its connections, their requests.
    Context loop = vertx.getOrCreateContext();
    Promise<HttpPort> opened = Promise.promise();
    loop.runOnContext(
        start -> {
          HttpPort port = new HttpPort(key, vertx, address, limits, router);
          port.server
              .listen(
                  SocketAddress.inetSocketAddress(
                      new InetSocketAddress(address.host(), address.port())))
              .map(port)
              .onFailure(e -> port.stopTimer.run())
              .onComplete(opened);
        });
    try {
      return opened.future().toCompletionStage().toCompletableFuture().join();
    } catch (CompletionException e) {
      throw new StartException(
          "%s.port: %s cannot be opened (%s). Stop what uses it or set another port."
              .formatted(key, address, e.getCause().getMessage()),
          e);
    }
  }

  /** The port on which it listens. */
  public int port() {
    return server.actualPort();
  }

  /** Closes the connection of a request at once, also when its client does not read. */
  public static void cut(RoutingContext request) {
    Connections.cut(request.request().connection());
  }

  /** How many connections are open. */
  int connections() {
    return connections.count();
  }

  /** The library fails at some hosts before the first route could refuse them. */
  private static void route(HttpServerRequest request, Router router) {
    if (HostCheck.isReadable(request)) {
      router.handle(request);
    } else {
      request.response().setStatusCode(400).putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
      request.response().end("The Host header holds no name.");
    }
  }

  private void admit(RoutingContext context) {
    connections.began(context);
    HttpServerRequest request = context.request();
    String encoding = request.getHeader(HttpHeaders.TRANSFER_ENCODING);
    if (!request.uri().startsWith("/") && !request.uri().equals("*")) {
      // It may name another host than the header does (RFC 9112, 3.2.2).
      Answer.refusal(400, "The request must name a path, not an address.").send(context);
    } else if (!HostCheck.isNamed(request)) {
      Answer.refusal(400, "The request needs exactly one Host header.").send(context);
    } else if (!hosts.admits(request)) {
      if (toldOfHost.compareAndSet(false, true)) {
        LOG.warn(
            "{} refuses requests for a host that is not in http.host-names; further ones are not"
                + " logged",
            key);
      }
      Answer.refusal(
              421, "This server does not answer for this host; http.host-names lists its names.")
          .send(context);
    } else if (encoding != null && !encoding.equalsIgnoreCase("chunked")) {
      Answer.refusal(501, "The only transfer encoding taken is chunked.").send(context);
    } else if (!isCharsetKnown(request.getHeader(HttpHeaders.CONTENT_TYPE))) {
      Answer.refusal(415, "The character set of the content type is not known.").send(context);
    } else {
      context.next();
    }
  }

  /** The library of the webhook routes fails at others, after the route has answered. */
  private static boolean isCharsetKnown(String contentType) {
    try {
      return contentType == null
          || Charset.isSupported(IOHelper.getCharsetNameFromContentType(contentType));
    } catch (IllegalCharsetNameException e) {
      // It cannot be the name of any.
      return false;
    }
  }

  /**
   * Keeps from the routes what is no failure of theirs: a client that went away, and a body that is
   * no HTTP.
   */
  private void failed(RoutingContext context) {
    HttpConnection connection = context.request().connection();
    boolean below = connections.isFailureOf(connection, context.failure());
    HttpServerResponse response = context.response();
    if (response.ended()
        || response.closed()
        || (below && context.failure() instanceof IOException)) {
      LOG.debug("A client of {} went away: {}", key, String.valueOf(context.failure()));
    } else if (below && context.statusCode() != 400) {
      context.fail(400, context.failure());
      // The library closes the connection next, whatever has been sent by then.
      Connections.flush(connection);
    } else {
      context.next();
    }
  }

  @Override
  public void close() {
    stopTimer.run();
    Future<Void> closed = server.close();
    closed.toCompletionStage().toCompletableFuture().join();
  }
}
