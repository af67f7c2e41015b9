package dev.sentinelsync.http.dashboard;

import dev.sentinelsync.http.Answer;
import dev.sentinelsync.http.HttpPort;
import dev.sentinelsync.http.dashboard.EventFeed.Batch;
import dev.sentinelsync.http.dashboard.EventFeed.Numbered;
import dev.sentinelsync.ops.OperationsEvent;
import dev.sentinelsync.support.Json;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The events as server-sent events for a bounded number of readers. A stream ends after {@link
 * Pace#lifetime} and the reader comes again with the number of its last event: so a token that was
 * withdrawn is asked for again, and a reader who went away silently does not hold a place for long.
 */
final class EventStreams implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(EventStreams.class);

  private static final String TYPE = "text/event-stream; charset=utf-8";

  /**
   * The times of a stream.
   *
   * @param heartbeat longest silence; proxies cut a line after some 30 seconds of it
   * @param lifetime how long a stream lasts; less than the server lets an answer take
   * @param slowest how long a reader may take nothing of what is written before it is dropped
   */
  record Pace(Duration heartbeat, Duration lifetime, Duration slowest) {

    static final Pace DEFAULT =
        new Pace(Duration.ofSeconds(10), Duration.ofSeconds(50), Duration.ofSeconds(5));
  }

  private final EventFeed feed;
  private final int most;
  private final Pace pace;
  private final Set<Stream> open = ConcurrentHashMap.newKeySet();

  EventStreams(EventFeed feed, int most, Pace pace) {
    this.feed = feed;
    this.most = most;
    this.pace = pace;
  }

  /** How many readers there are. */
  int readers() {
    return open.size();
  }

  /**
   * Opens a stream for one more reader, on the event loop of its request.
   *
   * @param lastSeen number of the last event that the reader has; if it has none, it gets all that
   *     are kept
   */
  void open(RoutingContext request, OptionalLong lastSeen) {
    if (open.size() >= most) {
      Answer.refusal(503, "As many readers as allowed follow the events; look again later.")
          .with("Retry-After", "30")
          .send(request);
    } else if (request.request().method().equals(HttpMethod.HEAD)) {
      Answer.bytes(TYPE, new byte[0]).send(request);
    } else if (!request.response().closed()) {
      new Stream(request, lastSeen).begin();
    }
  }

  /** Ends all streams; readers that take what is left get it. */
  @Override
  public void close() {
    feed.close();
    CompletableFuture<Void> ended =
        CompletableFuture.allOf(
            open.stream().map(stream -> stream.ended).toArray(CompletableFuture[]::new));
    try {
      ended.get(pace.slowest().toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException | TimeoutException e) {
      LOG.debug("A reader did not take the end of its stream: {}", e.toString());
    }
    open.forEach(Stream::drop);
  }

  /** One reader; on the event loop of its connection. */
  private final class Stream {

    private final RoutingContext request;
    private final HttpServerResponse response;
    private final Vertx vertx;
    private final Context loop;
    private final CompletableFuture<Void> ended = new CompletableFuture<>();
    private final AtomicBoolean woken = new AtomicBoolean();
    private Runnable unsubscribe = () -> {};
    private long heartbeat;
    private long lifetime;
    private long lastSeen;
    private boolean full;
    private boolean ending;

    Stream(RoutingContext request, OptionalLong lastSeen) {
      this.request = request;
      this.response = request.response();
      this.vertx = request.vertx();
      this.loop = vertx.getOrCreateContext();
      this.lastSeen = feed.beginning(lastSeen);
    }

    void begin() {
      open.add(this);
      request.addEndHandler(done -> cleanUp());
      response.setChunked(true).putHeader("X-Accel-Buffering", "no");
      Answer.protect(response, TYPE);
      response.write("retry: 2000\n\n");
      heartbeat = vertx.setPeriodic(pace.heartbeat().toMillis(), tick -> write(": still here\n\n"));
      lifetime = vertx.setTimer(pace.lifetime().toMillis(), over -> end());
      unsubscribe = feed.subscribe(this::wake);
      wake();
    }

    /** From any thread; a burst of events leads to one look. */
    private void wake() {
      if (woken.compareAndSet(false, true)) {
        loop.runOnContext(
            now -> {
              woken.set(false);
              pump();
            });
      }
    }

    private void pump() {
      if (full || ending) {
        return;
      }
      Batch batch = feed.after(lastSeen);
      write(text(batch));
      if (batch.closed()) {
        end();
      }
    }

    private void write(String text) {
      if (text.isEmpty() || full || ending || response.closed()) {
        return;
      }
      response.write(text);
      if (response.writeQueueFull()) {
        awaitDrain();
      }
    }

    private void awaitDrain() {
      full = true;
      long slow =
          vertx.setTimer(
              pace.slowest().toMillis(),
              over -> {
                LOG.info("A reader of the events is too slow and is dropped");
                drop();
              });
      response.drainHandler(
          drained -> {
            vertx.cancelTimer(slow);
            full = false;
            pump();
          });
    }

    private void end() {
      if (!ending) {
        ending = true;
        response.end();
      }
    }

    void drop() {
      HttpPort.cut(request);
    }

    private void cleanUp() {
      ending = true;
      unsubscribe.run();
      vertx.cancelTimer(heartbeat);
      vertx.cancelTimer(lifetime);
      open.remove(this);
      ended.complete(null);
    }

    private String text(Batch batch) {
      StringBuilder text = new StringBuilder();
      if (batch.missed() > 0) {
        text.append("event: missed\ndata: ").append(batch.missed()).append("\n\n");
      }
      for (Numbered numbered : batch.events()) {
        text.append("id: ").append(numbered.number()).append("\nevent: happened\ndata: ");
        text.append(json(numbered.event())).append("\n\n");
        lastSeen = numbered.number();
      }
      if (batch.closed()) {
        text.append("event: closed\ndata: stopping\n\n");
      }
      return text.toString();
    }
  }

  /** On one line, as an event's data must be; JSON escapes line ends. */
  private static String json(OperationsEvent event) {
    Map<String, String> shown = new LinkedHashMap<>();
    shown.put("time", event.time().toString());
    shown.put("action", event.kind().action());
    shown.put("outcome", event.outcome().word());
    shown.put("level", event.level().name());
    shown.put("site", event.labels().site());
    shown.put("run", event.labels().run());
    shown.put("message", event.message());
    return Json.text(shown);
  }
}
