package dev.sentinelsync.pipeline.run;

import dev.sentinelsync.catalog.graph.FactKey;
import dev.sentinelsync.catalog.input.SourceFile;
import dev.sentinelsync.content.parse.Problem;
import dev.sentinelsync.pipeline.Failure;
import dev.sentinelsync.pipeline.FinishedStage;
import dev.sentinelsync.pipeline.SyncReport;
import dev.sentinelsync.pipeline.SyncReport.FileProblem;
import dev.sentinelsync.pipeline.SyncReport.PageChange;
import dev.sentinelsync.pipeline.SyncReport.PublishedPage;
import dev.sentinelsync.pipeline.SyncRun;
import dev.sentinelsync.pipeline.SyncStatus;
import dev.sentinelsync.pipeline.read.CacheCount;
import dev.sentinelsync.pipeline.step.CatalogUpdate;
import dev.sentinelsync.pipeline.step.Fetched;
import dev.sentinelsync.pipeline.step.Parsed;
import dev.sentinelsync.pipeline.step.PastWalk;
import dev.sentinelsync.pipeline.step.PreparedPage;
import dev.sentinelsync.pipeline.step.Published;
import dev.sentinelsync.pipeline.step.Rendered;
import dev.sentinelsync.publish.PublishReceipt;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;

/** Makes the report of a run from the results of its stages. */
final class RunReports {

  /** A report is read by people; the manifest has the whole list. */
  private static final int MOST_PAGES = 200;

  /** The problems report of the site has the whole list. */
  private static final int MOST_PROBLEMS = 200;

  /** Further causes are not listed. */
  private static final int MOST_CAUSES = 10;

  private RunReports() {}

  /**
   * Reports a run that has ended.
   *
   * @param failure what ended it, if it failed
   */
  static SyncReport of(SyncRun run, Optional<Failure> failure, Instant finishedAt) {
    return new SyncReport(
        run.id(),
        run.site().name(),
        new SyncReport.Cause(run.trigger(), run.options().hardRefresh(), run.requests()),
        outcome(run, failure),
        new SyncReport.Timing(run.startedAt(), finishedAt, milliseconds(run.stages())),
        revisions(run),
        files(run),
        pages(run));
  }

  private static SyncReport.Outcome outcome(SyncRun run, Optional<Failure> failure) {
    SyncStatus status = failure.map(Failure::status).orElseGet(() -> delivered(run));
    return new SyncReport.Outcome(
        status,
        failure.map(Failure::message).orElse(""),
        status == SyncStatus.FAILED && failure.map(Failure::retryable).orElse(false),
        run.result(Fetched.class).map(Fetched::recovered).orElse(false));
  }

  private static SyncStatus delivered(SyncRun run) {
    if (run.site().rejectedFiles() > 0) {
      return SyncStatus.UNSTABLE;
    }
    Optional<PublishReceipt> receipt = run.result(Published.class).map(Published::receipt);
    if (receipt.filter(done -> !done.leftOut().isEmpty()).isPresent()) {
      return SyncStatus.UNSTABLE;
    }
    return receipt.filter(PublishReceipt::changed).isPresent()
        ? SyncStatus.PUBLISHED
        : SyncStatus.UNCHANGED;
  }

  private static Map<String, Double> milliseconds(List<FinishedStage> finished) {
    Map<String, Double> stages = new LinkedHashMap<>();
    for (FinishedStage stage : finished) {
      stages.put(stage.stage().label(), stage.took().toNanos() / 10_000 / 100.0);
    }
    return stages;
  }

  private static SyncReport.Revisions revisions(SyncRun run) {
    Optional<Fetched> fetched = run.result(Fetched.class);
    return new SyncReport.Revisions(
        fetched.flatMap(Fetched::publishedBefore).orElse(""),
        fetched.map(found -> found.revision().id()).orElse(""),
        fetched.map(found -> found.revision().summary()).orElse(""),
        fetched.map(found -> found.revision().committerTime()).orElse(null));
  }

  private static SyncReport.Files files(SyncRun run) {
    CacheCount cache =
        run.result(Parsed.class)
            .map(Parsed::cache)
            .orElse(CacheCount.NONE)
            .plus(run.result(PastWalk.class).map(PastWalk::cache).orElse(CacheCount.NONE))
            .plus(
                run.result(CatalogUpdate.class).map(CatalogUpdate::cache).orElse(CacheCount.NONE));
    return new SyncReport.Files(
        ChangedFiles.count(run),
        cache.hits(),
        cache.misses(),
        run.site().rejectedFiles(),
        problems(run.site().doubtfulFiles()));
  }

  private static SyncReport.Pages pages(SyncRun run) {
    int rendered = run.result(Rendered.class).map(done -> done.pages().size()).orElse(0);
    Optional<Published> published = run.result(Published.class);
    if (published.isEmpty()) {
      return new SyncReport.Pages(
          rendered, 0, 0, new SyncReport.Outputs(0, 0, 0, ""), List.of(), List.of());
    }
    PublishReceipt receipt = published.get().receipt();
    return new SyncReport.Pages(
        rendered,
        published.get().written().size(),
        published.get().removed().size(),
        new SyncReport.Outputs(
            receipt.written(), receipt.removed(), receipt.bytes(), receipt.location()),
        written(run, published.get()),
        published.get().removed().keySet().stream().limit(MOST_PAGES).toList());
  }

  private static List<PublishedPage> written(SyncRun run, Published published) {
    SortedMap<String, SortedSet<FactKey>> causes = published.rendered().planned().causes();
    CauseWords words = CauseWords.of(run);
    return published.written().stream()
        .limit(MOST_PAGES)
        .map(
            page -> {
              SortedSet<FactKey> because = causes.getOrDefault(key(page), new TreeSet<>());
              return new PublishedPage(
                  page.address(),
                  page.page().kind().name(),
                  published.added().contains(page.address())
                      ? PageChange.ADDED
                      : PageChange.CHANGED,
                  because.stream().limit(MOST_CAUSES).map(FactKey::toString).toList(),
                  words.of(because));
            })
        .toList();
  }

  private static String key(PreparedPage page) {
    return page.page().key();
  }

  private static List<FileProblem> problems(Collection<SourceFile> files) {
    return files.stream()
        .flatMap(file -> file.problems().stream().map(problem -> problem(file, problem)))
        .filter(problem -> problem.level() != Problem.Level.INFO)
        .limit(MOST_PROBLEMS)
        .toList();
  }

  private static FileProblem problem(SourceFile file, Problem problem) {
    return new FileProblem(
        file.path(),
        problem.line(),
        problem.column(),
        problem.level(),
        problem.code(),
        problem.message(),
        file.keptFrom());
  }
}
