package dev.sentinelsync.command;

import dev.sentinelsync.command.settings.Settings;
import dev.sentinelsync.pipeline.SiteRuntime;
import dev.sentinelsync.pipeline.Verification;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code verify}: is the target byte for byte what a clean full build gives? */
@Command(
    name = "verify",
    description =
        "Builds the published revision afresh in memory and compares every byte with the target.",
    exitCodeListHeading = "Exit codes:%n",
    exitCodeList = {
      "0:The target is identical.",
      "1:It differs, or nothing is published; the differences are on standard output.",
      "2:The command line or the configuration is wrong."
    })
final class VerifyCommand implements Callable<Integer> {

  @Mixin private CommonOptions common;

  @Override
  public Integer call() {
    Settings settings = common.settings();
    try (Progress progress = Progress.onStandardError();
        SiteRuntime site = SiteRuntime.open(common.site(settings))) {
      Verification.Result result =
          new Verification(settings.contentLimits()).verify(site, progress);
      progress.end();
      return print(result, site);
    }
  }

  private static int print(Verification.Result result, SiteRuntime site) {
    if (result.revision().isEmpty()) {
      System.out.printf(
          "%s holds nothing that was published by this program.%n", site.settings().target());
      return 1;
    }
    result
        .differences()
        .forEach(
            (address, difference) ->
                System.out.printf("%s %s%n", difference.name().toLowerCase(Locale.ROOT), address));
    result.foreign().forEach(address -> System.out.printf("foreign %s%n", address));
    System.out.printf(
        Locale.ROOT,
        "%s: %d page(s) of revision %s, %d difference(s), %d foreign file(s).%n",
        result.isIdentical() ? "Identical" : "Different",
        result.pages(),
        result.revision().get().id(),
        result.differences().size(),
        result.foreign().size());
    return result.isIdentical() ? 0 : 1;
  }
}
