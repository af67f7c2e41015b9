package dev.sentinelsync.pipeline;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.sentinelsync.catalog.graph.FactKey;
import dev.sentinelsync.catalog.input.SourceFile;
import dev.sentinelsync.content.parse.Problem;
import dev.sentinelsync.site.page.RenderedPage;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a run did, for people and for the record. Plain values, written as JSON.
 *
 * @param run unique name of the run
 * @param site the pair of source and target
 * @param trigger what asked for it
 * @param status how it ended
 * @param failure one sentence about what went wrong, or empty
 * @param fromRevision what was published before, or empty
 * @param toRevision the wanted revision, or empty if it was not found out
 * @param subject first line of that commit's message
 * @param committedAt when that commit was made, or null
 * @param startedAt when the run began
 * @param finishedAt when it ended
 * @param stages milliseconds by stage
 * @param changedFiles files that differ from the revision before
 * @param cacheHits files whose meaning was known
 * @param cacheMisses files that were parsed
 * @param pagesRendered pages made
 * @param pagesPublished pages sent to the target
 * @param pagesRemoved pages taken out of the target
 * @param bytesPublished content of the pages sent
 * @param location what the store calls the result
 * @param recovered whether state or target had to be found again
 * @param published pages sent, with the facts that caused it; at most {@link #MOST_PAGES}
 * @param removed addresses taken out; at most {@link #MOST_PAGES}
 * @param problems files that a person should look at; at most {@link #MOST_PROBLEMS}
 * @param rejectedFiles how many files could not be read
 * @param retryable whether it failed for a reason that may pass, so that it is tried again
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record SyncReport(
    String run,
    String site,
    String trigger,
    SyncStatus status,
    String failure,
    String fromRevision,
    String toRevision,
    String subject,
    Instant committedAt,
    Instant startedAt,
    Instant finishedAt,
    Map<String, Double> stages,
    int changedFiles,
    int cacheHits,
    int cacheMisses,
    int pagesRendered,
    int pagesPublished,
    int pagesRemoved,
    long bytesPublished,
    String location,
    boolean recovered,
    List<PublishedPage> published,
    List<String> removed,
    List<FileProblem> problems,
    int rejectedFiles,
    boolean retryable) {

  /** A report is read by people; the manifest has the whole list. */
  static final int MOST_PAGES = 200;

  /** The problems report of the site has the whole list. */
  static final int MOST_PROBLEMS = 200;

  /** Causes beyond these are not told apart any more. */
  private static final int MOST_CAUSES = 10;

  /**
   * A page that was sent.
   *
   * @param address its path in the target
   * @param kind what it shows
   * @param causes the changed facts; empty for a page that is new or whose reads were not known
   */
  public record PublishedPage(String address, String kind, List<String> causes) {}

  /**
   * A file that a person should look at.
   *
   * @param path repository path
   * @param line one-based, 0 if unknown
   * @param column one-based, 0 if unknown
   * @param level who must act
   * @param code kind of problem
   * @param message one sentence
   * @param keptFrom commit whose version is shown instead, or empty
   */
  public record FileProblem(
      String path,
      int line,
      int column,
      Problem.Level level,
      String code,
      String message,
      String keptFrom) {}

  static SyncReport of(SyncRun run, Instant finishedAt) {
    var revision = run.revision();
    var receipt = run.receipt();
    return new SyncReport(
        run.id(),
        run.site().name(),
        run.trigger(),
        run.status(),
        run.failure(),
        run.publishedBefore().orElse(""),
        revision == null ? "" : revision.id(),
        revision == null ? "" : revision.summary(),
        revision == null ? null : revision.committerTime(),
        run.startedAt(),
        finishedAt,
        milliseconds(run.durations()),
        run.changedFiles(),
        run.cacheHits(),
        run.cacheMisses(),
        run.pages.size(),
        receipt.map(done -> done.written()).orElse(0),
        receipt.map(done -> done.removed()).orElse(0),
        receipt.map(done -> done.bytes()).orElse(0L),
        receipt.map(done -> done.location()).orElse(""),
        run.isRecovered(),
        receipt.isEmpty() ? List.of() : published(run),
        receipt.isEmpty() ? List.of() : run.removed().stream().limit(MOST_PAGES).toList(),
        problems(run.doubtfulFiles()),
        run.rejectedFiles(),
        run.status() == SyncStatus.FAILED && Failure.of(run.cause()).retryable());
  }

  private static Map<String, Double> milliseconds(Map<Stage, Duration> durations) {
    Map<String, Double> stages = new LinkedHashMap<>();
    for (Stage stage : Stage.values()) {
      if (durations.containsKey(stage)) {
        stages.put(stage.label(), durations.get(stage).toNanos() / 10_000 / 100.0);
      }
    }
    return stages;
  }

  private static List<PublishedPage> published(SyncRun run) {
    SortedMap<String, PublishedPage> pages = new TreeMap<>();
    for (RenderedPage page : run.written()) {
      Collection<FactKey> causes = run.causes().get(page.page().key());
      pages.put(
          page.address(),
          new PublishedPage(
              page.address(),
              page.page().kind().name(),
              causes == null
                  ? List.of()
                  : causes.stream().limit(MOST_CAUSES).map(FactKey::toString).toList()));
      if (pages.size() == MOST_PAGES) {
        break;
      }
    }
    return List.copyOf(pages.values());
  }

  private static List<FileProblem> problems(Collection<SourceFile> files) {
    return files.stream()
        .flatMap(
            file ->
                file.problems().stream()
                    .map(
                        problem ->
                            new FileProblem(
                                file.path(),
                                problem.line(),
                                problem.column(),
                                problem.level(),
                                problem.code(),
                                problem.message(),
                                file.keptFrom())))
        .filter(problem -> problem.level() != Problem.Level.INFO)
        .limit(MOST_PROBLEMS)
        .toList();
  }
}
