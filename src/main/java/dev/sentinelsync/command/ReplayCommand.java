package dev.sentinelsync.command;

import dev.sentinelsync.config.Settings;
import dev.sentinelsync.pipeline.SyncOptions;
import dev.sentinelsync.pipeline.SyncReport;
import dev.sentinelsync.source.Revision;
import dev.sentinelsync.support.Numbers;
import dev.sentinelsync.verify.Verification;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code replay}: publishes each revision of a stretch of history in turn. */
@Command(
    name = "replay",
    description =
        "Publishes each first-parent revision from one to another in turn, in one process.",
    exitCodeListHeading = "Exit codes:%n",
    exitCodeList = {
      "0:Every revision was published and every verification was identical.",
      "1:It stopped at the revision that is named last.",
      "2:The command line or the configuration is wrong."
    })
final class ReplayCommand implements Callable<Integer> {

  @Mixin private CommonOptions common;

  @Option(
      names = "--from",
      required = true,
      paramLabel = "REV",
      description = "First revision that is published.")
  private String from;

  @Option(
      names = "--to",
      required = true,
      paramLabel = "REV",
      description = "Last revision that is published.")
  private String to;

  @Option(
      names = "--verify-every",
      paramLabel = "N",
      defaultValue = "0",
      description = "Compares the target with a fresh build after every N-th revision; 0: never.")
  private int verifyEvery;

  @Override
  public Integer call() {
    Settings settings = common.settings();
    try (Progress progress = Progress.onStandardError();
        Workbench workbench = Workbench.open(settings, common.site(settings), progress)) {
      workbench.site().fetch(progress);
      List<Revision> revisions = workbench.site().firstParents(from, to);
      for (int i = 0; i < revisions.size(); i++) {
        String place = String.format(Locale.ROOT, "%d/%d", i + 1, revisions.size());
        if (!publish(workbench, revisions.get(i), place)) {
          return 1;
        }
        boolean last = i == revisions.size() - 1;
        boolean due = verifyEvery > 0 && ((i + 1) % verifyEvery == 0 || last);
        if (due && !verify(workbench, progress, place)) {
          return 1;
        }
      }
      return 0;
    }
  }

  private static boolean publish(Workbench workbench, Revision revision, String place) {
    Optional<SyncReport> report =
        workbench.sync(new SyncOptions(Optional.of(revision.id()), false, true, false));
    if (report.isEmpty()) {
      Terminal.err().println("Another sync of this site is at work.");
      return false;
    }
    Terminal.out()
        .printf(
            "%s %s %s: %s, %d made, %d written, %d removed, %.0f ms%n",
            place,
            revision.shortId(),
            report.get().status(),
            Numbers.many(report.get().files().changed(), "file"),
            report.get().pages().rendered(),
            report.get().pages().published(),
            report.get().pages().removed(),
            report.get().timing().stages().values().stream()
                .mapToDouble(Double::doubleValue)
                .sum());
    if (!report.get().status().isDelivered()) {
      Terminal.err().println(report.get().failure());
    }
    return report.get().status().isDelivered();
  }

  private static boolean verify(Workbench workbench, Progress progress, String place) {
    Verification result = workbench.verify(progress);
    progress.end();
    result
        .differences()
        .forEach((address, difference) -> Terminal.out().printf("  %s %s%n", difference, address));
    Terminal.out()
        .printf("%s verify: %s%n", place, result.isIdentical() ? "identical" : "DIFFERENT");
    return result.isIdentical();
  }
}
