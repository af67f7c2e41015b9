package dev.sentinelsync.service.health;

import dev.sentinelsync.service.schedule.Timer;
import dev.sentinelsync.state.StateDatabase;
import dev.sentinelsync.state.StateException;
import dev.sentinelsync.support.DaemonThreads;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Knows whether the state database answers, so that nobody who asks the service has to wait for a
 * database that does not. Asks it once a second for a sign of life. Safe for use by many threads.
 */
public final class StateMonitor implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(StateMonitor.class);

  /** A load balancer asks every few seconds; the question costs the database nothing. */
  private static final Duration PERIOD = Duration.ofSeconds(1);

  /** A sign of life takes a millisecond; a database on an overloaded machine may take a second. */
  private static final Duration PATIENCE = Duration.ofSeconds(3);

  /** How soon a caller that waits hears that the database is away. */
  private static final Duration STEP = Duration.ofMillis(50);

  /** More than the web server and the management port have threads. */
  private static final int MOST_QUESTIONS = 64;

  private final StateDatabase state;
  private final Clock clock;
  private final Timer timer = new Timer();
  private final ThreadPoolExecutor threads =
      new ThreadPoolExecutor(
          0,
          MOST_QUESTIONS,
          1,
          TimeUnit.MINUTES,
          new SynchronousQueue<>(),
          DaemonThreads.numbered("state"));

  private volatile Optional<Instant> lookingSince = Optional.empty();
  private volatile Optional<String> failure = Optional.empty();

  /**
   * Begins to look after an open database.
   *
   * @param clock measures how long the database is silent
   */
  public StateMonitor(StateDatabase state, Clock clock) {
    this.state = state;
    this.clock = clock;
    timer.every(PERIOD, this::look);
  }

  /** Why the database cannot be asked; empty while it answers. Returns at once. */
  public Optional<String> failure() {
    Optional<String> known = failure;
    return known.isPresent()
        ? known
        : lookingSince
            .filter(since -> since.plus(PATIENCE).isBefore(clock.instant()))
            .map(since -> "The state database has not answered since " + since + ".");
  }

  /**
   * Asks the database something, and stops waiting once it is known to be away.
   *
   * @param question reads or writes the state; may still run to its end when nobody waits any more
   * @return the answer
   * @throws StateException that of the question, or {@code UNREACHABLE} when the database is away
   */
  public <T> T ask(Supplier<T> question) {
    failure()
        .ifPresent(
            message -> {
              throw away(message, null);
            });
    try {
      return await(threads.submit(question::get));
    } catch (RejectedExecutionException e) {
      throw away("The state database answers too slowly; too many wait for it.", e);
    }
  }

  private <T> T await(Future<T> answer) {
    try {
      while (true) {
        try {
          return answer.get(STEP.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
          Optional<String> away = failure();
          if (away.isPresent()) {
            answer.cancel(true);
            throw away(away.get(), e);
          }
        }
      }
    } catch (ExecutionException e) {
      if (e.getCause() instanceof StateException failed
          && failed.reason() == StateException.Reason.UNREACHABLE) {
        found(Optional.of(failed.getMessage()));
      } else if (!(e.getCause() instanceof StateException)) {
        LOG.error("This is a fault of the program", e.getCause());
      }
      throw e.getCause() instanceof RuntimeException cause
          ? cause
          : new IllegalStateException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw away("The service is stopping.", e);
    }
  }

  private void look() {
    lookingSince = Optional.of(clock.instant());
    try {
      state.check();
      found(Optional.empty());
    } catch (StateException e) {
      found(Optional.of(e.getMessage()));
    } finally {
      lookingSince = Optional.empty();
    }
  }

  /** Notes what is known, with a log line for each change. */
  private synchronized void found(Optional<String> now) {
    if (now.isPresent() && failure.isEmpty()) {
      LOG.warn("Webhooks are refused and the service is not ready: {}", now.get());
    } else if (now.isEmpty() && failure.isPresent()) {
      LOG.info("The state database answers again");
    }
    failure = now;
  }

  private static StateException away(String message, Exception cause) {
    return new StateException(StateException.Reason.UNREACHABLE, message, cause);
  }

  @Override
  public void close() {
    timer.close();
    threads.shutdownNow();
  }
}
