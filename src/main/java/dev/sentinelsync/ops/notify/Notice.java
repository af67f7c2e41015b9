package dev.sentinelsync.ops.notify;

import dev.sentinelsync.ops.notify.NoisePolicy.Decision;
import dev.sentinelsync.pipeline.SyncReport;
import dev.sentinelsync.pipeline.SyncReport.FileProblem;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A message before it has the form of any receiver. Texts may come from outside: they are bounded
 * and of one line, but may hold any other character.
 *
 * @param kind what it says
 * @param site which site it is about
 * @param title one line for people
 * @param text what went wrong, or empty
 * @param files some of the files that could not be read, with their places
 * @param run the run after which it is sent
 * @param trouble how long it has lasted
 * @param link address of the dashboard
 */
record Notice(
    NoticeKind kind,
    String site,
    String title,
    String text,
    List<String> files,
    LastRun run,
    Trouble trouble,
    Optional<String> link) {

  /**
   * The run after which it is sent.
   *
   * @param id the run
   * @param status how it ended
   * @param revision commit that it worked on, or empty
   * @param publishedBefore commit that was published when it began, or empty
   * @param endedAt when it ended
   */
  record LastRun(
      String id, String status, String revision, String publishedBefore, Instant endedAt) {}

  /**
   * How long it has lasted.
   *
   * @param since when it began
   * @param runs how many runs had it
   */
  record Trouble(Instant since, int runs) {}

  private static final int LONGEST_TEXT = 1000;
  private static final int LONGEST_FILE = 300;
  private static final int MOST_FILES = 5;

  static Notice of(Decision decision, SyncReport report, Optional<String> link) {
    boolean aboutFiles =
        decision.kind() == NoticeKind.FILES_REJECTED
            || decision.kind() == NoticeKind.FILES_STILL_REJECTED;
    return new Notice(
        decision.kind(),
        report.site(),
        title(decision, report),
        line(report.failure(), LONGEST_TEXT),
        aboutFiles
            ? report.files().problems().stream().limit(MOST_FILES).map(Notice::file).toList()
            : List.of(),
        new LastRun(
            report.run(),
            report.status().name(),
            report.revisions().to(),
            report.revisions().from(),
            report.timing().finishedAt()),
        new Trouble(decision.since(), decision.runs()),
        link);
  }

  private static String title(Decision decision, SyncReport report) {
    String site = report.site();
    String lasted = span(Duration.between(decision.since(), report.timing().finishedAt()));
    return switch (decision.kind()) {
      case FAILURE ->
          report.status().name().equals("HELD")
              ? "%s is held until a person decides".formatted(site)
              : "%s is not kept up to date".formatted(site);
      case FAILURE_REPEATED ->
          "%s is still not kept up to date, for %s (%d runs)"
              .formatted(site, lasted, decision.runs());
      case RECOVERY -> "%s is up to date again after %s".formatted(site, lasted);
      case FILES_REJECTED ->
          "%s is unstable: %s unreadable".formatted(site, files(report.files().unreadable()));
      case FILES_STILL_REJECTED ->
          "%s is still unstable, for %3$s: %2$s unreadable"
              .formatted(site, files(report.files().unreadable()), lasted);
      case FILES_MENDED -> "%s is no longer unstable: all files can be read again".formatted(site);
    };
  }

  private static String files(int count) {
    return count == 1 ? "1 file" : count + " files";
  }

  private static String file(FileProblem problem) {
    String place = problem.line() > 0 ? problem.path() + ":" + problem.line() : problem.path();
    return line(place + ": " + problem.message(), LONGEST_FILE);
  }

  /** One line without control characters, cut where it is too long. */
  private static String line(String text, int longest) {
    String line = text.replaceAll("[\\p{Cntrl}\\p{Cf}\\u2028\\u2029]+", " ").strip();
    if (line.length() <= longest) {
      return line;
    }
    int end = Character.isHighSurrogate(line.charAt(longest - 2)) ? longest - 2 : longest - 1;
    return line.substring(0, end) + "…";
  }

  private static String span(Duration duration) {
    if (duration.toDays() >= 2) {
      return "%d days".formatted(duration.toDays());
    }
    if (duration.toHours() >= 1) {
      return "%d h %d min".formatted(duration.toHours(), duration.toMinutesPart());
    }
    if (duration.toMinutes() >= 1) {
      return "%d min".formatted(duration.toMinutes());
    }
    return String.format(Locale.ROOT, "%d s", duration.toSeconds());
  }
}
