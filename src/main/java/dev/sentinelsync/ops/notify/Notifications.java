package dev.sentinelsync.ops.notify;

import dev.sentinelsync.ops.notify.NoisePolicy.Decision;
import dev.sentinelsync.ops.notify.NotificationSettings.Channel;
import dev.sentinelsync.pipeline.SyncReport;
import dev.sentinelsync.pipeline.SyncRun;
import dev.sentinelsync.service.ServiceControl;
import dev.sentinelsync.service.ServiceListener;
import dev.sentinelsync.state.StateException;
import dev.sentinelsync.support.ProxySettings;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Receives the report of every run of this process and sends the messages that the policy decides
 * on. Runs only leave their report here; history, policy and delivery are the work of one thread,
 * so that no receiver ever holds up a sync.
 */
public final class Notifications implements AutoCloseable, ServiceListener {

  private static final Logger LOG = LoggerFactory.getLogger(Notifications.class);

  /** More reports than a receiver that is away for half a minute lets wait. */
  private static final int MOST_WAITING = 64;

  /** How often the thread looks whether the service stops. */
  private static final Duration LOOK = Duration.ofMillis(200);

  /** What is under way may end; a receiver that is away is not waited for. */
  private static final Duration LAST_CHANCE = Duration.ofSeconds(2);

  private final NotificationSettings settings;
  private final NoisePolicy policy;
  private final Function<String, String> environment;
  private final Delivery delivery;
  private final BlockingQueue<SyncReport> reports = new ArrayBlockingQueue<>(MOST_WAITING);
  private final Thread thread = new Thread(this::work, "notifications");
  private RunHistory history;
  private volatile boolean closing;

  private Notifications(
      NotificationSettings settings, Function<String, String> environment, Delivery delivery) {
    this.settings = settings;
    this.policy = new NoisePolicy(settings.rules());
    this.environment = environment;
    this.delivery = delivery;
    thread.setDaemon(true);
  }

  /**
   * Notifications that wait for {@link #begin}.
   *
   * @param environment environment variables, where the receiver's address and the proxies may be
   */
  public static Notifications of(
      NotificationSettings settings, Function<String, String> environment, Clock clock) {
    return new Notifications(
        settings, environment, new Delivery(ProxySettings.of(environment), clock));
  }

  /** Starts to send; {@link #close} ends it. */
  public void begin(ServiceControl control) {
    if (settings.channel().isPresent()) {
      history = new RunHistory(control, settings.rules().grace());
      thread.start();
    }
  }

  @Override
  public void finished(SyncRun run, SyncReport report) {
    if (settings.channel().isPresent() && !reports.offer(report)) {
      LOG.warn(
          "No notification is sent for run {}: {} reports already wait for the receiver",
          report.run(),
          MOST_WAITING);
    }
  }

  /** Sends what is still waiting, within a few seconds, and ends. */
  @Override
  public void close() {
    closing = true;
    try {
      thread.join(LAST_CHANCE.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    thread.interrupt();
  }

  private void work() {
    try {
      while (!closing || !reports.isEmpty()) {
        SyncReport report = reports.poll(LOOK.toMillis(), TimeUnit.MILLISECONDS);
        if (report != null) {
          handle(report);
        }
      }
    } catch (InterruptedException e) {
      LOG.debug("Stopped with {} reports left", reports.size());
    }
  }

  private void handle(SyncReport report) {
    try {
      for (Decision decision : decide(report)) {
        send(Notice.of(decision, report, settings.link()));
      }
    } catch (RuntimeException e) {
      // Whatever it is, the next run must be handled all the same.
      LOG.error("No notification could be sent for run {}", report.run(), e);
    }
  }

  private List<Decision> decide(SyncReport report) {
    PastRun newest =
        new PastRun(
            report.status().name(),
            report.timing().startedAt(),
            report.timing().finishedAt(),
            report.outcome().retryable());
    return policy.decide(earlier(report), newest);
  }

  private List<PastRun> earlier(SyncReport report) {
    try {
      return history.before(report.site(), report.run(), report.timing().startedAt());
    } catch (StateException e) {
      LOG.warn(
          "Whether run {} is the first of its kind cannot be found out: {}",
          report.run(),
          e.getMessage());
      return List.of();
    }
  }

  private void send(Notice notice) {
    Channel channel = settings.channel().orElseThrow();
    try {
      URI address = channel.address(environment);
      delivery.send(address, MessageBody.of(notice, channel.format()));
      LOG.info("Notified {}: {}", address.getHost(), notice.title());
    } catch (IllegalArgumentException e) {
      LOG.error("Notification '{}' could not be sent: {}", notice.title(), e.getMessage());
    } catch (DeliveryException e) {
      LOG.error("Notification '{}' could not be sent: {}", notice.title(), e.getMessage());
    }
  }
}
