package dev.sentinelsync.http.dashboard;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.sentinelsync.service.RunState;
import java.util.Map;

/**
 * A run in the dashboard's list.
 *
 * @param run what the history says
 * @param report what its report says in short; null while it runs and for a run that was abandoned
 * @param newlyUnreadable how many files it could not read that the run before could
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record RunSummary(RunState run, Digest report, int newlyUnreadable) {

  /**
   * The numbers of a report.
   *
   * @param failure what went wrong, or empty
   * @param runbook address of what to do then; null if nothing went wrong
   * @param commits where it began and what it published
   * @param stages milliseconds by stage, in the order of the stages
   * @param files what it read
   * @param pages what it rendered and published
   * @param recovered whether state or target had to be found again
   * @param hardRefresh whether everything was to be read and rendered again
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Digest(
      String failure,
      String runbook,
      @JsonUnwrapped Commits commits,
      Map<String, Double> stages,
      @JsonUnwrapped Files files,
      @JsonUnwrapped Pages pages,
      boolean recovered,
      boolean hardRefresh) {}

  /**
   * Where the run began and what it published.
   *
   * @param fromRevision what was published before, or empty
   * @param subject first line of the commit's message
   * @param link address of the commit for people; null if not known
   * @param compareLink address of the changes between both; null if not known
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Commits(String fromRevision, String subject, String link, String compareLink) {}

  /**
   * Numbers of files.
   *
   * @param changedFiles those that differ from the revision before
   * @param cacheHits those whose meaning was known
   * @param cacheMisses those that were parsed
   * @param rejectedFiles those that could not be read
   */
  public record Files(int changedFiles, int cacheHits, int cacheMisses, int rejectedFiles) {}

  /**
   * Numbers of pages.
   *
   * @param pagesRendered pages made
   * @param pagesPublished pages sent
   * @param pagesRemoved pages taken out
   * @param bytesPublished content of the pages sent
   */
  public record Pages(
      int pagesRendered, int pagesPublished, int pagesRemoved, long bytesPublished) {}
}
