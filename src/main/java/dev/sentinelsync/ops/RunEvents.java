package dev.sentinelsync.ops;

import dev.sentinelsync.catalog.input.SourceFile;
import dev.sentinelsync.content.parse.Problem;
import dev.sentinelsync.ops.OperationsEvent.Labels;
import dev.sentinelsync.ops.OperationsEvent.Outcome;
import dev.sentinelsync.pipeline.FinishedStage;
import dev.sentinelsync.pipeline.SyncReport;
import dev.sentinelsync.pipeline.SyncRun;
import dev.sentinelsync.pipeline.SyncStatus;
import dev.sentinelsync.pipeline.step.CatalogUpdate;
import dev.sentinelsync.pipeline.step.Detected;
import dev.sentinelsync.pipeline.step.Fetched;
import dev.sentinelsync.pipeline.step.PreparedPage;
import dev.sentinelsync.pipeline.step.Published;
import dev.sentinelsync.publish.PublishReceipt;
import dev.sentinelsync.service.FailureSeries;
import dev.sentinelsync.source.FileChange;
import dev.sentinelsync.support.Numbers;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.slf4j.event.Level;

/** The events of runs. */
final class RunEvents {

  /** Kind of a removed page that was not in the records. */
  private static final String UNKNOWN_KIND = "unknown";

  private final EventSink sink;
  private final Clock clock;

  /** By site, the newest runs of this process that did not deliver. */
  private final Map<String, FailureSeries> failing = new TreeMap<>();

  RunEvents(EventSink sink, Clock clock) {
    this.sink = sink;
    this.clock = clock;
  }

  void started(SyncRun run) {
    sink.accept(
        event(run, EventKind.SYNC_STARTED)
            .outcome(Outcome.UNKNOWN)
            .with(Field.TRIGGER, run.trigger())
            .with(Field.FENCE, run.fence())
            .message(
                "Sync of %s started (trigger: %s)",
                run.site().name(), run.trigger().toLowerCase(Locale.ROOT)));
  }

  void stageFinished(SyncRun run, FinishedStage stage) {
    sink.accept(
        event(run, EventKind.STAGE_FINISHED)
            .outcome(stage.failure().isPresent() ? Outcome.FAILURE : Outcome.SUCCESS)
            .with(Field.STAGE, stage.stage().label())
            .with(Field.DURATION, stage.took().toNanos())
            .message(
                "Stage %s of %s took %d ms",
                stage.stage().label(), run.site().name(), stage.took().toMillis()));
    stage.result(Fetched.class).ifPresent(fetched -> fetched(run, fetched));
    stage.result(Detected.class).ifPresent(detected -> changed(run, detected));
    // Only files that this run looked at: the others were reported when they broke.
    stage
        .result(CatalogUpdate.class)
        .ifPresent(update -> update.unreadable().forEach(file -> rejected(run, file)));
    stage
        .result(Published.class)
        .filter(published -> published.receipt().changed())
        .ifPresent(published -> published(run, published));
  }

  private void fetched(SyncRun run, Fetched fetched) {
    OperationsEvent.Builder event =
        event(run, EventKind.REVISION_FETCHED)
            .with(Field.COMMITTED_AT, fetched.revision().committerTime().toString())
            .with(Field.SUBJECT, fetched.revision().summary());
    fetched.news().ifPresent(fetch -> event.with(Field.CLONE, word(fetch.action())));
    sink.accept(
        event.message(
            fetched.upToDate()
                ? "Revision %s of %s is already published"
                : "Revision %s of %s is to be published",
            fetched.revision().shortId(),
            run.site().name()));
  }

  private void changed(SyncRun run, Detected detected) {
    Map<String, Object> kinds = new LinkedHashMap<>();
    for (FileChange.Kind kind : FileChange.Kind.values()) {
      kinds.put(
          word(kind),
          detected.changes().changes().stream().filter(change -> change.kind() == kind).count());
    }
    sink.accept(
        event(run, EventKind.FILES_CHANGED)
            .with(Field.FILES, kinds)
            .message(
                "%s changed in %s: %s added, %s modified, %s removed",
                Numbers.many(detected.changes().changes().size(), "file"),
                run.site().name(),
                kinds.get("added"),
                kinds.get("modified"),
                kinds.get("removed")));
  }

  private void rejected(SyncRun run, SourceFile file) {
    Optional<Problem> problem =
        file.problems().stream().filter(known -> known.level() != Problem.Level.INFO).findFirst();
    int line = problem.map(Problem::line).orElse(0);
    String message = problem.map(Problem::message).orElse("");
    sink.accept(
        event(run, EventKind.FILE_REJECTED)
            .outcome(Outcome.FAILURE)
            .with(Field.FILE_PATH, file.path())
            .with(Field.LINE, line)
            .with(Field.COLUMN, problem.map(Problem::column).orElse(0))
            .with(Field.ERROR_CODE, problem.map(Problem::code).orElse("unreadable"))
            .with(Field.ERROR, message)
            .with(Field.KEPT_FROM, file.keptFrom())
            .message("%s:%d is unreadable: %s", file.path(), line, message));
  }

  private void published(SyncRun run, Published published) {
    pages(run, published);
    PublishReceipt receipt = published.receipt();
    sink.accept(
        event(run, EventKind.SITE_PUBLISHED)
            .with(Field.PAGES_PUBLISHED, published.written().size())
            .with(Field.PAGES_REMOVED, published.removed().size())
            .with(Field.BYTES, receipt.bytes())
            .with(Field.LOCATION, receipt.location())
            .message(
                "Revision %s of %s is published: %d pages written, %d removed",
                published.rendered().build().revision().shortId(),
                run.site().name(),
                published.written().size(),
                published.removed().size()));
  }

  private void pages(SyncRun run, Published published) {
    for (PreparedPage page : published.written()) {
      sink.accept(
          event(run, EventKind.PAGE_PUBLISHED)
              .with(Field.PAGE, page.address())
              .with(Field.PAGE_KIND, word(page.page().kind()))
              .message("Page %s is published", page.address()));
    }
    published
        .removed()
        .forEach(
            (address, kind) ->
                sink.accept(
                    event(run, EventKind.PAGE_REMOVED)
                        .with(Field.PAGE, address)
                        .with(
                            Field.PAGE_KIND,
                            kind.isEmpty() ? UNKNOWN_KIND : kind.toLowerCase(Locale.ROOT))
                        .message("Page %s is removed", address)));
  }

  void finished(SyncRun run, SyncReport report) {
    boolean delivered = report.status().isDelivered();
    FailureSeries series = update(report);
    if (report.outcome().recovered() && delivered) {
      sink.accept(
          event(run, EventKind.STATE_RECOVERED)
              .message("State and target of %s differed and agree again", report.site()));
    }
    sink.accept(ended(run, report, series));
    if (delivered && !series.isEmpty()) {
      sink.accept(
          event(run, EventKind.SITE_RECOVERED)
              .with(Field.FAILURES, series.runs())
              .with(Field.SINCE, series.since().toString())
              .message(
                  "Site %s is up to date again after %d run(s) that did not deliver",
                  report.site(), series.runs()));
    }
  }

  /** The series that this run ends, or the one that it extends if it failed. */
  private synchronized FailureSeries update(SyncReport report) {
    FailureSeries before = failing.getOrDefault(report.site(), FailureSeries.NONE);
    if (report.status().isDelivered()) {
      failing.remove(report.site());
      return before;
    }
    if (report.status() == SyncStatus.SUPERSEDED) {
      // Another run is at work; this one says nothing about the site.
      return before;
    }
    FailureSeries extended = before.and(report.timing().startedAt());
    failing.put(report.site(), extended);
    return extended;
  }

  private OperationsEvent ended(SyncRun run, SyncReport report, FailureSeries series) {
    SyncReport.Timing timing = report.timing();
    boolean delivered = report.status().isDelivered();
    Duration took = Duration.between(timing.startedAt(), timing.finishedAt());
    Labels labels =
        new Labels(
            report.site(),
            report.run(),
            run.site().sourceAddress(),
            report.revisions().from(),
            report.revisions().to());
    OperationsEvent.Builder event =
        OperationsEvent.of(clock.instant(), EventKind.SYNC_FINISHED, labels)
            .outcome(delivered ? Outcome.SUCCESS : Outcome.FAILURE)
            .level(level(run, report.status()))
            .with(Field.STATUS, report.status().name())
            .with(Field.TRIGGER, report.trigger())
            .with(Field.DURATION, took.toNanos())
            .with(Field.STAGES, new LinkedHashMap<String, Object>(timing.stages()))
            .with(Field.PAGES_PUBLISHED, report.pages().published())
            .with(Field.PAGES_REMOVED, report.pages().removed())
            .with(Field.FILES_REJECTED, report.files().unreadable())
            .with(Field.LAG, delivered ? 0L : series.lasted(timing.finishedAt()).toSeconds());
    if (!delivered) {
      event
          .with(Field.ERROR, report.failure())
          .with(Field.FAILURES, series.runs())
          .with(Field.RETRY, report.outcome().retryable());
    }
    return event.message("%s", message(report, took));
  }

  /** By who must act: an operator, an author, nobody. A poll does not repeat what was reported. */
  private static Level level(SyncRun run, SyncStatus status) {
    return switch (status) {
      case UNCHANGED, PUBLISHED, SUPERSEDED -> Level.INFO;
      case UNSTABLE -> Fetched.isUpToDate(run) ? Level.INFO : Level.WARN;
      case HELD -> Level.WARN;
      case FAILED -> Level.ERROR;
    };
  }

  private static String message(SyncReport report, Duration took) {
    String begin =
        "Sync of %s: %s after %d ms".formatted(report.site(), report.status(), took.toMillis());
    if (!report.status().isDelivered()) {
      return begin + ". " + report.failure();
    }
    return begin
        + ", %s written, %d removed%s"
            .formatted(
                Numbers.many(report.pages().published(), "page"),
                report.pages().removed(),
                report.files().unreadable() == 0
                    ? ""
                    : ", %s unreadable"
                        .formatted(Numbers.many(report.files().unreadable(), "file")));
  }

  private static String word(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }

  private OperationsEvent.Builder event(SyncRun run, EventKind kind) {
    Optional<Fetched> fetched = run.result(Fetched.class);
    return OperationsEvent.of(
        clock.instant(),
        kind,
        new Labels(
            run.site().name(),
            run.id(),
            run.site().sourceAddress(),
            fetched.flatMap(Fetched::publishedBefore).orElse(""),
            fetched.map(found -> found.revision().id()).orElse("")));
  }
}
