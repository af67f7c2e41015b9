package dev.sentinelsync.http.dashboard;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.sentinelsync.service.RunState;
import java.util.Map;

/**
 * A run in the dashboard's list.
 *
 * @param run what the history says
 * @param report what its report says in short; null while it runs and for a run that was abandoned
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record RunSummary(RunState run, Digest report) {

  /**
   * The numbers of a report.
   *
   * @param failure what went wrong, or empty
   * @param fromRevision what was published before, or empty
   * @param subject first line of the commit's message
   * @param link address of the commit for people; null if not known
   * @param stages milliseconds by stage, in the order of the stages
   * @param changedFiles files that differ from the revision before
   * @param cacheHits files whose meaning was known
   * @param cacheMisses files that were parsed
   * @param pagesRendered pages made
   * @param pagesPublished pages sent
   * @param pagesRemoved pages taken out
   * @param bytesPublished content of the pages sent
   * @param rejectedFiles files that could not be read
   * @param recovered whether state or target had to be found again
   * @param hardRefresh whether everything was to be read and rendered again
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Digest(
      String failure,
      String fromRevision,
      String subject,
      String link,
      Map<String, Double> stages,
      int changedFiles,
      int cacheHits,
      int cacheMisses,
      int pagesRendered,
      int pagesPublished,
      int pagesRemoved,
      long bytesPublished,
      int rejectedFiles,
      boolean recovered,
      boolean hardRefresh) {}
}
