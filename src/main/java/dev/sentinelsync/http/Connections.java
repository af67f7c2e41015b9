package dev.sentinelsync.http;

import dev.sentinelsync.service.settings.HttpLimits;
import io.netty.channel.Channel;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.impl.ConnectionBase;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The connections of one port: how many there are, and how long each may take for what it is at. A
 * new connection beyond a cap replaces the one that waits longest for a whole request, so that
 * half-open connections never lock out others. Used on the port's event loop only.
 */
final class Connections {

  private static final Logger LOG = LoggerFactory.getLogger(Connections.class);

  /** Longer than any scrape, listing or stream of events takes. */
  static final Duration LONGEST_ANSWER = Duration.ofMinutes(1);

  /**
   * How long a connection with an unread body stays after the answer. Closing it at once would
   * reset it, and the sender might lose the answer.
   */
  private static final Duration LINGER = Duration.ofSeconds(2);

  private final HttpLimits limits;
  private final Map<HttpConnection, Connection> open = new ConcurrentHashMap<>();

  Connections(HttpLimits limits) {
    this.limits = limits;
  }

  /** How many are open; from any thread. */
  int count() {
    return open.size();
  }

  /** Takes in a new connection, or closes it if there is no room. */
  void opened(HttpConnection http) {
    String address = http.remoteAddress().hostAddress();
    boolean room =
        makeRoom(other -> other.address.equals(address), limits.connectionsPerAddress())
            && makeRoom(other -> true, limits.connections());
    if (!room) {
      cut(http);
      return;
    }
    Connection connection = new Connection(http, address);
    open.put(http, connection);
    http.exceptionHandler(
        e -> {
          connection.failure = e;
          LOG.debug("A connection of {} failed: {}", address, e.toString());
        });
    // The library's own close handler fails where a second request waited for its turn.
    channel(http).closeFuture().addListener(closed -> open.remove(http));
  }

  private boolean makeRoom(Predicate<Connection> counted, int most) {
    List<Connection> present = open.values().stream().filter(counted).toList();
    if (present.size() < most) {
      return true;
    }
    Connection longest = null;
    for (Connection connection : present) {
      if (connection.waits() && (longest == null || connection.since < longest.since)) {
        longest = connection;
      }
    }
    if (longest == null) {
      return false;
    }
    open.remove(longest.http);
    cut(longest.http);
    return true;
  }

  /** Follows a request whose headers have arrived to the end of its answer. */
  void began(RoutingContext context) {
    Connection connection = open.get(context.request().connection());
    if (connection == null) {
      // Closed meanwhile; what it had sent before still comes through.
      return;
    }
    connection.begin(context);
    context.addHeadersEndHandler(
        head -> {
          if (connection.hasUnreadBody()) {
            context.response().putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
          }
        });
    context.addEndHandler(answered -> connection.answered());
  }

  /** Whether a failure is one of the connection itself, not of what answers its requests. */
  boolean isFailureOf(HttpConnection http, Throwable failure) {
    Connection connection = open.get(http);
    return failure != null && connection != null && connection.failure == failure;
  }

  /** Closes what takes too long. */
  void closeOverdue() {
    List.copyOf(open.values()).forEach(Connection::closeIfOverdue);
  }

  /** Closes a connection at once. The library's own way waits for a peer that does not read. */
  static void cut(HttpConnection http) {
    channel(http).close();
  }

  /** Sends what has been written to a connection. */
  static void flush(HttpConnection http) {
    channel(http).flush();
  }

  private static Channel channel(HttpConnection http) {
    return ((ConnectionBase) http).channel();
  }

  private final class Connection {

    private final HttpConnection http;
    private final String address;
    private long since = System.nanoTime();
    private Duration patience = limits.headers();

    /** The request under way; null between two. */
    private RoutingContext request;

    private boolean lingers;
    private boolean refused;

    /** What failed below the requests: bytes that are no HTTP, or the network; null if nothing. */
    private Throwable failure;

    Connection(HttpConnection http, String address) {
      this.http = http;
      this.address = address;
    }

    void begin(RoutingContext context) {
      request = context;
      refused = false;
      await(limits.body());
    }

    void answered() {
      lingers = hasUnreadBody();
      if (lingers) {
        request.request().resume();
        await(LINGER);
      } else {
        request = null;
        await(limits.idle());
      }
    }

    private void await(Duration most) {
      since = System.nanoTime();
      patience = most;
    }

    boolean waits() {
      return request == null || hasUnreadBody();
    }

    boolean hasUnreadBody() {
      return request != null && !request.request().isEnded() && hasBody(request.request());
    }

    private boolean isOver(Duration most) {
      return System.nanoTime() - since > most.toNanos();
    }

    void closeIfOverdue() {
      if (lingers) {
        if (isOver(patience) || !hasUnreadBody()) {
          cut(http);
        }
      } else if (!waits()) {
        if (isOver(LONGEST_ANSWER)) {
          cut(http);
        }
      } else if (isOver(patience)) {
        if (request == null || refused || request.response().headWritten()) {
          cut(http);
        } else {
          // Answered by the failure handlers of the routes; closed at the next look at the latest.
          refused = true;
          request.fail(408);
        }
      }
    }
  }

  private static boolean hasBody(HttpServerRequest request) {
    String length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
    return request.headers().contains(HttpHeaders.TRANSFER_ENCODING)
        || (length != null && !length.equals("0"));
  }
}
