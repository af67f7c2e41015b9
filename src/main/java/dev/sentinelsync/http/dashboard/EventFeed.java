package dev.sentinelsync.http.dashboard;

import dev.sentinelsync.ops.EventKind;
import dev.sentinelsync.ops.EventSink;
import dev.sentinelsync.ops.OperationsEvent;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArraySet;

/**
 * The newest events of this process, numbered, for any number of readers who each remember how far
 * they are. What it keeps is bounded and it never waits for a reader: one who is too slow misses
 * events and learns how many.
 */
public final class EventFeed implements EventSink {

  /** A busy minute; each takes less than 1 KB. */
  static final int KEPT = 512;

  /** A first publish has thousands of these; the run's own event counts them. */
  private static final Set<EventKind> TOO_MANY =
      EnumSet.of(EventKind.PAGE_PUBLISHED, EventKind.PAGE_REMOVED);

  private final Deque<Numbered> kept = new ArrayDeque<>();
  private long newest;
  private boolean closed;
  private final Set<Runnable> readers = new CopyOnWriteArraySet<>();

  /**
   * An event in the feed.
   *
   * @param number its place among all events of this process, from 1
   * @param event what happened
   */
  record Numbered(long number, OperationsEvent event) {}

  /**
   * What a reader gets next.
   *
   * @param events what happened, in order; none if nothing did
   * @param missed how many events before these are not kept any more
   * @param closed whether nothing will come any more
   */
  record Batch(List<Numbered> events, long missed, boolean closed) {}

  @Override
  public synchronized void accept(OperationsEvent event) {
    if (TOO_MANY.contains(event.kind())) {
      return;
    }
    newest++;
    kept.addLast(new Numbered(newest, event));
    if (kept.size() > KEPT) {
      kept.removeFirst();
    }
    wakeReaders();
  }

  /** Ends the stream for all readers. */
  synchronized void close() {
    closed = true;
    wakeReaders();
  }

  /**
   * Where a reader begins.
   *
   * @param lastSeen number of the last event that it has, if it has any
   * @return the same; or, if this process has no event of that number, which another one had before
   *     it was started again, the place before the oldest event that is kept
   */
  synchronized long beginning(OptionalLong lastSeen) {
    boolean known = lastSeen.isPresent() && lastSeen.getAsLong() <= newest;
    return known ? Math.max(0, lastSeen.getAsLong()) : newest - kept.size();
  }

  /**
   * Lets a reader be woken by each event from now on.
   *
   * @param wake must not block
   * @return ends this
   */
  Runnable subscribe(Runnable wake) {
    readers.add(wake);
    return () -> readers.remove(wake);
  }

  private void wakeReaders() {
    readers.forEach(Runnable::run);
  }

  /**
   * What has happened since an event.
   *
   * @param after number of the last event that the reader has
   */
  synchronized Batch after(long after) {
    List<Numbered> events = new ArrayList<>();
    for (Numbered event : kept) {
      if (event.number() > after) {
        events.add(event);
      }
    }
    long missed = events.isEmpty() ? 0 : events.get(0).number() - after - 1;
    return new Batch(events, missed, closed);
  }
}
