package dev.sentinelsync.ops;

import dev.sentinelsync.catalog.input.SourceFile;
import dev.sentinelsync.content.parse.Problem;
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
import dev.sentinelsync.source.FileChange;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
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

  /** Sites whose newest runs of this process did not deliver. */
  private final Map<String, Series> failing = new TreeMap<>();

  RunEvents(EventSink sink, Clock clock) {
    this.sink = sink;
    this.clock = clock;
  }

  /** Runs in a row that did not deliver. */
  private record Series(int runs, Instant since) {}

  void started(SyncRun run) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put(Field.TRIGGER, run.trigger());
    fields.put(Field.FENCE, run.fence());
    happened(
        run,
        EventKind.SYNC_STARTED,
        Outcome.UNKNOWN,
        "Sync of %s started (trigger: %s)".formatted(run.site().name(), run.trigger()),
        fields);
  }

  void stageFinished(SyncRun run, FinishedStage stage) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put(Field.STAGE, stage.stage().label());
    fields.put(Field.DURATION, stage.took().toNanos());
    happened(
        run,
        EventKind.STAGE_FINISHED,
        stage.failure().isPresent() ? Outcome.FAILURE : Outcome.SUCCESS,
        "Stage %s of %s took %d ms"
            .formatted(stage.stage().label(), run.site().name(), stage.took().toMillis()),
        fields);
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
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put(Field.COMMITTED_AT, fetched.revision().committerTime().toString());
    fields.put(Field.SUBJECT, fetched.revision().summary());
    fetched.news().ifPresent(fetch -> fields.put(Field.CLONE, word(fetch.action())));
    happened(
        run,
        EventKind.REVISION_FETCHED,
        Outcome.SUCCESS,
        (fetched.upToDate()
                ? "Revision %s of %s is published already"
                : "Revision %s of %s is to be published")
            .formatted(fetched.revision().shortId(), run.site().name()),
        fields);
  }

  private void changed(SyncRun run, Detected detected) {
    Map<String, Object> kinds = new LinkedHashMap<>();
    for (FileChange.Kind kind : FileChange.Kind.values()) {
      kinds.put(
          word(kind),
          detected.changes().changes().stream().filter(change -> change.kind() == kind).count());
    }
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put(Field.FILES, kinds);
    happened(
        run,
        EventKind.FILES_CHANGED,
        Outcome.SUCCESS,
        "%d files of %s differ: %s added, %s modified, %s removed"
            .formatted(
                detected.changes().changes().size(),
                run.site().name(),
                kinds.get("added"),
                kinds.get("modified"),
                kinds.get("removed")),
        fields);
  }

  private void rejected(SyncRun run, SourceFile file) {
    Optional<Problem> problem =
        file.problems().stream().filter(known -> known.level() != Problem.Level.INFO).findFirst();
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put(Field.FILE_PATH, file.path());
    fields.put(Field.LINE, problem.map(Problem::line).orElse(0));
    fields.put(Field.COLUMN, problem.map(Problem::column).orElse(0));
    fields.put(Field.ERROR_CODE, problem.map(Problem::code).orElse("unreadable"));
    fields.put(Field.ERROR, problem.map(Problem::message).orElse(""));
    fields.put(Field.KEPT_FROM, file.keptFrom());
    happened(
        run,
        EventKind.FILE_REJECTED,
        Outcome.FAILURE,
        "%s:%d cannot be read: %s"
            .formatted(
                file.path(),
                problem.map(Problem::line).orElse(0),
                problem.map(Problem::message).orElse("")),
        fields);
  }

  private void published(SyncRun run, Published published) {
    pages(run, published);
    PublishReceipt receipt = published.receipt();
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put(Field.PAGES_PUBLISHED, published.written().size());
    fields.put(Field.PAGES_REMOVED, published.removed().size());
    fields.put(Field.BYTES, receipt.bytes());
    fields.put(Field.LOCATION, receipt.location());
    happened(
        run,
        EventKind.SITE_PUBLISHED,
        Outcome.SUCCESS,
        "Revision %s of %s is published: %d pages written, %d removed"
            .formatted(
                published.rendered().build().revision().shortId(),
                run.site().name(),
                published.written().size(),
                published.removed().size()),
        fields);
  }

  private void pages(SyncRun run, Published published) {
    for (PreparedPage page : published.written()) {
      Map<String, Object> fields = new LinkedHashMap<>();
      fields.put(Field.PAGE, page.address());
      fields.put(Field.PAGE_KIND, word(page.page().page().kind()));
      happened(
          run,
          EventKind.PAGE_PUBLISHED,
          Outcome.SUCCESS,
          "Page %s is published".formatted(page.address()),
          fields);
    }
    published
        .removed()
        .forEach(
            (address, kind) -> {
              Map<String, Object> fields = new LinkedHashMap<>();
              fields.put(Field.PAGE, address);
              fields.put(
                  Field.PAGE_KIND, kind.isEmpty() ? UNKNOWN_KIND : kind.toLowerCase(Locale.ROOT));
              happened(
                  run,
                  EventKind.PAGE_REMOVED,
                  Outcome.SUCCESS,
                  "Page %s is removed".formatted(address),
                  fields);
            });
  }

  void finished(SyncRun run, SyncReport report) {
    boolean delivered = report.status().isDelivered();
    Optional<Series> before = note(report);
    if (report.outcome().recovered() && delivered) {
      happened(
          run,
          EventKind.STATE_RECOVERED,
          Outcome.SUCCESS,
          "State and target of %s differed and agree again".formatted(report.site()),
          Map.of());
    }
    sink.accept(ended(run, report, before));
    if (delivered && before.isPresent()) {
      Map<String, Object> fields = new LinkedHashMap<>();
      fields.put(Field.FAILURES, before.get().runs());
      fields.put(Field.SINCE, before.get().since().toString());
      happened(
          run,
          EventKind.SITE_RECOVERED,
          Outcome.SUCCESS,
          "Site %s is up to date again after %d run(s) that did not deliver"
              .formatted(report.site(), before.get().runs()),
          fields);
    }
  }

  /** Keeps count; what is given back is the series before this run, or with it if it failed. */
  private synchronized Optional<Series> note(SyncReport report) {
    if (report.status().isDelivered()) {
      return Optional.ofNullable(failing.remove(report.site()));
    }
    if (report.status() == SyncStatus.SUPERSEDED) {
      // Another run is at work; this one says nothing about the site.
      return Optional.ofNullable(failing.get(report.site()));
    }
    Series before = failing.get(report.site());
    Series now =
        before == null
            ? new Series(1, report.timing().startedAt())
            : new Series(before.runs() + 1, before.since());
    failing.put(report.site(), now);
    return Optional.of(now);
  }

  private OperationsEvent ended(SyncRun run, SyncReport report, Optional<Series> series) {
    boolean delivered = report.status().isDelivered();
    Duration took = Duration.between(report.timing().startedAt(), report.timing().finishedAt());
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put(Field.STATUS, report.status().name());
    fields.put(Field.TRIGGER, report.trigger());
    fields.put(Field.DURATION, took.toNanos());
    fields.put(Field.STAGES, new LinkedHashMap<String, Object>(report.timing().stages()));
    fields.put(Field.PAGES_PUBLISHED, report.pages().published());
    fields.put(Field.PAGES_REMOVED, report.pages().removed());
    fields.put(Field.FILES_REJECTED, report.files().unreadable());
    fields.put(
        Field.LAG,
        delivered
            ? 0L
            : series.map(s -> seconds(s.since(), report.timing().finishedAt())).orElse(0L));
    if (!delivered) {
      fields.put(Field.ERROR, report.failure());
      fields.put(Field.FAILURES, series.map(Series::runs).orElse(0));
      fields.put(Field.RETRY, report.outcome().retryable());
    }
    return new OperationsEvent(
        clock.instant(),
        EventKind.SYNC_FINISHED,
        delivered ? Outcome.SUCCESS : Outcome.FAILURE,
        level(run, report.status()),
        report.site(),
        report.run(),
        run.site().sourceAddress(),
        report.revisions().from(),
        report.revisions().to(),
        sentence(report, took),
        fields);
  }

  /** By who must act: an operator, an author, nobody. A poll does not repeat what was said. */
  private static Level level(SyncRun run, SyncStatus status) {
    return switch (status) {
      case UNCHANGED, PUBLISHED, SUPERSEDED -> Level.INFO;
      case UNSTABLE -> Fetched.isUpToDate(run) ? Level.INFO : Level.WARN;
      case HELD -> Level.WARN;
      case FAILED -> Level.ERROR;
    };
  }

  private static String sentence(SyncReport report, Duration took) {
    String begin =
        "Sync of %s: %s after %d ms".formatted(report.site(), report.status(), took.toMillis());
    if (!report.status().isDelivered()) {
      return begin + ". " + report.failure();
    }
    return begin
        + ", %d pages written, %d removed%s"
            .formatted(
                report.pages().published(),
                report.pages().removed(),
                report.files().unreadable() == 0
                    ? ""
                    : ", %d files cannot be read".formatted(report.files().unreadable()));
  }

  private static long seconds(Instant from, Instant to) {
    return Math.max(0, Duration.between(from, to).toSeconds());
  }

  private static String word(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }

  private void happened(
      SyncRun run, EventKind kind, Outcome outcome, String sentence, Map<String, Object> fields) {
    Optional<Fetched> fetched = run.result(Fetched.class);
    sink.accept(
        new OperationsEvent(
            clock.instant(),
            kind,
            outcome,
            kind.level(),
            run.site().name(),
            run.id(),
            run.site().sourceAddress(),
            fetched.flatMap(Fetched::publishedBefore).orElse(""),
            fetched.map(found -> found.revision().id()).orElse(""),
            sentence,
            fields));
  }
}
