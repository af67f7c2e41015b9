package dev.sentinelsync.http.dashboard;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.sentinelsync.service.SiteState;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What the dashboard shows of one site.
 *
 * @param state how it stands
 * @param places source and target
 * @param links addresses for people
 * @param files what a person should look at; null if no run of the history has read the files
 * @param runs the newest runs, newest first
 * @param changes the newest runs that changed pages, newest first
 * @param day the last 24 hours, oldest first
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record SitePanel(
    SiteState state,
    @JsonUnwrapped Places places,
    @JsonUnwrapped Links links,
    UnreadableFiles files,
    List<RunSummary> runs,
    List<PageChanges> changes,
    List<Hour> day) {

  /**
   * Addresses for people; each is null if it is not known.
   *
   * @param site the published site
   * @param published the published commit
   * @param source the newest commit
   * @param compare what the newest commit changes in the published one
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Links(
      @JsonProperty("siteLink") String site,
      @JsonProperty("publishedLink") String published,
      @JsonProperty("sourceLink") String source,
      @JsonProperty("compareLink") String compare) {}

  /**
   * An hour of a site.
   *
   * @param from when it began
   * @param runs how many runs ended
   * @param lagSeconds the longest time for which the target may have been behind
   * @param longestMillis the longest run
   * @param pages pages sent and taken out
   */
  public record Hour(Instant from, int runs, long lagSeconds, long longestMillis, int pages) {}

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
   * @param fresh how many of the listed ones were not there a day ago
   * @param listed the files, at most as many as a report holds
   */
  public record UnreadableFiles(
      String run, String revision, int rejected, int fresh, List<UnreadableFile> listed) {

    /**
     * The same, compared with those of a day ago.
     *
     * @param before what could not be read then
     */
    UnreadableFiles since(UnreadableFiles before) {
      Set<String> known =
          before.listed().stream().map(UnreadableFile::path).collect(Collectors.toSet());
      List<UnreadableFile> compared =
          listed.stream().map(file -> file.with(!known.contains(file.path()))).toList();
      return new UnreadableFiles(
          run,
          revision,
          rejected,
          (int)
              compared.stream()
                  .filter(UnreadableFile::fresh)
                  .map(UnreadableFile::path)
                  .distinct()
                  .count(),
          compared);
    }
  }

  /**
   * Something in a file.
   *
   * @param path repository path
   * @param line one-based, 0 if unknown
   * @param code kind of problem
   * @param message what is wrong
   * @param keptFrom commit whose version is shown instead, or empty
   * @param link address of the place for people; null if not known
   * @param fresh whether it could be read a day ago
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record UnreadableFile(
      String path,
      int line,
      String code,
      String message,
      String keptFrom,
      String link,
      boolean fresh) {

    private UnreadableFile with(boolean isFresh) {
      return new UnreadableFile(path, line, code, message, keptFrom, link, isFresh);
    }
  }

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
   * @param compareLink address of what it changes in the one before; null if not known
   * @param subject first line of its message
   * @param finishedAt when the run ended, ISO 8601
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record ChangingRun(
      String run,
      String revision,
      String link,
      String compareLink,
      String subject,
      String finishedAt) {}

  /**
   * A page that was sent.
   *
   * @param address its path in the target
   * @param kind what it shows
   * @param added whether it is new
   * @param reasons why, in words or else the changed facts, in part; empty for a new page
   */
  public record ChangedPage(String address, String kind, boolean added, List<String> reasons) {}
}
