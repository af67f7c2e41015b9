package dev.sentinelsync.ops;

import dev.sentinelsync.catalog.input.SourceFile;
import dev.sentinelsync.content.parse.Problem;
import dev.sentinelsync.ops.Metric.Tag;
import dev.sentinelsync.pipeline.Failure;
import dev.sentinelsync.pipeline.FinishedStage;
import dev.sentinelsync.pipeline.Stage;
import dev.sentinelsync.pipeline.SyncReport;
import dev.sentinelsync.pipeline.SyncRun;
import dev.sentinelsync.pipeline.SyncStatus;
import dev.sentinelsync.pipeline.SyncTrigger;
import dev.sentinelsync.pipeline.step.CatalogUpdate;
import dev.sentinelsync.pipeline.step.PreparedPage;
import dev.sentinelsync.pipeline.step.Published;
import dev.sentinelsync.publish.TargetException;
import dev.sentinelsync.service.ServiceListener;
import dev.sentinelsync.site.link.PageKind;
import dev.sentinelsync.state.Lease;
import dev.sentinelsync.webhook.IgnoreReason;
import dev.sentinelsync.webhook.RefusalReason;
import dev.sentinelsync.webhook.WebhookDecision;
import dev.sentinelsync.webhook.WebhookListener;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;

/**
 * Counts what this instance does. Every counter is there from the start at zero, so that its first
 * rise can be seen.
 */
public final class ActivityMeters implements ServiceListener {

  private static final String PUBLISHED = "published";
  private static final String REMOVED = "removed";
  private static final String UNCHANGED = "unchanged";
  private static final String FAILED = "failed";
  private static final String NO_REASON = "none";

  /** The readers know some thirty reasons by now. */
  private static final int MOST_REASONS = 60;

  private static final Set<String> TRIGGERS = words(SyncTrigger.values());
  private static final Set<String> KINDS = words(PageKind.values());

  /** From what nobody notices to the first build of a large site. */
  private static final Duration[] BUCKETS = {
    Duration.ofMillis(100),
    Duration.ofSeconds(1),
    Duration.ofSeconds(5),
    Duration.ofSeconds(30),
    Duration.ofMinutes(2),
    Duration.ofMinutes(10)
  };

  private final MeterRegistry registry;
  private final BoundedWords reasons = new BoundedWords(MOST_REASONS);
  private final Map<String, AtomicInteger> leases = new TreeMap<>();

  /**
   * @param registry where the meters are
   * @param sites the configured sites
   * @param providers the configured webhook providers
   */
  public ActivityMeters(
      MeterRegistry registry, Collection<String> sites, Collection<String> providers) {
    this.registry = registry;
    sites.forEach(this::register);
    providers.forEach(this::registerProvider);
    registerProvider(WebhookListener.UNKNOWN);
  }

  private void register(String site) {
    for (SyncStatus status : SyncStatus.values()) {
      TRIGGERS.forEach(trigger -> run(site, word(status), trigger, 0));
    }
    runTimer(site);
    for (Stage stage : Stage.values()) {
      stageTimer(site, stage);
    }
    for (String kind : KINDS) {
      page(site, PUBLISHED, kind, 0);
      page(site, REMOVED, kind, 0);
    }
    counter(Metric.FILES_REJECTED, Tag.SITE, site, Tag.REASON, BoundedWords.OTHER);
    cache(site, 0, 0);
    for (String outcome : new String[] {PUBLISHED, UNCHANGED, FAILED}) {
      publish(site, outcome, 0);
    }
    for (TargetException.Reason reason : TargetException.Reason.values()) {
      targetError(site, reason, 0);
    }
    for (LeaseChange change : LeaseChange.values()) {
      lease(site, change, 0);
    }
    AtomicInteger held = new AtomicInteger();
    leases.put(site, held);
    Gauge.builder(Metric.LEASE_HELD.key(), held, count -> Math.min(1, count.get()))
        .description(Metric.LEASE_HELD.meaning())
        .tag(Tag.SITE, site)
        .register(registry);
  }

  private void registerProvider(String provider) {
    webhook(provider, "accepted", NO_REASON, 0);
    for (IgnoreReason reason : IgnoreReason.values()) {
      webhook(provider, "ignored", word(reason), 0);
    }
    for (RefusalReason reason : RefusalReason.values()) {
      webhook(provider, "refused", word(reason), 0);
    }
  }

  /** What becomes of a lease. */
  private enum LeaseChange {
    TAKEN,
    RELEASED,
    LOST
  }

  @Override
  public void leaseTaken(Lease lease) {
    lease(lease.site(), LeaseChange.TAKEN, 1);
    held(lease, 1);
  }

  @Override
  public void leaseReleased(Lease lease) {
    lease(lease.site(), LeaseChange.RELEASED, 1);
    held(lease, -1);
  }

  @Override
  public void leaseLost(Lease lease) {
    lease(lease.site(), LeaseChange.LOST, 1);
    held(lease, -1);
  }

  /** Counted, for the next lease may be taken before the lost one is noticed. */
  private void held(Lease lease, int change) {
    AtomicInteger count = leases.get(lease.site());
    if (count != null) {
      count.addAndGet(change);
    }
  }

  @Override
  public void stageFinished(SyncRun run, FinishedStage stage) {
    String site = run.site().name();
    stageTimer(site, stage.stage()).record(stage.took());
    stage
        .result(CatalogUpdate.class)
        .ifPresent(update -> update.unreadable().forEach(file -> rejected(site, reason(file))));
  }

  private void rejected(String site, String reason) {
    counter(Metric.FILES_REJECTED, Tag.SITE, site, Tag.REASON, reasons.bounded(reason)).increment();
  }

  private static String reason(SourceFile file) {
    return file.problems().stream()
        .filter(problem -> problem.level() != Problem.Level.INFO)
        .map(Problem::code)
        .findFirst()
        .orElse(BoundedWords.OTHER);
  }

  @Override
  public void finished(SyncRun run, SyncReport report) {
    String site = report.site();
    String trigger = report.trigger().toLowerCase(Locale.ROOT);
    run(site, word(report.status()), TRIGGERS.contains(trigger) ? trigger : BoundedWords.OTHER, 1);
    runTimer(site)
        .record(Duration.between(report.timing().startedAt(), report.timing().finishedAt()));
    cache(site, report.files().cacheHits(), report.files().cacheMisses());
    published(run, site);
  }

  private void published(SyncRun run, String site) {
    Optional<TargetException> failure =
        run.failure()
            .map(Failure::cause)
            .filter(TargetException.class::isInstance)
            .map(TargetException.class::cast);
    if (failure.isPresent()) {
      targetError(site, failure.get().reason(), 1);
      publish(site, FAILED, 1);
    }
    run.result(Published.class).ifPresent(published -> published(site, published, failure));
  }

  private void published(String site, Published published, Optional<TargetException> failure) {
    if (failure.isEmpty()) {
      publish(site, published.receipt().changed() ? PUBLISHED : UNCHANGED, 1);
    }
    for (PreparedPage page : published.written()) {
      page(site, PUBLISHED, word(page.page().kind()), 1);
    }
    for (String removed : published.removed().values()) {
      String kind = removed.toLowerCase(Locale.ROOT);
      page(site, REMOVED, KINDS.contains(kind) ? kind : BoundedWords.OTHER, 1);
    }
  }

  @Override
  public void accepted(String provider, String sender, WebhookDecision.Accepted decision) {
    webhook(provider, "accepted", NO_REASON, 1);
  }

  @Override
  public void ignored(String provider, String sender, WebhookDecision.Ignored decision) {
    webhook(provider, "ignored", word(decision.cause()), 1);
  }

  @Override
  public void refused(String provider, String sender, WebhookDecision.Refused decision) {
    webhook(provider, "refused", word(decision.cause()), 1);
  }

  private void run(String site, String status, String trigger, int times) {
    counter(Metric.RUNS, Tag.SITE, site, Tag.STATUS, status, Tag.TRIGGER, trigger).increment(times);
  }

  private Timer runTimer(String site) {
    return Timer.builder(Metric.RUN_DURATION.key())
        .description(Metric.RUN_DURATION.meaning())
        .tag(Tag.SITE, site)
        .register(registry);
  }

  private Timer stageTimer(String site, Stage stage) {
    return Timer.builder(Metric.STAGE_DURATION.key())
        .description(Metric.STAGE_DURATION.meaning())
        .tag(Tag.SITE, site)
        .tag(Tag.STAGE, stage.label())
        .serviceLevelObjectives(BUCKETS)
        .register(registry);
  }

  private void page(String site, String change, String kind, int times) {
    counter(Metric.PAGES, Tag.SITE, site, Tag.CHANGE, change, Tag.KIND, kind).increment(times);
  }

  private void cache(String site, int hits, int misses) {
    counter(Metric.PARSE_CACHE, Tag.SITE, site, Tag.RESULT, "hit").increment(hits);
    counter(Metric.PARSE_CACHE, Tag.SITE, site, Tag.RESULT, "miss").increment(misses);
  }

  private void publish(String site, String outcome, int times) {
    counter(Metric.TARGET_PUBLISHES, Tag.SITE, site, Tag.OUTCOME, outcome).increment(times);
  }

  private void targetError(String site, TargetException.Reason reason, int times) {
    counter(Metric.TARGET_ERRORS, Tag.SITE, site, Tag.REASON, word(reason)).increment(times);
  }

  private void lease(String site, LeaseChange change, int times) {
    counter(Metric.LEASE_CHANGES, Tag.SITE, site, Tag.CHANGE, word(change)).increment(times);
  }

  private void webhook(String provider, String outcome, String reason, int times) {
    counter(Metric.WEBHOOKS, Tag.PROVIDER, provider, Tag.OUTCOME, outcome, Tag.REASON, reason)
        .increment(times);
  }

  private Counter counter(Metric metric, String... tags) {
    return Counter.builder(metric.key())
        .description(metric.meaning())
        .tags(tags)
        .register(registry);
  }

  private static String word(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }

  private static Set<String> words(Enum<?>[] values) {
    return Arrays.stream(values).map(ActivityMeters::word).collect(Collectors.toUnmodifiableSet());
  }
}
