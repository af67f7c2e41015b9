package dev.sentinelsync.http.dashboard;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.sentinelsync.http.Answer;
import dev.sentinelsync.http.dashboard.EventFeed.Batch;
import dev.sentinelsync.http.dashboard.EventFeed.Numbered;
import dev.sentinelsync.ops.OperationsEvent;
import dev.sentinelsync.support.Json;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The events as server-sent events. A bounded number of readers, each with a thread that sleeps
 * nearly always. A stream ends after {@link Pace#lifetime} and the reader comes again with the
 * number of its last event: so a token that was withdrawn is asked for again, and a reader who went
 * away silently does not hold a place for long.
 */
final class EventStreams implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(EventStreams.class);

  private static final String TYPE = "text/event-stream; charset=utf-8";

  /**
   * The times of a stream.
   *
   * @param heartbeat longest silence; proxies cut a line after some 30 seconds of it
   * @param lifetime how long a stream lasts; less than the server lets an answer take
   * @param slowest how long a single write may take before the reader is dropped
   */
  record Pace(Duration heartbeat, Duration lifetime, Duration slowest) {

    static final Pace DEFAULT =
        new Pace(Duration.ofSeconds(10), Duration.ofSeconds(50), Duration.ofSeconds(5));
  }

  private final EventFeed feed;
  private final Pace pace;
  private final Semaphore places;
  private final Set<Stream> open = ConcurrentHashMap.newKeySet();
  private final ScheduledExecutorService watch =
      Executors.newSingleThreadScheduledExecutor(task -> daemon(task, "dashboard-watch"));

  EventStreams(EventFeed feed, int most, Pace pace) {
    this.feed = feed;
    this.pace = pace;
    this.places = new Semaphore(most);
    long period = Math.max(1, pace.slowest().toMillis() / 5);
    watch.scheduleWithFixedDelay(this::dropTheSlow, period, period, TimeUnit.MILLISECONDS);
  }

  /** How many readers there are. */
  int readers() {
    return open.size();
  }

  /**
   * A stream for one more reader.
   *
   * @param lastSeen number of the last event that the reader has; if it has none, it gets all that
   *     are kept
   */
  Answer open(OptionalLong lastSeen) {
    if (places.availablePermits() == 0) {
      return Answer.refusal(503, "As many readers as allowed follow the events; look again later.")
          .with("Retry-After", "30");
    }
    return Answer.streamed(TYPE, out -> begin(out, lastSeen)).with("X-Accel-Buffering", "no");
  }

  private void begin(OutputStream out, OptionalLong lastSeen) {
    // Taken only now: a reader that went away before the headers would never give it back.
    if (!places.tryAcquire()) {
      end(out);
      return;
    }
    Stream stream = new Stream(out, lastSeen);
    open.add(stream);
    stream.thread.start();
  }

  private static void end(OutputStream out) {
    try (out) {
      LOG.debug("Two readers came for the last place");
    } catch (IOException e) {
      LOG.debug("A reader went away: {}", e.toString());
    }
  }

  private void dropTheSlow() {
    long now = System.nanoTime();
    for (Stream stream : open) {
      long began = stream.writingSince;
      if (began != 0 && now - began > pace.slowest().toNanos()) {
        LOG.info("A reader of the events is too slow and is dropped");
        stream.thread.interrupt();
      }
    }
  }

  /** Ends all streams; readers that take what is left get it. */
  @Override
  public void close() {
    feed.close();
    watch.shutdownNow();
    long deadline = System.nanoTime() + pace.slowest().toNanos();
    for (Stream stream : open) {
      long left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
      try {
        // join(0) would wait for ever.
        stream.thread.join(Math.max(1, left));
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
      stream.thread.interrupt();
    }
  }

  private static Thread daemon(Runnable task, String name) {
    Thread thread = new Thread(task, name);
    thread.setDaemon(true);
    return thread;
  }

  /** One reader. */
  private final class Stream implements Runnable {

    private final OutputStream out;
    private final Thread thread = daemon(this, "dashboard-events");
    private final long end = System.nanoTime() + pace.lifetime().toNanos();
    private long lastSeen;

    /** When the write under way began; 0 between two. */
    private volatile long writingSince;

    Stream(OutputStream out, OptionalLong lastSeen) {
      this.out = out;
      this.lastSeen = feed.beginning(lastSeen);
    }

    @Override
    public void run() {
      try (out) {
        write("retry: 2000\n\n");
        boolean more = true;
        while (more) {
          Batch batch = feed.after(lastSeen, wait(pace.heartbeat()));
          write(text(batch));
          more = !batch.closed() && System.nanoTime() < end;
        }
      } catch (IOException | InterruptedException e) {
        // The reader is gone, or was too slow.
        LOG.debug("A stream of events ended: {}", e.toString());
      } finally {
        open.remove(this);
        places.release();
      }
    }

    private Duration wait(Duration most) {
      Duration left = Duration.ofNanos(Math.max(1, end - System.nanoTime()));
      return left.compareTo(most) < 0 ? left : most;
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
      return text.isEmpty() ? ": still here\n\n" : text.toString();
    }

    private void write(String text) throws IOException {
      // Never 0, which means that none is under way.
      writingSince = System.nanoTime() | 1;
      out.write(text.getBytes(StandardCharsets.UTF_8));
      out.flush();
      writingSince = 0;
    }
  }

  /** On one line, as an event's data must be; JSON escapes line ends. */
  private static String json(OperationsEvent event) {
    Map<String, String> shown = new LinkedHashMap<>();
    shown.put("time", event.time().toString());
    shown.put("action", event.kind().action());
    shown.put("outcome", event.outcome().word());
    shown.put("level", event.level().name());
    shown.put("site", event.site());
    shown.put("run", event.run());
    shown.put("sentence", event.sentence());
    try {
      return Json.MAPPER.writeValueAsString(shown);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("texts must have a JSON form", e);
    }
  }
}
