package dev.sentinelsync.ops;

import dev.sentinelsync.ops.OperationsEvent.Labels;
import dev.sentinelsync.ops.OperationsEvent.Outcome;
import dev.sentinelsync.pipeline.FinishedStage;
import dev.sentinelsync.pipeline.SyncReport;
import dev.sentinelsync.pipeline.SyncRun;
import dev.sentinelsync.service.ServiceListener;
import dev.sentinelsync.state.Lease;
import dev.sentinelsync.state.Pause;
import dev.sentinelsync.state.SyncRequest;
import dev.sentinelsync.webhook.RefusalReason;
import dev.sentinelsync.webhook.WebhookDecision;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/**
 * Turns the notifications of the service into events, and passes them to every sink. Sinks may be
 * added while the service runs.
 */
public final class Events implements ServiceListener {

  private static final Logger LOG = LoggerFactory.getLogger(Events.class);

  private final Map<String, String> sources;
  private final Clock clock;
  private final RunEvents runs;
  private final List<EventSink> sinks = new CopyOnWriteArrayList<>();

  /**
   * @param sources address of each site's source, without credentials
   * @param clock the time of day
   */
  public Events(Map<String, String> sources, Clock clock) {
    this.sources = new TreeMap<>(sources);
    this.clock = clock;
    this.runs = new RunEvents(this::emit, clock);
  }

  /** Adds a sink; it receives what happens from now on. */
  public void add(EventSink sink) {
    sinks.add(sink);
  }

  /** Removes a sink. */
  public void remove(EventSink sink) {
    sinks.remove(sink);
  }

  /**
   * The service has read its configuration.
   *
   * @param instance name of this process
   * @param masked every setting by its key, secrets masked
   */
  public void configurationLoaded(String instance, Map<String, String> masked) {
    emit(
        event(EventKind.CONFIGURATION_LOADED, Labels.NONE)
            .with(Field.INSTANCE, instance)
            .with(Field.SITES, String.join(",", sources.keySet()))
            .with(Field.SETTINGS, new LinkedHashMap<String, Object>(masked))
            .message(
                "Configuration read: instance %s, sites %s",
                instance, String.join(", ", sources.keySet())));
  }

  @Override
  public void requested(SyncRequest request) {
    emit(
        event(EventKind.SYNC_REQUESTED, labels(request.site()))
            .outcome(Outcome.UNKNOWN)
            .with(Field.TRIGGER, request.trigger())
            .with(Field.REQUEST, request.id())
            .with(Field.HARD_REFRESH, request.hardRefresh())
            .with(Field.ACCEPT_REMOVALS, request.acceptRemovals())
            .message("Sync of %s requested: %s", request.site(), request.trigger()));
  }

  @Override
  public void paused(String site, Pause pause) {
    emit(
        event(EventKind.SITE_PAUSED, labels(site))
            .with(Field.USER, pause.by())
            .with(Field.REASON, pause.reason())
            .message("Site %s paused by %s: %s", site, pause.by(), pause.reason()));
  }

  @Override
  public void resumed(String site) {
    emit(event(EventKind.SITE_RESUMED, labels(site)).message("Site %s resumed", site));
  }

  @Override
  public void leaseTaken(Lease lease) {
    emit(lease(EventKind.LEASE_TAKEN, lease).message("This instance may publish %s", lease.site()));
  }

  @Override
  public void leaseReleased(Lease lease) {
    emit(
        lease(EventKind.LEASE_RELEASED, lease)
            .message("This instance released the right to publish %s", lease.site()));
  }

  @Override
  public void leaseLost(Lease lease) {
    emit(
        lease(EventKind.LEASE_LOST, lease)
            .outcome(Outcome.FAILURE)
            .message(
                "Another instance took the right to publish %s and resumes its sync",
                lease.site()));
  }

  private OperationsEvent.Builder lease(EventKind kind, Lease lease) {
    return event(kind, labels(lease.site()))
        .with(Field.INSTANCE, lease.owner())
        .with(Field.FENCE, lease.fence());
  }

  @Override
  public void started(SyncRun run) {
    runs.started(run);
  }

  @Override
  public void stageFinished(SyncRun run, FinishedStage stage) {
    runs.stageFinished(run, stage);
  }

  @Override
  public void finished(SyncRun run, SyncReport report) {
    runs.finished(run, report);
  }

  @Override
  public void accepted(String provider, String sender, WebhookDecision.Accepted decision) {
    Labels labels = decision.sites().size() == 1 ? labels(decision.sites().first()) : Labels.NONE;
    emit(
        webhook(EventKind.WEBHOOK_ACCEPTED, labels, provider, sender, decision)
            .with(Field.SITES, String.join(",", decision.sites()))
            .message(
                "Webhook of %s from %s accepted: sync of %s requested",
                provider, sender, String.join(", ", decision.sites())));
  }

  @Override
  public void ignored(String provider, String sender, WebhookDecision.Ignored decision) {
    emit(
        webhook(EventKind.WEBHOOK_IGNORED, Labels.NONE, provider, sender, decision)
            .with(Field.REASON, decision.cause().name())
            .message("Webhook of %s from %s ignored: %s", provider, sender, decision.reason()));
  }

  @Override
  public void refused(String provider, String sender, WebhookDecision.Refused decision) {
    // A flood must not fill the disk: what the rate limit turns away is counted, not written.
    Level level =
        decision.cause() == RefusalReason.TOO_MANY
            ? Level.DEBUG
            : EventKind.WEBHOOK_REFUSED.level();
    emit(
        webhook(EventKind.WEBHOOK_REFUSED, Labels.NONE, provider, sender, decision)
            .outcome(Outcome.FAILURE)
            .level(level)
            .with(Field.REASON, decision.cause().name())
            .message(
                "Webhook of %s from %s refused with %d: %s",
                provider, sender, decision.status(), decision.reason()));
  }

  private OperationsEvent.Builder webhook(
      EventKind kind, Labels labels, String provider, String sender, WebhookDecision decision) {
    return event(kind, labels)
        .with(Field.PROVIDER, provider)
        .with(Field.SENDER, sender)
        .with(Field.REQUEST, decision.requestId())
        .with(Field.HTTP_STATUS, decision.status());
  }

  private OperationsEvent.Builder event(EventKind kind, Labels labels) {
    return OperationsEvent.of(clock.instant(), kind, labels);
  }

  private Labels labels(String site) {
    return Labels.site(site, sources.getOrDefault(site, ""));
  }

  private void emit(OperationsEvent event) {
    for (EventSink sink : sinks) {
      try {
        sink.accept(event);
      } catch (RuntimeException e) {
        // A failing sink must not fail the sync.
        LOG.warn("Event {} could not be delivered to a sink", event.kind().action(), e);
      }
    }
  }
}
