package dev.sentinelsync.ops;

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
 * Turns what the service tells its listeners into events, and hands them to every sink. Sinks may
 * come while the service runs.
 */
public final class Events implements ServiceListener {

  private static final Logger LOG = LoggerFactory.getLogger(Events.class);

  private final Map<String, String> sources;
  private final Clock clock;
  private final RunEvents runs;
  private final List<EventSink> sinks = new CopyOnWriteArrayList<>();

  /**
   * @param sources address of each site's source, without credentials
   * @param clock tells the time of day
   */
  public Events(Map<String, String> sources, Clock clock) {
    this.sources = new TreeMap<>(sources);
    this.clock = clock;
    this.runs = new RunEvents(this::emit, clock);
  }

  /** Adds a sink; it hears of what happens from now on. */
  public void add(EventSink sink) {
    sinks.add(sink);
  }

  /** Takes a sink out again. */
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
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put(Field.INSTANCE, instance);
    fields.put(Field.SITES, String.join(",", sources.keySet()));
    fields.put(Field.SETTINGS, new LinkedHashMap<String, Object>(masked));
    happened(
        EventKind.CONFIGURATION_LOADED,
        Outcome.SUCCESS,
        "",
        "Configuration read: instance %s, sites %s"
            .formatted(instance, String.join(", ", sources.keySet())),
        fields);
  }

  @Override
  public void requested(SyncRequest request) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put(Field.TRIGGER, request.trigger());
    fields.put(Field.REQUEST, request.id());
    fields.put(Field.HARD_REFRESH, request.hardRefresh());
    fields.put(Field.ACCEPT_REMOVALS, request.acceptRemovals());
    happened(
        EventKind.SYNC_REQUESTED,
        Outcome.UNKNOWN,
        request.site(),
        "Sync of %s requested: %s".formatted(request.site(), request.trigger()),
        fields);
  }

  @Override
  public void paused(String site, Pause pause) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put(Field.USER, pause.by());
    fields.put(Field.REASON, pause.reason());
    happened(
        EventKind.SITE_PAUSED,
        Outcome.SUCCESS,
        site,
        "Site %s is paused by %s: %s".formatted(site, pause.by(), pause.reason()),
        fields);
  }

  @Override
  public void resumed(String site) {
    happened(
        EventKind.SITE_RESUMED, Outcome.SUCCESS, site, "Site %s goes on".formatted(site), Map.of());
  }

  @Override
  public void leaseTaken(Lease lease) {
    lease(EventKind.LEASE_TAKEN, Outcome.SUCCESS, lease, "This instance may publish %s");
  }

  @Override
  public void leaseReleased(Lease lease) {
    lease(EventKind.LEASE_RELEASED, Outcome.SUCCESS, lease, "The right to publish %s is free");
  }

  @Override
  public void leaseLost(Lease lease) {
    lease(
        EventKind.LEASE_LOST,
        Outcome.FAILURE,
        lease,
        "The right to publish %s went to another instance; it carries on");
  }

  private void lease(EventKind kind, Outcome outcome, Lease lease, String sentence) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put(Field.INSTANCE, lease.owner());
    fields.put(Field.FENCE, lease.fence());
    happened(kind, outcome, lease.site(), sentence.formatted(lease.site()), fields);
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
    Map<String, Object> fields = webhook(provider, sender, decision);
    fields.put(Field.SITES, String.join(",", decision.sites()));
    happened(
        EventKind.WEBHOOK_ACCEPTED,
        Outcome.SUCCESS,
        decision.sites().size() == 1 ? decision.sites().first() : "",
        "Webhook of %s from %s wakes %s"
            .formatted(provider, sender, String.join(", ", decision.sites())),
        fields);
  }

  @Override
  public void ignored(String provider, String sender, WebhookDecision.Ignored decision) {
    Map<String, Object> fields = webhook(provider, sender, decision);
    fields.put(Field.REASON, decision.cause().name());
    happened(
        EventKind.WEBHOOK_IGNORED,
        Outcome.SUCCESS,
        "",
        "Webhook of %s from %s ignored: %s".formatted(provider, sender, decision.reason()),
        fields);
  }

  @Override
  public void refused(String provider, String sender, WebhookDecision.Refused decision) {
    Map<String, Object> fields = webhook(provider, sender, decision);
    fields.put(Field.REASON, decision.cause().name());
    // A flood must not fill the disk: what the rate limit turns away is counted, not written.
    Level level =
        decision.cause() == RefusalReason.TOO_MANY
            ? Level.DEBUG
            : EventKind.WEBHOOK_REFUSED.level();
    emit(
        new OperationsEvent(
            clock.instant(),
            EventKind.WEBHOOK_REFUSED,
            Outcome.FAILURE,
            level,
            "",
            "",
            "",
            "",
            "",
            "Webhook of %s from %s refused with %d: %s"
                .formatted(provider, sender, decision.status(), decision.reason()),
            fields));
  }

  private static Map<String, Object> webhook(
      String provider, String sender, WebhookDecision decision) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put(Field.PROVIDER, provider);
    fields.put(Field.SENDER, sender);
    fields.put(Field.REQUEST, decision.requestId());
    fields.put(Field.HTTP_STATUS, decision.status());
    return fields;
  }

  private void happened(
      EventKind kind, Outcome outcome, String site, String sentence, Map<String, Object> fields) {
    emit(
        new OperationsEvent(
            clock.instant(),
            kind,
            outcome,
            kind.level(),
            site,
            "",
            sources.getOrDefault(site, ""),
            "",
            "",
            sentence,
            fields));
  }

  private void emit(OperationsEvent event) {
    for (EventSink sink : sinks) {
      try {
        sink.accept(event);
      } catch (RuntimeException e) {
        // Whoever looks on must not keep the service from its work.
        LOG.warn("An event could not be told: {}", event.kind().action(), e);
      }
    }
  }
}
