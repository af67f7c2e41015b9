package dev.sentinelsync.http.dashboard;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.sentinelsync.service.SiteState;
import java.util.List;

/**
 * What the dashboard shows of one site.
 *
 * @param state how it stands
 * @param places source and target
 * @param publishedLink address of the published commit for people; null if not known
 * @param sourceLink address of the newest commit for people; null if not known
 * @param files what a person should look at; null if no run of the history has read the files
 * @param runs the newest runs, newest first
 * @param changes the newest runs that changed pages, newest first
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record SitePanel(
    SiteState state,
    @JsonUnwrapped Places places,
    String publishedLink,
    String sourceLink,
    UnreadableFiles files,
    List<RunSummary> runs,
    List<PageChanges> changes) {

  /**
   * Where pages come from and where they go.
   *
   * @param source address of the source, without credentials
   * @param branch the branch; empty for the remote's default
   * @param target where the pages go, without credentials
   */
  public record Places(String source, String branch, String target) {}

  /**
   * Files that could not be read, or not in full.
   *
   * @param run the run that read them
   * @param revision the commit whose files they are
   * @param rejected how many could not be read at all, so that an older version is shown or none
   * @param listed the files, at most as many as a report holds
   */
  public record UnreadableFiles(
      String run, String revision, int rejected, List<UnreadableFile> listed) {}

  /**
   * Something in a file.
   *
   * @param path repository path
   * @param line one-based, 0 if unknown
   * @param code kind of problem
   * @param message what is wrong
   * @param keptFrom commit whose version is shown instead, or empty
   * @param link address of the place for people; null if not known
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record UnreadableFile(
      String path, int line, String code, String message, String keptFrom, String link) {}

  /**
   * What a run changed in the target.
   *
   * @param of the run and its commit
   * @param written how many pages were sent
   * @param removed how many pages were taken out
   * @param pages the first of the pages sent
   * @param removedPages the first of the addresses taken out
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record PageChanges(
      @JsonUnwrapped ChangingRun of,
      int written,
      int removed,
      List<ChangedPage> pages,
      List<String> removedPages) {}

  /**
   * A run that changed pages.
   *
   * @param run the run
   * @param revision the commit
   * @param link address of the commit for people; null if not known
   * @param subject first line of its message
   * @param finishedAt when the run ended, ISO 8601
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record ChangingRun(
      String run, String revision, String link, String subject, String finishedAt) {}

  /**
   * A page that was sent.
   *
   * @param address its path in the target
   * @param kind what it shows
   * @param causes the changed facts, in part; empty for a new page
   */
  public record ChangedPage(String address, String kind, List<String> causes) {}
}
