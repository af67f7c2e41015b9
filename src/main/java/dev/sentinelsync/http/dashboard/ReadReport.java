package dev.sentinelsync.http.dashboard;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sentinelsync.http.dashboard.RunSummary.Commits;
import dev.sentinelsync.http.dashboard.RunSummary.Digest;
import dev.sentinelsync.http.dashboard.RunSummary.Files;
import dev.sentinelsync.http.dashboard.RunSummary.Pages;
import dev.sentinelsync.http.dashboard.SitePanel.ChangedPage;
import dev.sentinelsync.http.dashboard.SitePanel.ChangingRun;
import dev.sentinelsync.http.dashboard.SitePanel.PageChanges;
import dev.sentinelsync.http.dashboard.SitePanel.UnreadableFile;
import dev.sentinelsync.http.dashboard.SitePanel.UnreadableFiles;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The parts of a run's report that the dashboard shows. Reads the stored JSON by name, so that the
 * report of an older or newer release, which may lack a field, is shown as far as it goes.
 *
 * @param digest its numbers
 * @param files the files to look at
 * @param changes the pages that it changed
 */
record ReadReport(Digest digest, UnreadableFiles files, PageChanges changes) {

  private static final String RUNBOOKS =
      "https://github.com/sentinel-sync/sentinel-sync/blob/main/docs/operations.md";

  /** More than a person reads of one run; the full report has the rest. */
  private static final int MOST_PAGES = 50;

  private static final int MOST_REASONS = 4;

  static ReadReport of(JsonNode report, SourceLinks links) {
    String revision = report.path("toRevision").asText("");
    return new ReadReport(
        digest(report, revision, links),
        files(report, revision, links),
        changes(report, revision, links));
  }

  private static Digest digest(JsonNode report, String revision, SourceLinks links) {
    Map<String, Double> stages = new LinkedHashMap<>();
    report
        .path("stages")
        .properties()
        .forEach(stage -> stages.put(stage.getKey(), stage.getValue().asDouble()));
    return new Digest(
        report.path("failure").asText(""),
        runbook(report.path("status").asText("")),
        new Commits(
            report.path("fromRevision").asText(""),
            report.path("subject").asText(""),
            links.commit(revision).orElse(null),
            compare(report, revision, links)),
        stages,
        new Files(
            report.path("changedFiles").asInt(),
            report.path("cacheHits").asInt(),
            report.path("cacheMisses").asInt(),
            report.path("rejectedFiles").asInt()),
        new Pages(
            report.path("pagesRendered").asInt(),
            report.path("pagesPublished").asInt(),
            report.path("pagesRemoved").asInt(),
            report.path("bytesPublished").asLong()),
        report.path("recovered").asBoolean(),
        report.path("hardRefresh").asBoolean());
  }

  private static String compare(JsonNode report, String revision, SourceLinks links) {
    return links.compare(report.path("fromRevision").asText(""), revision).orElse(null);
  }

  /** What to do about a run that did not deliver: the runbook of the alert of the same kind. */
  private static String runbook(String status) {
    return switch (status) {
      case "FAILED" -> RUNBOOKS + "#sentinelsyncfailing";
      case "HELD" -> RUNBOOKS + "#sentinelsyncheld";
      default -> null;
    };
  }

  private static UnreadableFiles files(JsonNode report, String revision, SourceLinks links) {
    List<UnreadableFile> listed = new ArrayList<>();
    for (JsonNode problem : report.path("problems")) {
      String path = problem.path("path").asText("");
      int line = problem.path("line").asInt();
      listed.add(
          new UnreadableFile(
              path,
              line,
              problem.path("code").asText(""),
              problem.path("message").asText(""),
              problem.path("keptFrom").asText(""),
              links.file(path, revision, line).orElse(null),
              false));
    }
    return new UnreadableFiles(
        report.path("run").asText(""), revision, report.path("rejectedFiles").asInt(), 0, listed);
  }

  private static PageChanges changes(JsonNode report, String revision, SourceLinks links) {
    List<ChangedPage> pages = new ArrayList<>();
    for (JsonNode page : report.path("published")) {
      if (pages.size() < MOST_PAGES) {
        pages.add(
            new ChangedPage(
                page.path("address").asText(""),
                page.path("kind").asText(""),
                page.path("change").asText("").equals("ADDED"),
                // Reports of older releases have the facts alone.
                texts(page.path(page.has("reasons") ? "reasons" : "causes"), MOST_REASONS)));
      }
    }
    return new PageChanges(
        new ChangingRun(
            report.path("run").asText(""),
            revision,
            links.commit(revision).orElse(null),
            compare(report, revision, links),
            report.path("subject").asText(""),
            report.path("finishedAt").asText("")),
        report.path("pagesPublished").asInt(),
        report.path("pagesRemoved").asInt(),
        pages,
        texts(report.path("removed"), MOST_PAGES));
  }

  private static List<String> texts(JsonNode array, int most) {
    List<String> texts = new ArrayList<>();
    for (JsonNode text : array) {
      if (texts.size() < most) {
        texts.add(text.asText(""));
      }
    }
    return texts;
  }
}
