package dev.sentinelsync.command;

import dev.sentinelsync.command.ReportPrinter.Detail;
import dev.sentinelsync.config.Settings;
import dev.sentinelsync.pipeline.SyncOptions;
import dev.sentinelsync.pipeline.SyncReport;
import dev.sentinelsync.pipeline.SyncStatus;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code sync}: one sync, then the end. */
@Command(
    name = "sync",
    description = "Brings the target to the newest revision of the source, then exits.",
    exitCodeListHeading = "Exit codes:%n",
    exitCodeList = {
      "0:The target holds the revision.",
      "1:It does not; the last line on standard error says why.",
      "2:The command line or the configuration is wrong.",
      "3:The target holds the revision, but some files could not be read."
    })
final class SyncCommand implements Callable<Integer> {

  @Mixin private CommonOptions common;

  @Option(
      names = "--revision",
      paramLabel = "REV",
      description = "Publishes exactly this commit, forward or back.")
  private String revision;

  @Option(
      names = "--hard",
      description = "Ignores every cache: reads every file and renders every page again.")
  private boolean hard;

  @Option(
      names = "--accept-removals",
      description = "Publishes even if it removes a large share of the pages.")
  private boolean acceptRemovals;

  @Option(
      names = {"-v", "--verbose"},
      description =
          "Names each page that is new (+), changed (~) or removed (-) and says why; twice (-vv):"
              + " the changed facts too.")
  private boolean[] verbose = {};

  @Mixin private JsonDocument json;

  @Override
  public Integer call() {
    Settings settings = common.settings();
    SyncOptions options =
        new SyncOptions(Optional.ofNullable(revision), hard, acceptRemovals, true);
    try (Progress progress = Progress.onStandardError();
        Workbench workbench =
            Workbench.open(settings, common.site(settings), progress, List.of(progress))) {
      Optional<SyncReport> report = workbench.sync(options);
      progress.end();
      if (report.isEmpty()) {
        return busy(workbench.site().name());
      }
      if (json.isAsked()) {
        json.print(report.get());
      } else {
        ReportPrinter.print(report.get(), Detail.of(verbose.length), Terminal.out());
      }
      if (!report.get().failure().isEmpty()) {
        Terminal.err().println(report.get().failure());
      }
      return report.get().status().exitCode();
    }
  }

  private int busy(String site) {
    String reason =
        "Another sync of this site is at work; it will publish what is new. Nothing was done.";
    if (json.isAsked()) {
      Map<String, String> nothing = new LinkedHashMap<>();
      nothing.put("site", site);
      nothing.put("status", SyncStatus.SUPERSEDED.name());
      nothing.put("failure", reason);
      json.print(nothing);
    }
    Terminal.err().println(reason);
    return SyncStatus.SUPERSEDED.exitCode();
  }
}
