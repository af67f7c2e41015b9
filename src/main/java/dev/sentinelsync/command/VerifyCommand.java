package dev.sentinelsync.command;

import dev.sentinelsync.config.Settings;
import dev.sentinelsync.pipeline.SiteRuntime;
import dev.sentinelsync.verify.Verification;
import dev.sentinelsync.verify.Verifier;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code verify}: is the target byte for byte what a clean full build gives? */
@Command(
    name = "verify",
    description =
        "Builds the published revision from scratch in memory and compares every byte with the target.",
    exitCodeListHeading = "Exit codes:%n",
    exitCodeList = {
      "0:The target is identical, or was repaired.",
      "1:It differs, or nothing is published; the differences are on standard output.",
      "2:The command line or the configuration is wrong."
    })
final class VerifyCommand implements Callable<Integer> {

  @Mixin private CommonOptions common;

  @Option(
      names = "--repair",
      description = "Repairs what differs: pages changed, added or deleted by somebody else.")
  private boolean repair;

  @Override
  public Integer call() {
    Settings settings = common.settings();
    if (repair) {
      return repair(settings);
    }
    try (Progress progress = Progress.onStandardError();
        SiteRuntime site = SiteRuntime.open(common.site(settings));
        Verifier verifier =
            Verifier.start(
                settings.routes(), site.settings().pages().folders(), settings.contentLimits())) {
      Verification result = verifier.verify(site, progress);
      progress.end();
      return print(result, site);
    }
  }

  private int repair(Settings settings) {
    try (Progress progress = Progress.onStandardError();
        Workbench workbench = Workbench.open(settings, common.site(settings), progress)) {
      Optional<Verification> found = workbench.repair(progress);
      progress.end();
      if (found.isEmpty()) {
        Terminal.err().println("A sync of this site is at work; try again when it has ended.");
        return 1;
      }
      int differs = print(found.get(), workbench.site());
      if (found.get().revision().isEmpty()) {
        return differs;
      }
      long repaired = found.get().differentPages();
      Terminal.out().printf("Repaired %d page(s).%n", repaired);
      return repaired == 0 ? 0 : print(workbench.verify(progress), workbench.site());
    }
  }

  private static int print(Verification result, SiteRuntime site) {
    if (result.revision().isEmpty()) {
      Terminal.out()
          .printf(
              "%s holds nothing that was published by this program.%n", site.targetDescription());
      return 1;
    }
    result
        .differences()
        .forEach(
            (address, difference) ->
                Terminal.out()
                    .printf("%s %s%n", difference.name().toLowerCase(Locale.ROOT), address));
    result.foreign().forEach(address -> Terminal.out().printf("foreign %s%n", address));
    Terminal.out()
        .printf(
            "%s: %d page(s) of revision %s, %d difference(s), %d foreign file(s).%n",
            result.isIdentical() ? "Identical" : "Different",
            result.pages(),
            result.revision().get().id(),
            result.differences().size(),
            result.foreign().size());
    return result.isIdentical() ? 0 : 1;
  }
}
