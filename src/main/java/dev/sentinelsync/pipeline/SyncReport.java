package dev.sentinelsync.pipeline;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.sentinelsync.content.parse.Problem;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * What a run did, for people and for the record. Plain values; their JSON form is one flat object,
 * which readers of older reports know too.
 *
 * @param run unique name of the run
 * @param site the pair of source and target
 * @param cause why it happened
 * @param outcome how it ended
 * @param timing when and how long it was at work
 * @param revisions which commits it was about
 * @param files what it read
 * @param pages what it rendered and published
 */
public record SyncReport(
    String run,
    String site,
    @JsonUnwrapped Cause cause,
    @JsonUnwrapped Outcome outcome,
    @JsonUnwrapped Timing timing,
    @JsonUnwrapped Revisions revisions,
    @JsonUnwrapped Files files,
    @JsonUnwrapped Pages pages) {

  /** What requested the run. */
  public String trigger() {
    return cause.trigger();
  }

  /** How the run ended. */
  public SyncStatus status() {
    return outcome.status();
  }

  /** What went wrong, or empty. */
  public String failure() {
    return outcome.failure();
  }

  /**
   * Why a run happened.
   *
   * @param trigger what requested it
   * @param hardRefresh whether everything was to be read and rendered again
   * @param requests identifiers of the requests of operators that it answers
   */
  public record Cause(String trigger, boolean hardRefresh, List<String> requests) {}

  /**
   * How a run ended.
   *
   * @param status how
   * @param failure what went wrong and what to do, or empty
   * @param retryable whether it failed for a reason that may pass, so that it is tried again
   * @param recovered whether state and target were apart, so that every page was compared
   */
  public record Outcome(SyncStatus status, String failure, boolean retryable, boolean recovered) {}

  /**
   * When a run was at work.
   *
   * @param startedAt when it began
   * @param finishedAt when it ended
   * @param stages milliseconds by stage, in their order
   */
  public record Timing(Instant startedAt, Instant finishedAt, Map<String, Double> stages) {}

  /**
   * Which commits a run was about.
   *
   * @param from what was published before, or empty
   * @param to the revision of the run, or empty if it was not found out
   * @param subject first line of that commit's message
   * @param committedAt when that commit was made, or null
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Revisions(
      @JsonProperty("fromRevision") String from,
      @JsonProperty("toRevision") String to,
      String subject,
      Instant committedAt) {}

  /**
   * What a run read.
   *
   * @param changed files that differ from the published revision
   * @param cacheHits files whose result was in the parse cache
   * @param cacheMisses files that were parsed
   * @param unreadable files of the revision that could not be read
   * @param problems files that a person should look at, up to a limit
   */
  public record Files(
      @JsonProperty("changedFiles") int changed,
      int cacheHits,
      int cacheMisses,
      @JsonProperty("rejectedFiles") int unreadable,
      List<FileProblem> problems) {}

  /**
   * What a run rendered and published.
   *
   * @param rendered number of pages rendered
   * @param published number of pages of which the target got an output
   * @param removed number of pages removed from the target
   * @param outputs the files that these pages are
   * @param sent pages sent, up to a limit
   * @param gone addresses of pages removed, up to a limit
   */
  public record Pages(
      @JsonProperty("pagesRendered") int rendered,
      @JsonProperty("pagesPublished") int published,
      @JsonProperty("pagesRemoved") int removed,
      @JsonUnwrapped Outputs outputs,
      @JsonProperty("published") List<PublishedPage> sent,
      @JsonProperty("removed") List<String> gone) {}

  /**
   * What the target did with the outputs of pages.
   *
   * @param published number of outputs sent to the target
   * @param removed number of outputs removed from the target
   * @param bytes content of the outputs sent
   * @param location what the store calls the result
   */
  public record Outputs(
      @JsonProperty("outputsPublished") int published,
      @JsonProperty("outputsRemoved") int removed,
      @JsonProperty("bytesPublished") long bytes,
      String location) {}

  /**
   * A page that was sent.
   *
   * @param address its path in the target
   * @param kind what it shows
   * @param change whether the target held it before
   * @param causes the changed facts; empty for a page that is new or whose reads were not known
   * @param reasons the same in words, in few lines; untrusted text
   */
  public record PublishedPage(
      String address, String kind, PageChange change, List<String> causes, List<String> reasons) {}

  /** What a run did to a page that it sent. */
  public enum PageChange {
    ADDED,
    CHANGED
  }

  /**
   * A file that a person should look at.
   *
   * @param path repository path
   * @param line one-based, 0 if unknown
   * @param column one-based, 0 if unknown
   * @param level who must act
   * @param code kind of problem
   * @param message what is wrong
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
}
