package dev.sentinelsync.command;

import dev.sentinelsync.content.parse.Problem;
import dev.sentinelsync.pipeline.SyncReport;
import java.io.PrintStream;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Prints what a run did, for people. */
final class ReportPrinter {

  private static final int SHORT_ID = 10;

  private ReportPrinter() {}

  static void print(SyncReport report, boolean verbose, PrintStream out) {
    switch (report.status()) {
      case UNCHANGED ->
          out.printf(
              Locale.ROOT,
              "Revision %s is already published; nothing was written.%n",
              shortId(report.revisions().to()));
      case PUBLISHED, UNSTABLE -> delivered(report, out);
      default -> out.printf(Locale.ROOT, "%s%n", report.status());
    }
    if (verbose) {
      details(report, out);
    }
    if (report.files().unreadable() > 0) {
      out.printf(
          Locale.ROOT,
          "Unstable: %d file(s) unreadable; their pages stay at the newest readable version:%n",
          report.files().unreadable());
      report.files().problems().stream()
          .filter(problem -> problem.level() != Problem.Level.INFO)
          .limit(20)
          .forEach(
              problem ->
                  out.printf(
                      Locale.ROOT,
                      "  %s:%d:%d %s%n",
                      problem.path(),
                      problem.line(),
                      problem.column(),
                      problem.message()));
    }
    out.printf(Locale.ROOT, "Stages: %s%n", stages(report.timing().stages()));
  }

  private static void delivered(SyncReport report, PrintStream out) {
    out.printf(
        Locale.ROOT,
        "Published %s (%s)%s: %d page(s) written, %d removed, %d made; %d file(s) changed.%n",
        shortId(report.revisions().to()),
        report.revisions().subject(),
        report.revisions().from().isEmpty()
            ? ""
            : ", before that " + shortId(report.revisions().from()),
        report.pages().published(),
        report.pages().removed(),
        report.pages().rendered(),
        report.files().changed());
    out.printf(Locale.ROOT, "Target: %s%n", report.pages().outputs().location());
    SyncReport.Outputs outputs = report.pages().outputs();
    if (outputs.published() != report.pages().published()
        || outputs.removed() != report.pages().removed()) {
      out.printf(
          Locale.ROOT,
          "Outputs: %d written, %d removed.%n",
          outputs.published(),
          outputs.removed());
    }
    if (report.outcome().recovered()) {
      out.println(
          "No record says what the published pages were made from; every page was compared.");
    }
  }

  private static void details(SyncReport report, PrintStream out) {
    for (SyncReport.PublishedPage page : report.pages().sent()) {
      out.printf(
          Locale.ROOT,
          "  + %s%s%n",
          page.address(),
          page.causes().isEmpty() ? " (new)" : "  <- " + String.join(", ", page.causes()));
    }
    report.pages().gone().forEach(address -> out.printf(Locale.ROOT, "  - %s%n", address));
    int shown = report.pages().sent().size() + report.pages().gone().size();
    int all = report.pages().published() + report.pages().removed();
    if (all > shown) {
      out.printf(Locale.ROOT, "  ... and %d more%n", all - shown);
    }
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
