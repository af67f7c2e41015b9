package dev.sentinelsync.command;

import dev.sentinelsync.command.Terminal.Tone;
import dev.sentinelsync.content.parse.Problem;
import dev.sentinelsync.pipeline.SyncReport;
import dev.sentinelsync.pipeline.SyncReport.PageChange;
import dev.sentinelsync.pipeline.SyncReport.PublishedPage;
import dev.sentinelsync.pipeline.SyncStatus;
import dev.sentinelsync.support.Numbers;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Prints what a run did, for people. */
final class ReportPrinter {

  private static final int SHORT_ID = 10;

  private static final int MOST_PROBLEMS = 20;

  private static final double MILLIS = 1_000.0;

  private ReportPrinter() {}

  /** How much is printed. */
  enum Detail {
    /** What was done. */
    SHORT,
    /** Each page with its reasons, and the time of each stage. */
    PAGES,
    /** The keys of the facts too. */
    FACTS;

    /**
     * @param times how often {@code -v} was given
     */
    static Detail of(int times) {
      return values()[Math.min(times, values().length - 1)];
    }
  }

  static void print(SyncReport report, Detail detail, Terminal out) {
    switch (report.status()) {
      case UNCHANGED ->
          out.printf(
              "Revision %s is already published; nothing was written.%n",
              shortId(report.revisions().to()));
      case PUBLISHED, UNSTABLE -> delivered(report, out);
      default -> {
        // Why stands on standard error.
        out.printf("%s after %s.%n", words(report.status().name()), seconds(report));
        return;
      }
    }
    if (detail != Detail.SHORT) {
      pages(report, detail == Detail.FACTS, out);
    }
    if (report.files().unreadable() > 0) {
      unreadable(report.files(), out);
    }
    if (detail != Detail.SHORT) {
      out.printf("Stages: %s%n", stages(report.timing().stages()));
    }
    out.println(report.status() == SyncStatus.UNCHANGED ? briefly(report) : summary(report));
  }

  /** What was done in how long: "5,334 pages in 6.1 s". */
  static String briefly(SyncReport report) {
    return Numbers.many(sent(report), "page") + " in " + seconds(report);
  }

  private static String seconds(SyncReport report) {
    Duration took = Duration.between(report.timing().startedAt(), report.timing().finishedAt());
    return String.format(Locale.ROOT, "%.1f s", took.toMillis() / MILLIS);
  }

  /** A constant as a word of a sentence's beginning: "Failed". */
  private static String words(String constant) {
    return constant.charAt(0) + constant.substring(1).toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  private static int sent(SyncReport report) {
    return report.pages().published() + report.pages().removed();
  }

  private static String summary(SyncReport report) {
    return "%s (%s written, %s removed, %s made; %s changed in the source)"
        .formatted(
            briefly(report),
            Numbers.withSeparators(report.pages().published()),
            Numbers.withSeparators(report.pages().removed()),
            Numbers.withSeparators(report.pages().rendered()),
            Numbers.many(report.files().changed(), "file"));
  }

  private static void delivered(SyncReport report, Terminal out) {
    out.printf(
        "Published %s (%s)%s.%n",
        shortId(report.revisions().to()),
        report.revisions().subject(),
        report.revisions().from().isEmpty()
            ? ""
            : ", before that " + shortId(report.revisions().from()));
    out.printf("Target: %s%n", report.pages().outputs().location());
    SyncReport.Outputs outputs = report.pages().outputs();
    if (outputs.published() != report.pages().published()
        || outputs.removed() != report.pages().removed()) {
      out.printf(
          "Outputs: %s written, %s removed.%n",
          Numbers.withSeparators(outputs.published()), Numbers.withSeparators(outputs.removed()));
    }
    if (report.outcome().recovered()) {
      out.println(
          "No record says what the published pages were made from; every page was compared.");
    }
  }

  private static void pages(SyncReport report, boolean facts, Terminal out) {
    for (PublishedPage page : report.pages().sent()) {
      boolean added = page.change() == PageChange.ADDED;
      String reasons = page.reasons().isEmpty() ? "" : "  <- " + String.join(" | ", page.reasons());
      out.println(
          added ? Tone.GOOD : Tone.WARNING, added ? "  + " : "  ~ ", page.address() + reasons);
      if (facts) {
        page.causes().forEach(cause -> out.println(Tone.QUIET, "      ", cause));
      }
    }
    report.pages().gone().forEach(address -> out.println(Tone.BAD, "  - ", address));
    int shown = report.pages().sent().size() + report.pages().gone().size();
    if (sent(report) > shown) {
      out.printf("  ... and %s more%n", Numbers.withSeparators(sent(report) - shown));
    }
  }

  private static void unreadable(SyncReport.Files files, Terminal out) {
    out.println(
        Tone.WARNING,
        "Unstable:",
        " %s unreadable; %s at the newest readable version:"
            .formatted(
                Numbers.many(files.unreadable(), "file"),
                files.unreadable() == 1 ? "its page stays" : "their pages stay"));
    files.problems().stream()
        .filter(problem -> problem.level() != Problem.Level.INFO)
        .limit(MOST_PROBLEMS)
        .forEach(
            problem ->
                out.printf(
                    "  %s:%d:%d %s%n",
                    problem.path(), problem.line(), problem.column(), problem.message()));
  }

  private static String stages(Map<String, Double> stages) {
    return stages.entrySet().stream()
        .map(stage -> String.format(Locale.ROOT, "%s %.1f ms", stage.getKey(), stage.getValue()))
        .collect(Collectors.joining(", "));
  }

  private static String shortId(String revision) {
    return revision.length() > SHORT_ID ? revision.substring(0, SHORT_ID) : revision;
  }
}
